"""On a tour each is met where he is at home, and not all of them together."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of, parties

TOURS = [
    "On a tour {PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} and {PER+PARTY|Cy Poe} in "
    "{GPE+PLACE|Jeddah} and {GPE+PLACE|Doha} on {DATE+DATE|Monday}.",
    "{PER+PARTY|Ann Lee}'s trip took her to {GPE+PLACE|Jeddah} and {GPE+PLACE|Doha}, where she "
    "{MET|met} {PER+PARTY|Bo Marsh} and {PER+PARTY|Cy Poe}.",
]
TOGETHER = [
    "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} and {PER+PARTY|Cy Poe} in "
    "{GPE+PLACE|Munich}, {GPE+PLACE|Germany}.",
    "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} and {PER+PARTY|Cy Poe} in "
    "{GPE+PLACE|Doha}.",
]


@pytest.mark.parametrize("marked", TOURS)
def test_each_stop_of_a_tour_is_a_meeting(marked: str) -> None:
    claims = claims_of(marked, on=date(2024, 3, 27))
    told = {
        (frozenset(parties(claims, report)), report.place and report.place.city, report.days)
        for report in claims.reports
    }
    assert told == {
        (frozenset({"Ann Lee", "Bo Marsh"}), "Jeddah", None),
        (frozenset({"Ann Lee", "Cy Poe"}), "Doha", None),
    }


@pytest.mark.parametrize("marked", TOGETHER)
def test_those_who_are_met_in_one_place_are_met_together(marked: str) -> None:
    claims = claims_of(marked)
    (report,) = claims.reports
    assert parties(claims, report) == {"Ann Lee", "Bo Marsh", "Cy Poe"}


def test_a_tour_of_many_countries_is_no_conference_of_them() -> None:
    (report,) = claims_of(
        "During his {VISIT|tour} {PER+PARTY|Ann Lee} {VISIT|visited} {GPE+PLACE+HOST|Egypt}, "
        "{GPE+PLACE+HOST|Togo}, {GPE+PLACE+HOST|Benin} and {GPE+PLACE+HOST|Gabon}."
    ).reports
    assert report.kind == "visit"
