"""The country that is at home to a meeting is found, and no other."""

import pytest

from tests.fixtures.tagged import claims_of, parties


def test_a_tour_before_lends_no_hosts_to_the_next() -> None:
    claims = claims_of(
        "After {VISIT|travelling} to {GPE+PLACE|Peru}, {GPE+PLACE|Chile} and {GPE+PLACE|Cuba}, "
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} hopes to {VISIT+planned|visit} "
        "{GPE+PLACE2|Canada} and {GPE+PLACE2|Japan}."
    )
    planned = next(report for report in claims.reports if report.status == "planned")
    assert parties(claims, planned) == {"Ann Lee", "Canada", "Japan"}


HOSTS = [
    # the country told before
    "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} wrote to {GPE|Peru} before she "
    "{VISIT+planned|visits} {X+PLACE|that country}.",
    # people of a body of no country, where the report is written
    "A {ORG+PARTY|World Bank} {VISIT+planned|mission} is due here soon.",
    # the country of a capital abroad, of one whose own is not told
    "{PER+PARTY|Ann Lee} {VISIT|visited} {GPE+PLACE|Lima}.",
    # countries told in the sentence before
    "The {NORP|Kenyan} tour takes in {GPE|Peru} and {GPE|Chile}. {NORP|Kenyan} {POST|Minister} "
    "{PER+PARTY|Ann Lee} would {VISIT+planned|visit} the two countries.",
    # those at home where one had talks
    "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} said his {MET|talks} in {GPE+PLACE|Lima} "
    "failed.",
]


@pytest.mark.parametrize("text", HOSTS)
def test_the_country_visited_is_found(text: str) -> None:
    place = "Nairobi" if "mission" not in text else "Lima"
    claims = claims_of(text, dateline_place=place)
    assert "Peru" in parties(claims, claims.reports[0])


def test_where_one_comes_from_is_no_place_of_the_stop_on_the_way() -> None:
    claims = claims_of(
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee}'s {VISIT+planned|stop-over} here is on "
        "her way home from {GPE+PLACE|China}.",
        dateline_place="Lima",
    )
    (report,) = claims.reports
    assert parties(claims, report) == {"Ann Lee", "Peru"}


def test_talks_in_a_city_that_is_no_capital_are_not_with_its_country() -> None:
    assert not claims_of(
        "{MET|Talks} with {GPE+PARTY|Argentina} went on in {GPE+PLACE|New York}."
    ).reports


def test_who_visits_a_body_at_its_seat_does_not_visit_the_state() -> None:
    claims = claims_of(
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} will {VISIT+planned|visit} "
        "{GPE+PLACE+HOST|Washington} for talks with {ORG+PARTY|World Bank} executives."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "World Bank"}


@pytest.mark.parametrize(
    "text",
    [
        "{PER+PARTY|Ann Lee} leaves {GPE+HOST+PLACE|Nairobi} on Monday for a {VISIT+planned|visit} "
        "to {GPE+HOST+PLACE|Peru}.",
        "{PER+PARTY|Ann Lee} departed {GPE+HOST+PLACE|Nairobi} for an official "
        "{VISIT+planned|visit} to {GPE+HOST+PLACE|Peru}.",
    ],
)
def test_the_country_one_leaves_is_no_host(text: str) -> None:
    claims = claims_of(text)
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Peru"}


def test_the_country_one_leaves_after_a_visit_was_its_host() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} left {GPE+HOST+PLACE|Lima} after a one-day {VISIT|visit}."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Peru"}


def test_who_comes_home_visits_nobody() -> None:
    returned = "{VISIT|returned} to {GPE+HOST+PLACE|Lima} on Thursday."
    assert not claims_of("{PER+PARTY|Ann Lee} " + returned).reports
    assert claims_of("{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} " + returned).reports


def test_rivals_who_meet_abroad_do_not_meet_their_hosts() -> None:
    met = "{MET|met} in {GPE+PLACE|Lima}."
    assert not claims_of("Envoys of two {NORP+PARTY|Libyan} {X+PARTY|governments} " + met).reports
    hosted = claims_of("{NORP+PARTY|Libyan} {X+PARTY|officials} " + met)
    assert parties(hosted, hosted.reports[0]) == {"Libya", "Peru"}


def test_a_country_is_no_host_beside_who_receives_the_guest() -> None:
    claims = claims_of(
        "{NORP|Kenyan} {POST|Minister} {PER+HOST+PARTY|Ann Lee} {VISIT|welcomed} {NORP|Danish} "
        "{POST|Minister} {PER+PARTY|Bo Marsh} to {GPE+HOST+PLACE|Nairobi}."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Bo Marsh"}


def test_regional_officials_in_a_city_are_not_those_at_home_there() -> None:
    text = (
        "{NORP|Kenyan} {POST|President} {PER+PARTY|Ann Lee} {MET|met} {X+PARTY|regional officials} "
        "in {GPE+PLACE|Lima}."
    )
    assert not claims_of(text).reports
    assert claims_of(text.replace("regional", "senior")).reports


@pytest.mark.parametrize("who", ["{NORP|European} leaders", "world leaders", "visiting ministers"])
def test_people_of_elsewhere_are_not_those_at_home_where_they_meet(who: str) -> None:
    text = (
        f"{{X+PARTY|{who}}} {{MET|met}} {{NORP|Kenyan}} {{POST|President}} {{PER+PARTY|Ann Lee}} "
        "in {GPE+PLACE|Lima}."
    )
    assert not claims_of(text).reports
    (report,) = claims_of(text.replace(who, "officials")).reports
    assert report.parties[-1].country == "PE"
