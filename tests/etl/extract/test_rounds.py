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
