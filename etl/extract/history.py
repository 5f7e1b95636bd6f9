"""Days of years long gone: "In 1938 he flew there three times. On 15 September he met X"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.records import DateSpan

_LONG_AGO = 5
"""Years that lie between a report and what is history to it."""
_FRONTED = re.compile(
    r"(?:\A|[.!?:][\"”’)]?\s{1,5}|\n\s{0,5})(?:It\s+was\s+)?(?:Back\s+)?[Ii]n\s+"
    r"(?:(?:early|mid|late|the\s+\w+\s+of)[\s-]+)?(?:(?P<month>[A-Z][a-z]{2,9})\.?,?\s+)?(?P<year>1[89]\d\d|20\d\d)\b"
)
"""What opens a sentence of history: "In 1938", "It was in March 1978 that"."""
_IN_MONTH = re.compile(
    r"\b[Ii]n\s+(?P<month>January|February|March|April|May|June|July|August|September|October|November|December),?\s+"
    r"(?P<year>1[89]\d\d|20\d\d)\b"
)
"""A month of history, for days of the same month: "met him in August 1931. On August 4 ..."."""
_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b")
_MONTH_DAY = re.compile(r"[A-Z][a-z]{2,8}\.?\s+\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2}")
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]?\s")
_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he\s+(?:two|three|talks|summit|conference|visit|leaders))\b"
)
"""Who the next sentence is about when it goes on with the history: "On May 4 he met"."""
_NEAR = 45
"""Days around the report whose news a yearless day of the next sentence may be."""
_YEAR_LENGTH = 365
_SUBJECT = 12
"""Characters after a day in which its sentence's subject begins: "On May 4 he"."""
_REACH = 400
"""Characters from the year to a day that is still of it."""


def in_told_years(text: str, spans: list[DateSpan], reference: date | None) -> list[DateSpan]:
    """Return the days; those told without a year after a year of history are of that year.

    Such a day counts from nothing, as one that is told with its year.
    """
    if reference is None:
        return spans
    fronted = list(_years_of_history(_FRONTED, text, reference))
    months = list(_years_of_history(_IN_MONTH, text, reference))
    if not fronted and not months:
        return spans
    return [_in_year(span, text, fronted, months) for span in spans]


def _years_of_history(
    pattern: re.Pattern[str], text: str, reference: date
) -> Iterator[tuple[int, int, str]]:
    """Yield where each year of history ends, the year, and the month it is told with."""
    for found in pattern.finditer(text):
        if int(found["year"]) <= reference.year - _LONG_AGO:
            yield found.end(), int(found["year"]), found["month"] or ""


def _in_year(
    span: DateSpan,
    text: str,
    fronted: list[tuple[int, int, str]],
    months: list[tuple[int, int, str]],
) -> DateSpan:
    """Return the day in the year told last before it, in its sentence or the one before."""
    if span.starts_on is None or span.precision != "day" or span.reference is None:
        return span
    if not _MONTH_DAY.search(span.text) or _YEAR.search(span.text):
        return span
    for told, same_month in ((fronted, False), (months, True)):
        at = bisect_left(told, (span.start,)) - 1
        if at < 0 or span.start - told[at][0] > _REACH:
            continue
        end, year, month = told[at]
        between = text[end : span.start]
        ends = [found.end() for found in _SENTENCE_END.finditer(between)]
        if len(ends) > 1 or _YEAR.search(between):
            continue
        if ends and not _goes_on(span, text, end + ends[0]):
            continue
        if not same_month or month[:3] in span.text:
            return _moved(span, year)
    return span


def _goes_on(span: DateSpan, text: str, start: int) -> bool:
    """True for a sentence that goes on with the history: "On 15 September he met X"."""
    if span.starts_on is None or span.reference is None:
        return False
    away = abs((span.starts_on - span.reference).days) % _YEAR_LENGTH
    if min(away, _YEAR_LENGTH - away) <= _NEAR:
        return False  # it may be the news
    return bool(_PRONOUN.search(text, start, span.end + _SUBJECT))


def _moved(span: DateSpan, year: int) -> DateSpan:
    first, end = span.starts_on, span.ends_before
    assert first is not None
    try:
        moved = first.replace(year=year)
        last = end and moved + (end - first)
    except ValueError:
        # February 29 of a year that has none
        return replace(span, starts_on=None, ends_before=None, precision="unknown")
    return replace(span, starts_on=moved, ends_before=last, reference=None)
