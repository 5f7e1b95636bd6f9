"""Without a place of its own a meeting is where the article as a whole puts it, or nowhere."""

from datetime import date

import pytest

from etl.records import Report
from tests.fixtures.tagged import claims_of


def told(text: str, **header: str) -> Report:
    (report,) = claims_of(text, on=date(2024, 3, 27), **header).reports
    return report


A, B, C = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}", "{PER+PARTY|Cy Poe}"
MINISTER = "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee}"


def last_city(text: str, dateline_place: str) -> str | None:
    *_, report = claims_of(text, on=date(2024, 3, 27), dateline_place=dateline_place).reports
    return report.place.city if report.place else None


def test_a_visit_is_in_the_one_country_that_is_visited() -> None:
    place = told(
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} wrote to {GPE|Peru} before she "
        "{VISIT+planned|visits} {X+PLACE|that country}."
    ).place
    assert place is not None
    assert (place.city, place.country) == (None, "PE")


def test_a_tour_abroad_is_not_where_it_is_reported_from() -> None:
    report = told(
        "After {VISIT|visiting} {GPE+HOST+PLACE|Peru} and {GPE+HOST+PLACE|Chile}, {NORP|Kenyan} "
        "{POST|Minister} {PER+PARTY|Ann Lee} flew on.",
        dateline_place="NAIROBI",
    )
    assert report.place is None


def test_a_call_has_no_place() -> None:
    report = told(
        "{PER+PARTY|Ann Lee} spoke by telephone, a {CALL|call} with {PER+PARTY|Bo Marsh} said.",
        dateline_place="PARIS",
    )
    assert report.place is None


def test_guests_meet_at_the_dateline_where_others_do_or_in_a_house() -> None:
    guests = "{NORP|Peruvian} {POST|Minister} {PER+PARTY|Di Roe}"
    met = f"{MINISTER} {{MET|met}} {guests}"
    day = "on {DATE+DATE|Monday}."
    assert last_city(f"{met} {day}", "OSLO") is None
    assert last_city(f"{met} at the {{X+PLACE|Harbour building}} {day}", "OSLO") == "Oslo"
    talks = f"{B} and {C} held {{MET|talks}} in {{GPE+PLACE|Oslo}} {day}"
    assert last_city(f"{talks} {met} {day}", "OSLO") == "Oslo"
    assert last_city(f"{met} {day}", "UNITED NATIONS") == "New York"


def test_firms_do_not_negotiate_where_they_tell_of_it() -> None:
    firms = "{ORG+PARTY|Acme Corp} is in {MET|talks} with {ORG+PARTY|Harbour Fund}"
    assert told(f"{firms}.", dateline_place="DALLAS").place is None
    here = told(f"{firms} on {{DATE+DATE|Monday}}.", dateline_place="DALLAS").place
    assert here is not None
    assert here.city == "Dallas"


@pytest.mark.parametrize(
    "text",
    [
        f"{B} and {C} opened {{MET|talks}} in {{GPE+PLACE|Berlin}}. {A} {{MET|met}} "
        "{PER+PARTY|Di Roe} first.",
        f"{MINISTER} {{MET|met}} {B} in {{GPE+PLACE|Tokyo}} on {{DATE+DATE|Monday}}. {A} "
        f"{{MET|met}} {C}.",
    ],
)
def test_what_follows_a_meeting_elsewhere_is_not_at_the_dateline(text: str) -> None:
    assert last_city(text, "NAIROBI") is None


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTER} {{MET|met}} {B} in {{GPE+PLACE|Tokyo}} on {{DATE+DATE|Monday}}. {A} then "
        f"{{MET|met}} {C}.",
        f"{MINISTER} flew to {{GPE|Tokyo}}. {A} {{MET|met}} {C} there.",
        f"{MINISTER} left for {{GPE|Tokyo}}. There {A} will {{MET+planned|meet}} {C}.",
    ],
)
def test_who_goes_on_or_is_there_is_where_the_sentence_before_is(text: str) -> None:
    assert last_city(text, "NAIROBI") == "Tokyo"


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTER} {{MET|met}} {B} on {{DATE+DATE|Monday}}. {A} then {{MET|met}} {C}.",
        # a meeting still to come, one of another time, and one on another day
        f"{MINISTER} is to {{MET+planned|meet}} {B} in {{GPE+PLACE|Tokyo}}. {A} {{MET|met}} {C}.",
        f"{MINISTER} last {{MET|met}} {B} in {{GPE+PLACE|Tokyo}} in {{DATE+DATE|February}}. {A} "
        f"{{MET|met}} {C}.",
        f"{MINISTER} {{MET|met}} {B} in {{GPE+PLACE|Tokyo}} on {{DATE+DATE|Sunday}}. {A} "
        f"{{MET|met}} {C} on {{DATE+DATE|Tuesday}}.",
        f"{MINISTER} arrived in {{GPE|Nairobi}}. {A} {{MET|met}} {C} there.",
    ],
)
def test_what_follows_a_meeting_here_or_of_another_time_is_at_the_dateline(text: str) -> None:
    assert last_city(text, "NAIROBI") == "Nairobi"


def test_who_meets_beside_a_gathering_is_in_the_town_it_is_called_after() -> None:
    text = f"{MINISTER} {{MET|met}} {B} on the sidelines of the Munich Security Conference."
    assert last_city(text, "NAIROBI") == "Munich"


def test_a_process_that_is_called_after_a_town_is_anywhere() -> None:
    text = f"{MINISTER} {{MET|met}} {B} on the sidelines of the Berlin Process Summit."
    assert last_city(text, "NAIROBI") == "Nairobi"


def test_news_of_a_market_is_not_where_the_talks_are_that_it_watches() -> None:
    talks = "{GPE+PARTY|Israel} and {ORG+PARTY|Hamas} held {MET|talks}"
    assert last_city(f"Oil fell as {talks}.", "LONDON") is None
    assert last_city(f"{talks}.", "LONDON") == "London"


def test_the_house_of_a_country_is_not_in_it() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} at the {GPE+PLACE|Pakistan} mission.",
        on=date(2024, 3, 27),
    )
    assert [report.place for report in claims.reports] == [None]
