"""Without a place of its own a meeting is where the article as a whole puts it, or nowhere."""

from datetime import date

from etl.records import Report
from tests.fixtures.tagged import claims_of


def told(text: str, **header: str) -> Report:
    (report,) = claims_of(text, on=date(2024, 3, 27), **header).reports
    return report


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
