"""A person may be taken for a town, and the WHO for the word "who"."""

import pytest

from tests.fixtures.tagged import claims_of, parties


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("{GPE+PARTY|Marshan}", "{PER+PARTY|Ann Lee}", "Marshan"),
        # a known town is one, and so is what stands beside no person
        ("{GPE+PARTY|Basra}", "{PER+PARTY|Ann Lee}", "Iraq"),
        ("{GPE+PARTY|Marshan}", "{ORG+PARTY|Salt Board}", "Iraq"),
    ],
)
def test_who_is_told_as_another_person_is_one(first: str, second: str, expected: str) -> None:
    claims = claims_of(
        f"{{MET|Talks}} between {{GPE|Iraq}}'s {first} and {{GPE|Peru}}'s {second} ended."
    )
    assert expected in parties(claims, claims.reports[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WHO {POST|chief} {PER|Ann Lee} rose.", ["WHO"]),
        ("WHO IS {PER|Ann Lee}?", []),
    ],
)
def test_the_health_body_is_one_before_its_chief(text: str, expected: list[str]) -> None:
    bodies = [one.name for one in claims_of(text).entities if one.kind == "organisation"]
    assert bodies == expected
