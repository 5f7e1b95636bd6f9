from datetime import date

import pytest

from etl.dates import combine, resolve_date
from etl.records import DateSpan

THURSDAY = date(2019, 11, 14)


def start(words: str) -> DateSpan:
    span = resolve_date(words, reference=THURSDAY, tense="future")
    assert span is not None
    return span


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("a three-day visit", date(2019, 11, 21)),
        ("two days of talks", date(2019, 11, 20)),
        ("a week-long tour", date(2019, 11, 25)),
        ("a two-week mission", date(2019, 12, 2)),
        ("a two-night stay", date(2019, 11, 21)),
        ("ten days", date(2019, 11, 28)),
    ],
)
def test_a_duration_ends_the_span_that_a_day_begins(words: str, end: date) -> None:
    span = combine(start("starting Monday"), words)
    assert (span.starts_on, span.ends_before) == (date(2019, 11, 18), end)


def test_days_that_are_already_a_stretch_stay_as_they_are() -> None:
    stretch = start("from Monday to Wednesday")
    assert combine(stretch, "a ten-day tour") == stretch


def test_a_month_is_no_first_day() -> None:
    month = start("in December")
    assert combine(month, "a three-day visit") == month


@pytest.mark.parametrize("words", ["a visit", "", "zero-day", "a 0-day trip", "999 years and 1-"])
def test_words_without_a_sane_duration_change_nothing_or_stay_in_the_calendar(words: str) -> None:
    monday = start("Monday")
    span = combine(monday, words)
    assert span.starts_on == monday.starts_on
    assert span.ends_before is not None
