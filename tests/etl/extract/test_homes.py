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
