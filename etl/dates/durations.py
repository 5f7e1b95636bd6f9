"""Join a first day and a duration: "a three-day visit starting Monday"."""

import re
from dataclasses import replace
from datetime import timedelta

from etl.dates.periods import move
from etl.dates.words import NUMBER, read_number, read_unit, spaced
from etl.records import DateSpan

_DURATION = re.compile(
    spaced(rf"(?<![\w.])(?:(?P<number>{NUMBER})(?:-| )(?:full |straight )?)?"
           r"(?P<unit>day|night|week|month|year)s?(?:-long)?\b"),
    re.IGNORECASE,
)  # fmt: skip


def combine(start: DateSpan, words: str) -> DateSpan:
    """Return the span from the first day on for the duration that the words tell.

    A span whose days are unknown or already several, and words without a duration, change nothing.
    """
    duration = _DURATION.search(words)
    if duration is None or start.starts_on is None or start.precision != "day":
        return start
    if start.ends_before is not None and (start.ends_before - start.starts_on).days > 1:
        return start
    count = read_number(duration["number"]) if duration["number"] else 1
    unit = read_unit(duration["unit"])
    if count < 1:
        return start
    try:
        if unit == "night":
            end = start.starts_on + timedelta(days=count + 1)
        else:
            end = move(start.starts_on, count, unit)
    except (ValueError, OverflowError):
        return start
    return replace(start, ends_before=end, rule=f"{start.rule}+duration")
