"""Tellings of one occasion are one report, those of another are not."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B, C = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}", "{PER+PARTY|Cy Dunn}"


def count(text: str) -> int:
    return len(claims_of(text).reports)


def test_morning_and_afternoon_are_two_meetings() -> None:
    assert count(
        f"{A} {{MET|met}} {B} in the {{DATE+DATE|morning}}. "
        f"{A} {{MET|met}} {B} in the {{DATE+DATE|afternoon}}."
    ) == 2  # fmt: skip


def test_those_who_also_attended_join_the_meeting() -> None:
    claims = claims_of(f"{A} {{MET|met}} {B}. {C} also attended the {{MET|talks}}.")
    assert len(claims.reports) == 1
    assert len(claims.reports[0].parties) == 3


def test_those_who_joined_one_who_met_another_join_the_meeting() -> None:
    claims = claims_of(f"{A} {{MET|met}} {B}. {C} {{MET|joined}} {A}.")
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Bo Marsh", "Cy Dunn"}
    ]


def test_calls_that_are_counted_are_no_single_one() -> None:
    assert count(f"{A} {{MET|met}} {B} after at least two phone {{CALL|calls}}.") == 1


def test_the_fund_s_own_meeting_is_not_the_visit_beside_it() -> None:
    claims = claims_of(
        "{GPE|Korea} {POST|Minister} {PER+PARTY|Ann Lee} will {VISIT+planned|visit} {GPE|U.S.} "
        "{POST|Treasury Secretary} {PER+PARTY|Bo Marsh}. {PER+PARTY|Ann Lee} will attend the "
        "{ORG|International Monetary Fund}'s {CONF+planned|meeting}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Bo Marsh"},
        {"Ann Lee", "International Monetary Fund"},
    ]


def test_what_was_held_is_not_what_is_planned_in_the_same_words() -> None:
    claims = claims_of(
        f"{A} {{MET|met}} {B} and will soon {{MET+planned|meet}} {{PER+PARTY|Bo Marsh}} again."
    )
    assert [report.status for report in claims.reports] == ["held", "planned"]


def test_a_person_counts_once_beside_the_own_country() -> None:
    # "Iraq's keenness" makes no second side of the Iraqi president
    claims = claims_of(
        "{NORP|Iraqi} {POST|President} {PER+PARTY|Ann Lee} stressed in the {MET|meeting} "
        "{GPE+PARTY|Iraq}'s aims. {PER+PARTY|Bo Marsh} {VISIT|visited} {GPE+HOST+PLACE|Iraq}."
    )
    assert [parties(claims, report) for report in claims.reports] == [{"Bo Marsh", "Iraq"}]


def test_a_body_and_its_officer_meet_the_same_party_once() -> None:
    claims = claims_of(
        "{ORG+PARTY|Nordvik} will {MET+planned|meet} {ORG+PARTY|Acme Fund}. {ORG|Nordvik} "
        "{POST|president} {PER+PARTY|Ann Lee} will {MET+planned|meet} {ORG+PARTY|Acme Fund}."
    )
    assert len(claims.reports) == 1


def test_a_meeting_that_only_places_another_lends_it_nothing() -> None:
    claims = claims_of(
        f"{A} and {B} held a {{SUMMIT|summit}} in {{GPE+PLACE|Lima}}. Alongside the "
        f"{{SUMMIT|summit}}, {C} {{MET|met}} {{ORG+PARTY|Acme Fund}} officials."
    )
    assert [report.kind for report in claims.reports] == ["summit", "talks"]
    assert claims.reports[1].place is None


def test_what_was_held_in_another_month_is_another_meeting() -> None:
    told = "{GPE+PARTY|Peru} and {GPE+PARTY|Chile}"
    then = f"At a {{MET|meeting}} last {{DATE+DATE|January}}, {told} spoke."
    assert count(f"{told} held {{MET|talks}}. {then}") == 2
    assert count(f"{told} held {{MET|talks}}. At the {{MET|meeting}}, {told} spoke.") == 1


def test_words_that_point_back_reach_a_meeting_told_with_its_day_alone() -> None:
    claims = claims_of(
        "States will {MET+planned|meet} on {DATE+DATE|Friday}. It rained. It snowed. "
        "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} would chair the {MET+planned|meeting}."
    )
    (report,) = claims.reports
    assert report.days is not None


def test_a_summit_on_whose_sidelines_two_met_lends_them_nobody() -> None:
    claims = claims_of(
        "{PER+PARTY1|Ann Lee} {MET|met} {PER+PARTY1|Bo Marsh} on the sidelines of a "
        "{SUMMIT|summit} of {ORG+PARTY2|Harbour Union} leaders."
    )
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]


def test_whom_a_visitor_will_also_meet_is_another_meeting_there() -> None:
    claims = claims_of(
        f"{A} will pay {B} a {{VISIT+planned|visit}} in {{GPE+PLACE+HOST|Peru}}. "
        "{PER+PARTY|Ann Lee} will also {MET+planned|meet} {PER+PARTY|Cy Dunn}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Bo Marsh", "Peru"},
        {"Ann Lee", "Cy Dunn"},
    ]
    assert claims.reports[1].place == claims.reports[0].place
    assert claims.reports[1].days is None


def test_a_body_and_a_part_of_it_meet_once() -> None:
    assert count(
        "{ORG+PARTY|World Bank} and {ORG+PARTY|OPEC} {CONF+planned|meet} in {GPE+PLACE|Lima}. The "
        "{ORG+PARTY|World Bank Development Committee} and {ORG+PARTY|OPEC} hold a "
        "{CONF+planned|meeting} there."
    ) == 1  # fmt: skip


def test_a_day_told_before_the_parties_is_theirs() -> None:
    claims = claims_of(
        "Five nations will {MET+planned|meet} in {GPE+PLACE|Lima} on {DATE+DATE|Friday}. "
        "The {MET+planned|talks} bring {GPE+PARTY|Peru} and {GPE+PARTY|Chile} together."
    )
    assert len(claims.reports) == 1
    assert claims.reports[0].days is not None


def test_talks_soon_after_an_arrival_are_what_one_came_for() -> None:
    claims = claims_of(
        "{NORP|Indian} {POST|Minister} {PER+PARTY|Ann Lee} {VISIT|arrived} in "
        "{GPE+PLACE+HOST|Dhaka} on {DATE+DATE|Monday}. {PER+PARTY|Lee} {MET|met} "
        "{NORP|Bangladeshi} {POST|Minister} {PER+PARTY|Bo Marsh} on {DATE+DATE|Tuesday}."
    )
    assert len(claims.reports) == 1
    assert claims.reports[0].place is not None


def test_what_is_urged_to_be_cancelled_is_still_planned() -> None:
    claims = claims_of(
        f"Lawmakers urged {A} to cancel a {{MET+called_off|meeting}} with {B} on "
        "{DATE+DATE|Friday}."
    )
    assert claims.reports[0].status == "planned"


def test_a_country_that_is_visited_counts_once() -> None:
    claims = claims_of(
        "{PER+PARTY1|Ann Lee} {VISIT+planned|visits} the {GPE+PARTY1+HOST1+PLACE1|U.S.} on "
        "{DATE+DATE1|Friday}, before {NORP|Japanese} {POST|Prime Minister} {PER+PARTY2|Bo Marsh} "
        "{MET+planned|meets} {POST|President} {PER+PARTY2|Biden}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "United States"},
        {"Bo Marsh", "Biden"},
    ]


@pytest.mark.parametrize("role", ["HOST+PLACE", "PARTY"])
def test_talks_in_one_of_the_countries_of_a_tour_are_a_meeting_of_their_own(role: str) -> None:
    claims = claims_of(
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} will {VISIT+planned|visit} "
        f"{{GPE+{role}|Peru}} and {{GPE+{role}|Chile}}. {{PER+PARTY|Ann Lee}} is "
        "{MET+planned|meeting} {NORP|Peruvian} {POST|Minister} {PER+PARTY|Bo Marsh} today."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Peru", "Chile"},
        {"Ann Lee", "Bo Marsh"},
    ]


def test_more_hosts_whom_a_visitor_is_to_see_join_the_visit() -> None:
    claims = claims_of(
        f"{{NORP|Kenyan}} {{POST|Minister}} {A} {{VISIT|visited}} {{GPE+PLACE+HOST|Peru}} to see "
        f"{{NORP|Peruvian}} {{POST|President}} {B}. {A} was also to {{MET|meet}} {{NORP|Peruvian}} "
        f"{{POST|Minister}} {C}."
    )
    assert [len(report.parties) for report in claims.reports] == [4]


def test_what_is_on_the_sidelines_is_not_the_summit() -> None:
    claims = claims_of(
        "{ORG+PARTY|Group of 20} held a {CONF|summit} with {GPE+PARTY|Peru}, {GPE+PARTY|Chile} and "
        f"{{GPE+PARTY|Cuba}}. {{NORP|Peruvian}} {{POST|President}} {A} {{MET|met}} "
        f"{{NORP|Cuban}} {{POST|President}} {B} on the sidelines of the summit."
    )
    assert [parties(claims, report) for report in claims.reports][1:] == [{"Ann Lee", "Bo Marsh"}]


def test_participants_of_the_meeting_told_before_are_of_it() -> None:
    claims = claims_of(f"{A} {{MET|met}} {B}. Participants in the {{MET|meeting}} included {C}.")
    assert [len(report.parties) for report in claims.reports] == [3]


def test_an_earlier_meeting_does_not_lend_its_day_to_the_one_reported() -> None:
    met = f"{A} {{MET|met}} {B} in Oslo."
    claims = claims_of(f"{met} They had last {{MET|seen}} each other on {{DATE+DATE|May 9, 2023}}.")
    assert claims.reports[0].days is None
    before = claims_of(f"{met} They had {{MET|met}} before, on {{DATE+DATE|May 9, 2023}} in Rome.")
    assert before.reports[0].days is None
    again = claims_of(f"{met} Their {{MET|meeting}} was on {{DATE+DATE|May 9, 2023}}.")
    assert again.reports[0].days is not None


def test_a_summit_ahead_of_which_two_meet_does_not_lend_them_its_day() -> None:
    summit = "{SUMMIT+planned|summit} on {DATE+DATE2|May 9, 2025}"
    met = "{PER+PARTY1|Ann Lee} {MET|met} {PER+PARTY1|Bo Marsh} in Oslo"
    claims = claims_of(f"{met} ahead of the {summit}.")
    assert [report.days for report in claims.reports] == [None]


SIDES = "{ORG+PARTY|Acme} and {ORG+PARTY|Orbit} held {MET|talks} in {GPE+PLACE|Oslo}. "


def test_two_sides_and_then_their_heads_are_told_of_one_meeting() -> None:
    claims = claims_of(SIDES + f"The co-chairs, {A} and {B}, {{MET|met}} for two hours.")
    assert [parties(claims, report) for report in claims.reports] == [
        {"Acme", "Orbit", "Ann Lee", "Bo Marsh"}
    ]


def test_two_of_another_office_are_not_the_heads_of_the_sides() -> None:
    assert count(SIDES + f"{{POST|Senators}} {A} and {B} {{MET|met}} for an hour.") == 2


def test_heads_who_met_elsewhere_are_told_of_another_meeting() -> None:
    assert count(SIDES + f"{A} and {B} {{MET|met}} in {{GPE+PLACE|Rome}}.") == 2


def test_talks_with_a_visitor_keep_their_day_beside_the_days_of_the_visit() -> None:
    claims = claims_of(
        "{NORP|Peruvian} {POST|Minister} {PER+PARTY|Ann Lee} held {MET|talks} with "
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Bo Marsh} on {DATE+DATE|2024-03-26}. "
        f"{B} {{VISIT|visited}} {{GPE+HOST|Peru}} from {{DATE+DATE|March 25 to 27, 2024}} "
        f"and saw {A}."
    )
    days = claims.reports[0].days
    assert days is not None
    assert (days.starts_on, days.ends_before) == (date(2024, 3, 26), date(2024, 3, 27))
