"""Read a single written day, alone or with the year that the tense chooses."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from etl.dates.periods import FIRST_YEAR, LAST_YEAR, Context, Days, one_day
from etl.dates.words import read_parts, read_weekday

_LEAP_CYCLE = 8
"""29 February comes at most eight years after the last (1896 and 1904)."""


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when there is no such day in the years of news."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def floating_day(month: int, day: int, context: Context) -> date | None:
    """Return the day of every year that is nearest in the direction of the tense."""
    reference = context.reference
    step = 1 if context.future else -1
    for distance in range(_LEAP_CYCLE + 1):
        found = make_day(reference.year + step * distance, month, day)
        if found and (found >= reference if context.future else found <= reference):
            return found
    return None


def read_month_day(words: str, context: Context) -> Days | None:
    """Read "March 25", "25th of March, 2024": its year from the tense when none is written."""
    year, month, days = read_parts(words)
    if month is None or len(days) != 1:
        return None
    if year is not None:
        day = make_day(year, month, days[0])
    else:
        day = floating_day(month, days[0], context)
    return one_day(day) if day else None


def nearest_weekday(words: str, context: Context) -> date:
    """Return the day of that name on or before the reference, on or after it in the future."""
    reference = context.reference
    distance = reference.weekday() - read_weekday(words)
    if context.future:
        return reference + timedelta(days=-distance % 7)
    return reference - timedelta(days=distance % 7)


@lru_cache(maxsize=4096)
def parse_core(words: str, reference: date, direction: str) -> Any:
    """Return what dateparser reads: a date and the period it stands for, or None."""
    found = _parser(reference, direction).get_date_data(words)
    return (found.date_obj.date(), found.period) if found.date_obj else None


@lru_cache(maxsize=256)
def _parser(reference: date, direction: str) -> Any:
    """Return dateparser's parser for English and one reference day."""
    # Imported here: it takes half a second, and most texts hold no words that need it.
    from datetime import datetime, time

    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime.combine(reference, time(12)),
        "PREFER_DATES_FROM": direction,
    }
    return DateDataParser(languages=["en"], settings=settings)
