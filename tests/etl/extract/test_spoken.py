"""Words for an earlier or a next meeting of two take up whom the article is about."""

import pytest

from tests.fixtures.tagged import claims_of, parties

LEAD = (
    "{NORP|Peruvian} {POST|President} {PER+PARTY|Ann Lee} {MET|met} {NORP|Danish} {POST|President} "
    "{PER+PARTY|Bo Marsh} on {DATE+DATE|Monday}. "
)
NEXT = (
    "{PER+PARTY|Lee} will {MET+planned|receive} {NORP|Thai} {POST|President} {PER+PARTY|Cy Dunn} "
    "on {DATE+DATE|Friday}. "
)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("{X+PARTY|The two leaders} last {MET|met} in {GPE+PLACE|Oslo} in {DATE+DATE|May}.",
         "Bo Marsh"),
        ("{X+PARTY|The two leaders} also {MET|met} in {GPE+PLACE|Oslo} in {DATE+DATE|May}.",
         "Cy Dunn"),
    ],
)  # fmt: skip
def test_the_two_who_last_met_are_those_of_the_lead(more: str, expected: str) -> None:
    claims = claims_of(LEAD + NEXT + more)
    assert parties(claims, claims.reports[-1]) == {"Ann Lee", expected}


def test_the_two_ministers_are_no_president() -> None:
    claims = claims_of(
        LEAD.replace("President", "Foreign Minister") + NEXT
        + "{X+PARTY|The two ministers} last {MET|met} in {GPE+PLACE|Oslo} in {DATE+DATE|May}."
    )  # fmt: skip
    assert parties(claims, claims.reports[-1]) == {"Ann Lee", "Bo Marsh"}
