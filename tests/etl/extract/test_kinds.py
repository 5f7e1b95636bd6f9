"""Leaders of two countries make a summit; one of them, or two of one country, do not."""

import pytest

from tests.fixtures.tagged import claims_of

PRESIDENT = "{NORP|Peruvian} {POST|President} {PER+PARTY|Ann Lee} {MET|met} "


def kind(text: str) -> str:
    return claims_of(text).reports[0].kind


@pytest.mark.parametrize(
    "other",
    [
        "{NORP|Kenyan} {POST|President} {PER+PARTY|Bo Marsh}.",
        "{POST|President} {PER+PARTY|Bo Marsh}.",
        "{NORP|Kenyan} {POST|President} {PER+PARTY|Bo Marsh} and {PER+PARTY|Cy Low}.",
    ],
)
def test_leaders_of_two_countries_make_a_summit(other: str) -> None:
    assert kind(PRESIDENT + other) == "summit"


@pytest.mark.parametrize(
    "text",
    [
        PRESIDENT + "{NORP|Kenyan} {POST|Foreign Minister} {PER+PARTY|Bo Marsh}.",
        PRESIDENT + "{POST|Prime Minister} {PER+PARTY|Bo Marsh} in {GPE+PLACE|Lima}.",
        PRESIDENT + "{NORP|Kenyan} {POST|President} {PER+PARTY|Bo Marsh} and {NORP|Chilean} "
        "{POST|Foreign Minister} {PER+PARTY|Cy Low}.",
        "{POST|Premier} {PER+PARTY|Ann Lee} {MET|met} {POST|Premier} {PER+PARTY|Bo Marsh}.",
    ],
)
def test_others_hold_talks(text: str) -> None:
    assert kind(text) == "talks"
