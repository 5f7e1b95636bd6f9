"""A person may be taken for a town."""

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
