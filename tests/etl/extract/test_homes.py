"""Whose minister one is, where the report takes it for granted or tells where they met."""

import pytest

from tests.fixtures.tagged import claims_of

MET = "{POST|Foreign Minister} {PER+PARTY|Ann Lee} {MET|met} {POST|President} {PER+PARTY|Bo Marsh}"


def countries(text: str, *, dateline_place: str = "") -> dict[str, str | None]:
    claims = claims_of(text, dateline_place=dateline_place)
    return {entity.name: entity.country for entity in claims.entities}


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("{GPE+PLACE|Lima}", "PE"),
        ("{GPE+PLACE|Peru}", "PE"),
        ("{GPE+PLACE|Geneva}", None),
        ("{GPE+PLACE|Rome}", "IT"),
    ],
)
def test_who_is_met_in_another_capital_is_of_that_country(place: str, country: str | None) -> None:
    told = countries(f"{MET} in {place}.", dateline_place="ROME")
    assert (told["Ann Lee"], told["Bo Marsh"]) == ("IT", country)


def test_without_a_dateline_the_place_makes_nobody_of_its_country() -> None:
    told = countries(f"{MET} in {{GPE+PLACE|Lima}}.")
    assert (told["Ann Lee"], told["Bo Marsh"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{POST|Foreign Minister} {PER|Ann Lee} met {POST|Foreign Minister} {PER|Bo Marsh}.",
         ("NO", None)),
        ("{POST|Foreign Minister} {PER|Ann Lee} met {POST|Defence Minister} {PER|Bo Marsh}.",
         ("NO", "NO")),
        ("{POST|King} {PER|Ann Lee} met {POST|Prime Minister} {PER|Bo Marsh}.", ("NO", "NO")),
        ("{POST|Assistant Secretary of State} {PER|Ann Lee} met {POST|Foreign Minister} "
         "{PER|Bo Marsh}.", ("US", "NO")),
    ],
)  # fmt: skip
def test_two_at_home_hold_different_offices(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    told = countries(text, dateline_place="OSLO")
    assert (told["Ann Lee"], told["Bo Marsh"]) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("{GPE|Chad} is ready to pay, {POST|Finance Minister} {PER|Bo Marsh} said.", "TD"),
        ("{GPE|Chad} must pay at last, {POST|Finance Minister} {PER|Bo Marsh} said.", None),
    ],
)
def test_a_guest_may_tell_the_will_of_his_country(text: str, country: str | None) -> None:
    host = " He met {NORP|Norwegian} {POST|Finance Minister} {PER|Ann Lee}."
    assert countries(text + host, dateline_place="OSLO")["Bo Marsh"] == country


GUESTS = (
    "{NORP|Peruvian} {POST|President} {PER+PARTY|Cy Low} {MET|met} {NORP|Kenyan} {POST|President} "
    "{PER+PARTY|Di Roe}. {POST|Foreign Minister} {PER|Bo Marsh} joined them."
)


def test_among_guests_of_two_lands_nobody_is_at_home() -> None:
    assert countries(GUESTS, dateline_place="HELSINKI")["Bo Marsh"] is None


def test_where_the_land_is_told_of_a_minister_may_be_its_own() -> None:
    told = countries(f"{GUESTS} {{NORP|Finnish}} police smiled.", dateline_place="HELSINKI")
    assert told["Bo Marsh"] == "FI"
