"""One verb can tell of two meetings: each day has parties of its own."""

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
