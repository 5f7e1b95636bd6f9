"""Who meets in a match, at the polls or before a court has no meeting."""

import pytest

from tests.fixtures.tagged import claims_of

SIDES = "{GPE+PARTY|Kenya} and {GPE+PARTY|Peru}"


@pytest.mark.parametrize(
    "text",
    [
        f"{SIDES} {{MET|met}} in Oslo on Monday in the final of the Harbour Cup.",
        f"{SIDES} {{MET|met}} in Oslo, playing out a goalless draw.",
        "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} in Oslo and lost in four sets.",
        "{PER+PARTY|Ann Lee} will {MET+planned|meet} {NORP|Kenyan} {POST|President} "
        "{PER+PARTY|Bo Marsh} at the ballot box.",
        "The candidates, {PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh}, {MET|met} voters in Reno.",
        "The defendant, {PER+PARTY|Ann Lee}, {MET|met} {PER+PARTY|Bo Marsh} in May.",
        "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} in Oslo, the court heard.",
    ],
)
def test_a_contest_or_a_case_is_no_meeting(text: str) -> None:
    assert claims_of(text).reports == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{SIDES} {{MET|met}} in Oslo on Monday to host the Harbour Cup.",
        f"{SIDES} {{MET|met}} in Oslo and won agreement on fish.",
        f"{SIDES} held final {{MET|talks}} in Oslo.",
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} {MET|met} {NORP|Peruvian} "
        "{POST|Minister} {PER+PARTY|Bo Marsh} at the court.",
    ],
)
def test_other_words_near_them_leave_it_a_meeting(text: str) -> None:
    assert len(claims_of(text).reports) == 1
