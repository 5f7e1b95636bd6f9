"""Those who go on to another meeting are one side of the last."""

import pytest

from tests.fixtures.tagged import claims_of, parties

NEXT = "{X+PARTY|They} also {MET|met} {PER+PARTY|Di Holt}."
TWO = "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TWO} {{MET|met}} {{PER+PARTY|Cy Dunn}} in Oslo. {NEXT}", {"Ann Lee", "Bo Marsh"}),
        ("{ORG+PARTY|Salt Board} leaders led by {PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Cy Dunn} "
         f"in Oslo. {NEXT}", {"Salt Board", "Ann Lee"}),
        ("{NORP+PARTY|Danish} lawmakers led by {PER+PARTY|Ann Lee} {MET|met} {NORP|Peruvian} "
         f"{{POST|President}} {{PER+PARTY|Cy Dunn}}. {NEXT}", {"Ann Lee"}),
        (f"{{X+PARTY|{{NORP|Danish}} officials}} {{MET|met}} {{PER+PARTY|Cy Dunn}}. {NEXT}",
         {"Denmark"}),
        # the words that take them up are not those that told them
        ("{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh}. {PER+PARTY|Cy Dunn} {MET|met} "
         "{X+PARTY|the group} and {PER+PARTY|Di Holt}.", {"Cy Dunn"}),
        # where nobody else was there, they are all; one alone is not they
        (f"{TWO} {{MET|met}} in {{GPE+PLACE|Oslo}}. {NEXT}", {"Ann Lee", "Bo Marsh"}),
        (f"{{PER+PARTY|Ann Lee}} {{MET|met}} {{PER+PARTY|Bo Marsh}}. {NEXT}",
         {"Ann Lee", "Bo Marsh"}),
    ],
)  # fmt: skip
def test_they_who_met_another_are_those_of_one_side(text: str, expected: set[str]) -> None:
    claims = claims_of(text)
    assert expected | {"Di Holt"} == parties(claims, claims.reports[-1])


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("mission", {"Salt Board", "Ann Lee", "Di Holt"}), ("delegation", None)],
)
def test_the_mission_is_the_one_told_of_before(noun: str, expected: set[str] | None) -> None:
    claims = claims_of(
        "A {ORG+PARTY|Salt Board} mission led by {PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Cy Dunn} "
        f"on {{DATE+DATE|March 3}}. {{X+PARTY|The {noun}}} {{MET|met}} {{PER+PARTY|Di Holt}} on "
        "{DATE+DATE|March 5}."
    )
    found = [parties(claims, report) for report in claims.reports]
    assert (expected in found) is (expected is not None)
