"""What stands above a report or opens an item of it tells where it was written."""

from datetime import date

import pytest

from etl.extract.datelines import heading_of
from etl.records import Report
from tests.fixtures.tagged import claims_of

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"


def only(text: str, *, dateline_place: str = "") -> Report:
    claims = claims_of(text, on=date(2024, 3, 27), dateline_place=dateline_place)
    assert len(claims.reports) == 1
    return claims.reports[0]


def test_a_town_alone_above_the_report_is_its_dateline() -> None:
    place = only(f"ANKARA\n\n{A} {{MET|met}} {B} on {{DATE+DATE|Monday}}.").place
    assert place is not None
    assert (place.city, place.country) == ("Ankara", "TR")


@pytest.mark.parametrize("heading", ["THE TALKS", "Ankara", "NO SUCH TOWN"])
def test_other_headings_are_no_dateline(heading: str) -> None:
    assert only(f"{heading}\n\n{A} {{MET|met}} {B} on {{DATE+DATE|Monday}}.").place is None


@pytest.mark.parametrize("text", ["", "\n", "ANKARA", "ANKARA\n", "A" * 100_000, "ROME\nit rains"])
def test_what_no_report_follows_is_no_heading(text: str) -> None:
    assert heading_of(text) is None


def test_the_united_nations_as_a_dateline_are_their_headquarters() -> None:
    told = f"{A} {{MET|met}} {B} on {{DATE+DATE|Monday}}."
    place = only(told, dateline_place="UNITED NATIONS").place
    assert place is not None
    assert (place.text, place.city, place.country) == ("UNITED NATIONS", "New York", "US")


def test_office_holders_at_the_united_nations_are_not_of_the_country_they_are_in() -> None:
    told = "{POST|Prime Minister} {PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh}."
    claims = claims_of(told, on=date(2024, 3, 27), dateline_place="UNITED NATIONS")
    assert {party.represents_country for party in claims.reports[0].parties} == {None}


def test_a_town_is_named_in_full_where_the_word_alone_would_be_another() -> None:
    place = only(f"{A} {{MET|met}} {B} in {{GPE+PLACE|Rio}}.").place
    assert place is not None
    assert (place.text, place.city, place.country) == ("Rio", "Rio de Janeiro", "BR")
