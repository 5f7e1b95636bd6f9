"""Find written dates in a text, and resolve a phrase that is known to be one."""

import re
from datetime import date

from etl.dates.cores import parse_core
from etl.dates.periods import FIRST_YEAR, LAST_YEAR, Context, Days, Tense, months, one_day, years
from etl.dates.phrases import Phrase, as_span, find_phrases
from etl.dates.words import ANY_MONTH, read_parts
from etl.records import DateSpan

_LONGEST_PHRASE = 80
_DATE_WORD = re.compile(
    rf"{ANY_MONTH}|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?|\d{{4}}-\d\d",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"['’]\d\d\b")
_LOWER_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b"
)


def find_dates(
    text: str,
    *,
    reference: date | None,
    tense: Tense = "past",
    start: int = 0,
    end: int | None = None,
    anchor: date | None = None,
) -> list[DateSpan]:
    """Return the written dates of text[start:end] in order, with offsets in the whole text.

    Words that count from a day told before ("the next day") count from the last single day found
    here, else from `anchor`. Without a reference day, relative words keep their place but have no
    days.
    """
    spans = []
    context = Context(reference, tense, anchor)
    for phrase in find_phrases(text, context, start=start, end=len(text) if end is None else end):
        spans.append(as_span(text, phrase))
    return spans


def resolve_date(
    words: str, *, reference: date | None, tense: Tense = "past", anchor: date | None = None
) -> DateSpan | None:
    """Return the days of a phrase that is known to be a date, or None when it tells no days.

    Offsets count in the phrase. Two days that are not neighbours give a span of unknown precision.
    """
    context = Context(reference, tense, anchor)
    written = _LOWER_MONTH.sub(lambda month: month[0].title(), words)
    phrases = list(find_phrases(written, context, start=0, end=len(written), alone=True))
    if not phrases or _is_cut_up(written, phrases):
        phrase = _parse_rest(written, context)
        if phrase or not phrases:
            return as_span(words, phrase) if phrase else None
    if len(phrases) == 1:
        return as_span(words, phrases[0])
    return as_span(words, _cover(phrases))


def _is_cut_up(words: str, phrases: list[Phrase]) -> bool:
    """Tell whether the grammar took only pieces of one written day, such as "5-Mar-2018"."""
    outside = words[: phrases[0].start] + words[phrases[-1].end :]
    if _SHORT_YEAR.search(outside):
        return True
    year, month, days = read_parts(words)
    complete = year is not None and month is not None and len(days) == 1
    one = len(phrases) == 1 and phrases[0].days is not None and phrases[0].days.is_one_day
    return complete and not one and (len(phrases) > 1 or any(map(str.isdigit, outside)))


def _cover(phrases: list[Phrase]) -> Phrase:
    """Return the phrase from the first to the last; which of the days is meant stays unknown."""
    told = [phrase.days for phrase in phrases if phrase.days is not None]
    days: Days | None = None
    if len(told) == 1:
        days = told[0]
    elif told:
        first = min(each.starts_on for each in told)
        days = Days(first, max(each.end for each in told), "unknown")
    counted = next((phrase.counted_from for phrase in phrases if phrase.counted_from), None)
    return Phrase(phrases[0].start, phrases[-1].end, days, "list", counted)


def _parse_rest(words: str, context: Context) -> Phrase | None:
    """Return what dateparser makes of words outside the grammar, such as "Thurs." or "5th Mar '24".

    Only words that hold a month or a weekday are asked about: it reads "45" as 1945, "the 1990s"
    as today and "five years in prison" as a day in the future.
    """
    if len(words) > _LONGEST_PHRASE or not _DATE_WORD.search(words):
        return None
    year, month, day_numbers = read_parts(words)
    reference = context.reference_or_none
    if reference is None and year is None:
        return None
    direction = "future" if context.future else "past" if month else "current_period"
    base = reference or date(year or FIRST_YEAR, 1, 1)
    try:
        found = parse_core(words, base, direction)
    except (ValueError, OverflowError, RecursionError):
        return None
    if found is None:
        return None
    day, period = found
    if not FIRST_YEAR <= day.year <= LAST_YEAR or (month and day.month != month):
        return None
    if period == "day" and month and day.day not in day_numbers:
        return None
    if (period == "month" and not month) or (period == "year" and not year):
        return None
    counted = None if year is not None else reference
    whole = {"month": months(day.year, day.month), "year": years(day.year)}
    return Phrase(0, len(words), whole.get(period, one_day(day)), "dateparser", counted)
