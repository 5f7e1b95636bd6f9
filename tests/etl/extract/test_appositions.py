"""The persons named after their countries stand for these."""

import pytest

from tests.fixtures.tagged import claims_of, parties

LANDS = "{GPE+PARTY|Peru} and {GPE+PARTY|Chile}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The {{POST|ministers}} of {LANDS}, {{PER+PARTY|Ann Lee}} and {{PER+PARTY|Bo Marsh}}, "
         "{MET|met}.", {"Ann Lee", "Bo Marsh"}),
        (f"The {{POST|ministers}} of {LANDS}, {{PER|Ann Lee}} and {{PER|Bo Marsh}}, {{MET|met}}.",
         {"Ann Lee", "Bo Marsh"}),
        ("The heads of the {ORG+PARTY|Harbour Bank} and the {ORG+PARTY|Salt Board}, "
         "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh}, {MET|met}.", {"Ann Lee", "Bo Marsh"}),
        ("{PER+PARTY|Cy Dunn} {MET|met} his {NORP+PARTY|Peruvian} and {NORP+PARTY|Chilean} "
         "colleagues, {PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh}.",
         {"Cy Dunn", "Ann Lee", "Bo Marsh"}),
        # not those who are fewer, or who only tell of it
        (f"{LANDS}, which {{PER|Ann Lee}} and {{PER|Bo Marsh}} left, {{MET|met}}.",
         {"Peru", "Chile"}),
        (f"{{PER+PARTY|Cy Dunn}} {{MET|met}} {LANDS}, {{PER|Ann Lee}} and {{PER|Bo Marsh}} said.",
         {"Cy Dunn", "Peru", "Chile"}),
    ],
)  # fmt: skip
def test_the_names_after_countries_are_of_those_who_met(text: str, expected: set[str]) -> None:
    claims = claims_of(text)
    assert parties(claims, claims.reports[0]) == expected


def test_whose_name_follows_a_country_is_of_that_country() -> None:
    claims = claims_of(
        f"The {{POST|ministers}} of {LANDS}, {{PER|Ann Lee}} and {{PER|Bo Marsh}}, {{MET|met}}."
    )
    assert [one.country for one in claims.entities if one.kind == "person"] == ["PE", "CL"]
