"""Days as they are typed after --since, --until and --param: a day, a month or a year."""

import calendar
import re
from datetime import date

from etl.errors import ConfigError

_DAY = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def asked_days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day asked for; raise ConfigError when none lies between.

    A month or a year counts from its first to its last day.
    """
    first = first_day(since) if since else None
    last = last_day(until) if until else None
    if first and last and first > last:
        raise ConfigError(f"--since {since} is later than --until {until}: no day lies between")
    return first, last


def first_day(words: str) -> date:
    """Return the first day that the words mean; raise ConfigError when they mean none."""
    year, month, day = _parts(words)
    return _day(words, year, month or 1, day or 1)


def last_day(words: str) -> date:
    """Return the last day that the words mean; raise ConfigError when they mean none."""
    year, month, day = _parts(words)
    month = month or 12
    if day is None and 1 <= month <= 12:
        day = calendar.monthrange(year, month)[1]
    return _day(words, year, month, day or 1)


def one_day(words: str) -> date:
    """Return the day that the words mean; raise ConfigError when they mean none or several."""
    first = first_day(words)
    if first != last_day(words):
        raise ConfigError(f"{words!r} is more than one day; write it as 2024-03-31")
    return first


def _parts(words: str) -> tuple[int, int | None, int | None]:
    """Return year, month and day as far as they are written."""
    found = _DAY.match(words)
    if found is None:
        raise ConfigError(f"{words!r} is not a day; write 2024-03-31, 2024-03 or 2024")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _day(words: str, year: int, month: int, day: int) -> date:
    """Return the day, or say that the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ConfigError(f"{words!r} is not in the calendar; write a day that exists") from error
