"""One verb can tell of two meetings: each day has parties of its own."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B, C = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}", "{PER+PARTY|Cy Dunn}"


@pytest.mark.parametrize(
    "text",
    [
        f"{A} {{MET|met}} {B} {{DATE+DATE|on Monday}}, and {{DATE+DATE|on Tuesday}} with {C}.",
        f"{A} {{MET|met}} {B} on {{DATE+DATE|Monday}} and {C} on {{DATE+DATE|Tuesday}}.",
    ],
)
def test_two_days_with_parties_of_their_own_are_two_meetings(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Bo Marsh"},
        {"Ann Lee", "Cy Dunn"},
    ]
    days = [report.days.starts_on.day for report in claims.reports if report.days]  # type: ignore[union-attr]
    assert days == [25, 26]


def test_he_and_another_who_meet_somebody_separately_do_so_one_by_one() -> None:
    claims = claims_of(
        "{PER|Ann Lee} spoke. He and {PER+PARTY|Bo Marsh} {MET+planned|meet} separately with "
        "{PER+PARTY|Cy Dunn}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Cy Dunn"},
        {"Bo Marsh", "Cy Dunn"},
    ]


def test_the_countries_a_tour_will_also_lead_to_are_still_ahead() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} was in {GPE+HOST+PLACE|Pakistan} at the start of a {VISIT|tour} that "
        "will also take him to {GPE+PLACE|India} and {GPE+PLACE|Japan}."
    )
    assert [(parties(claims, r), r.status) for r in claims.reports] == [
        ({"Ann Lee", "Pakistan"}, "held"),
        ({"Ann Lee", "India", "Japan"}, "planned"),
    ]
    assert claims.reports[1].place is None


@pytest.mark.parametrize(
    "text",
    [
        f"{A} {{MET|met}} {B} and {C} on {{DATE+DATE|Monday}}.",
        f"{A} {{MET|met}} {B} and {C} on {{DATE+DATE|Monday}} and {{DATE+DATE|Tuesday}}.",
        f"On {{DATE+DATE|Monday}} {A} {{MET|met}} {B} and {C}.",
    ],
)
def test_all_of_one_occasion_stay_together(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Bo Marsh", "Cy Dunn"}
    ]


def test_those_met_separately_are_met_one_by_one() -> None:
    claims = claims_of(f"{A} and {B} {{MET|met}} separately with {C}.")
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Cy Dunn"},
        {"Bo Marsh", "Cy Dunn"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} {{MET|met}} {B} in {{GPE+PLACE|Rome}} and then {C} in {{GPE+PLACE|Paris}}.",
        f"{A} {{MET|met}} {B} in {{GPE+PLACE|Rome}} and later {{POST|Minister}} {C} in "
        "{GPE+PLACE|Paris}.",
    ],
)
def test_who_is_met_after_another_is_met_apart(text: str) -> None:
    claims = claims_of(text)
    assert [(parties(claims, r), r.place and r.place.city) for r in claims.reports] == [
        ({"Ann Lee", "Bo Marsh"}, "Rome"),
        ({"Ann Lee", "Cy Dunn"}, "Paris"),
    ]


def test_those_who_meet_again_have_two_meetings_with_days_and_places_of_their_own() -> None:
    claims = claims_of(
        f"{A} {{MET|met}} {B} in {{GPE+PLACE|Rome}} on {{DATE+DATE|Monday}} and again in "
        "{GPE+PLACE|Paris} on {DATE+DATE|Tuesday}."
    )
    assert [
        (parties(claims, r), r.place and r.place.city, r.days and r.days.starts_on)
        for r in claims.reports
    ] == [
        ({"Ann Lee", "Bo Marsh"}, "Rome", date(2024, 3, 25)),
        ({"Ann Lee", "Bo Marsh"}, "Paris", date(2024, 3, 26)),
    ]


def test_his_meeting_with_a_third_is_not_with_whom_he_met() -> None:
    claims = claims_of(
        "{PER+PARTY1+PARTY2|Ann Lee} {MET|met} {PER+PARTY1+PARTY2|Bo Marsh} the day before his "
        "{MET|meeting} with {PER+PARTY2|Cy Dunn}."
    )
    assert [parties(claims, r) for r in claims.reports] == [
        {"Ann Lee", "Bo Marsh"},
        {"Ann Lee", "Cy Dunn"},
    ]


def test_those_met_separately_may_be_told_so_at_the_end() -> None:
    claims = claims_of(f"{A} {{MET|met}} {B} and {C} separately on {{DATE+DATE|Monday}}.")
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Bo Marsh"},
        {"Ann Lee", "Cy Dunn"},
    ]


def test_what_is_told_separately_parts_nobody() -> None:
    claims = claims_of(
        f"{A} {{MET|met}} {B} and {C} in {{GPE+PLACE|Oslo}}. Separately, prices rose."
    )
    assert len(claims.reports) == 1
