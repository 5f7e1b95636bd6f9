"""Stretches of days and the arithmetic of weeks, months, quarters and years."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from etl.records import Precision

Tense = Literal["past", "future"]

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Years outside are numbers or mistakes; nothing is resolved for them."""

_ONE_DAY = timedelta(days=1)


class NoReferenceError(Exception):
    """The words count from a day that is not known."""


@dataclass(frozen=True, slots=True)
class Days:
    """A half-open stretch of days and how exactly the words give it."""

    starts_on: date
    ends_before: date | None
    precision: Precision

    @property
    def end(self) -> date:
        """Return the day after the last; the day after the first when the end is not told."""
        return self.ends_before or self.starts_on + _ONE_DAY

    @property
    def is_one_day(self) -> bool:
        """True for exactly one day, known to the day."""
        return self.precision == "day" and self.ends_before == self.starts_on + _ONE_DAY


@dataclass(frozen=True, slots=True)
class Context:
    """What relative words are counted from."""

    reference_or_none: date | None
    tense: Tense = "past"
    anchor_or_none: date | None = None

    @property
    def reference(self) -> date:
        """Return the reference day; raise NoReferenceError when there is none."""
        if self.reference_or_none is None:
            raise NoReferenceError
        return self.reference_or_none

    @property
    def anchor(self) -> date:
        """Return the day told before, else the reference day."""
        return self.anchor_or_none or self.reference

    @property
    def future(self) -> bool:
        """True when the sentence speaks of what is to come."""
        return self.tense == "future"

    def counting_from(self, reference: date | None, tense: Tense) -> "Context":
        """Return the same context with another reference day and tense."""
        return replace(self, reference_or_none=reference, tense=tense)


def one_day(day: date) -> Days:
    """Return the stretch of one day."""
    return Days(day, day + _ONE_DAY, "day")


def span_of(first: date, last: date, precision: Precision) -> Days:
    """Return the stretch from the first to the last day, both in it."""
    return Days(first, last + _ONE_DAY, precision)


def week_of(day: date) -> Days:
    """Return the week from Monday to Sunday that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=7), "week")


def months(year: int, month: int, count: int = 1, precision: Precision = "month") -> Days:
    """Return `count` months from the given one; month 13 is January of the next year."""
    first = year * 12 + month - 1
    return Days(_first_of(first), _first_of(first + count), precision)


def years(year: int, count: int = 1) -> Days:
    """Return `count` whole years."""
    return Days(date(year, 1, 1), date(year + count, 1, 1), "year")


def quarter_of(day: date, shift: int = 0) -> Days:
    """Return the quarter that holds the day, or one `shift` quarters away."""
    quarter = day.year * 4 + (day.month - 1) // 3 + shift
    return months(quarter // 4, quarter % 4 * 3 + 1, 3)


def add_months(day: date, count: int) -> date:
    """Return the day `count` months away, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def move(day: date, count: int, unit: str) -> date:
    """Return the day that is `count` units away, back for a negative count."""
    if unit == "hour":
        return day + timedelta(days=count // 24 if count > 0 else -(-count // 24))
    if unit == "day":
        return day + timedelta(days=count)
    if unit in ("week", "fortnight"):
        return day + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
    return add_months(day, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def _first_of(month_index: int) -> date:
    """Return the first day of a month counted from the year 0."""
    return date(month_index // 12, month_index % 12 + 1, 1)
