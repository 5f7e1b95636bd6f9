"""Read a sentence's days once more where its other words tell more than the tense does."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.dates import resolve_date
from etl.dates.periods import Tense
from etl.extract.dates import Dates
from etl.extract.given_up import BEFORE, is_counted_on, is_given_up, moved_to
from etl.extract.lasts import rested
from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading
from etl.extract.strays import says
from etl.extract.tenses import is_done, is_going_on, is_past_verb, was_intended
from etl.records import DateSpan

_LONG_AGO, _SOON = 270, 60
"""A day this long ago gives way to the same day of the coming weeks."""
_AT_ONCE = 2
"""Days by which the day of a verb in the past may be ahead of a date line that is late."""
_YEAR = re.compile(r"\d{4}|\byear\b")
_MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
)
BARE = re.compile(
    r"(?:(?:late|early|later|earlier)\s+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s+(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
"""A weekday that no other word ties to a week."""
_NOT_IN_ORDER = re.compile(
    r"\b(?:after|following|since|before|ahead|prior|until|which|who|when|that|to|had)\b"
)
_PAST_CUE = re.compile(
    r"\b(?:\w{2,}ed|said|told|met|held|left|flew|came|went|was|were|took|began|arriving|set\s+(?:off|out))\b"
    r"(?![^.;]*\b(?:will|would|is|are|due|plans?)\b)[^.;:]{0,60}$"
)
_DID = re.compile(
    r"\b(?:\w{2,}ed|said|told|met|held|left|flew|came|went|was|were|took|began|heard|sent|gave|spoke)\b"
)
_WAS_DUE = re.compile(r"\b(?:was|were|would|had\s+been)\b")
"""What makes a plan one of then: "said on Monday that he was due to meet X on Friday"."""
_NEIGHBOURS = 4
"""Days before and after a day of the same sentence that are weighed with it."""
_FAR = 400
"""Characters from a meeting beyond which a day is taken as it was read."""
_WEEK = timedelta(days=7)
_OVERNIGHT = "overnight"


def told_days(
    trigger: TaggedTrigger, reading: Reading, dates: Dates, tense: Tense
) -> tuple[list[DateSpan], list[DateSpan]]:
    """Return the days of the trigger's sentence as they are to be read, and those given up."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    written = dates.within(sentence.start, sentence.end, tense)
    past = {span.start: span for span in dates.within(sentence.start, sentence.end, "past")}
    kept, dropped = [], []
    for number, span in enumerate(written):
        near = written[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS + 1]
        if min(abs(span.start - trigger.end), abs(trigger.start - span.end)) > _FAR:
            kept.append(span)
        elif is_given_up(span, near, trigger, reading):
            dropped.append(span)
        elif (new := newly_set(span, reading, dates.reference, tense)) is not None:
            kept.append(new)
        elif (before_break := rested(span, reading, dates.reference)) is not None:
            kept.append(before_break)
        else:
            before = [one for one in near if one.end <= span.start]
            before = before or dates.within(max(0, sentence.start - BEFORE), sentence.start, tense)
            if is_counted_on(span) and _is_of_past(before, reading):
                span = past.get(span.start, span)
            kept.append(_again(span, near, trigger, reading, dates.reference, tense))
    return kept, dropped


def newly_set(
    span: DateSpan, reading: Reading, reference: date | None, tense: Tense
) -> DateSpan | None:
    """Return the day to which a meeting was moved: Friday of "put off from Monday to Friday"."""
    words = moved_to(span, reading)
    if words is None:
        return None
    first = resolve_date(words, reference=reference, tense=tense)
    if first is None or first.starts_on is None:
        return replace(span, starts_on=None, ends_before=None, precision="unknown")
    moved = replace(
        span,
        starts_on=first.starts_on,
        ends_before=first.ends_before,
        precision=first.precision,
        rule=f"{first.rule}+moved",
    )
    if reference is None or not _MONTH.search(words) or _YEAR.search(words):
        return moved
    away = (first.starts_on - reference).days
    other = resolve_date(words, reference=reference, tense="past" if away > 0 else "future")
    if other and other.starts_on and abs((other.starts_on - reference).days) < abs(away):
        return replace(moved, starts_on=other.starts_on, ends_before=other.ends_before)
    return moved


def on_journey(days: DateSpan, journey: DateSpan, reference: date | None) -> DateSpan:
    """Return a weekday of what is planned for a journey in its week: "will go to X on March 8.

    She will meet Y on Saturday": that is March 9.
    """
    first, start = days.starts_on, journey.starts_on
    if first is None or start is None or reference is None or not BARE.fullmatch(days.text):
        return days
    if journey.precision != "day" or abs((start - reference).days) > _SOON:
        return days
    weeks = (first - start).days // _WEEK.days
    return moved(days, -weeks * _WEEK)


def _is_of_past(before: Sequence[DateSpan], reading: Reading) -> bool:
    """True when the last day told was one in the past: "said on Monday he would ... next day"."""
    told = [span for span in before if span.precision == "day"]
    if not told:
        return False
    return _is_told_of_past(told[-1], reading)


def _is_told_of_past(span: DateSpan, reading: Reading) -> bool:
    """True for a day after a verb in the past: "landed in Oslo on Monday"."""
    sentence = reading.sentences[reading.sentence_at(span.start)]
    low = max(sentence.start, span.start - BEFORE)
    return bool(_PAST_CUE.search(reading.text, low, span.start))


def _again(
    span: DateSpan,
    written: Sequence[DateSpan],
    trigger: TaggedTrigger,
    reading: Reading,
    reference: date | None,
    tense: Tense,
) -> DateSpan:
    """Return one day as the rest of its sentence demands it."""
    if reference is None or span.starts_on is None:
        return span
    if span.text.casefold() == _OVERNIGHT:
        return _on_the_day_told(span, written, reading)
    if _spans_days(span):
        span = _around(span, reference, trigger, reading)
    elif BARE.fullmatch(span.text):
        return _in_order(span, written, trigger, reading, tense)
    return _nearer(span, reference, trigger, reading)


def _spans_days(span: DateSpan) -> bool:
    if span.starts_on is None or span.ends_before is None or span.precision != "day":
        return False
    return (span.ends_before - span.starts_on).days > 1


def _around(span: DateSpan, reference: date, trigger: TaggedTrigger, reading: Reading) -> DateSpan:
    """Return the days of what is going on so that today is one: "is here from Monday to Sunday"."""
    if span.starts_on is None or span.ends_before is None or _YEAR.search(span.text):
        return span
    if not is_going_on(trigger, reading) or span.starts_on <= reference < span.ends_before:
        return span
    months = _MONTH.search(span.text) is not None
    for way in (1, -1):
        try:
            first, end = (
                day.replace(year=day.year + way) if months else day + way * _WEEK
                for day in (span.starts_on, span.ends_before)
            )
        except ValueError:
            continue  # February 29
        if first <= reference < end:
            return replace(span, starts_on=first, ends_before=end, rule=f"{span.rule}+around")
    return span


def _in_order(
    span: DateSpan,
    written: Sequence[DateSpan],
    trigger: TaggedTrigger,
    reading: Reading,
    tense: Tense,
) -> DateSpan:
    """Return a weekday a week away where another day of the sentence shuts out the nearest.

    "met on Friday, it was reported on Monday", "will go to Rome on Monday and meet X on Friday",
    both printed on a Friday.
    """
    for other in written:
        if other is span or not BARE.fullmatch(other.text):
            continue
        if tense == "past" and trigger.status == "held" and _is_later(other, span, reading):
            return moved(span, -_WEEK)
        if tense == "future" and _comes_first(other, span, reading):
            return moved(span, _WEEK)
        if tense == "future" and _is_past_plan(other, span, reading):
            return moved(span, -_WEEK)
    return span


def _is_later(other: DateSpan, span: DateSpan, reading: Reading) -> bool:
    """True for a day that must be after the meeting's and is read as before it."""
    if not (other.starts_on and span.starts_on and other.starts_on < span.starts_on):
        return False
    if says(other, reading):
        return True
    between = reading.text[span.end : other.start] if other.start > span.end else ""
    joined = re.match(r",?\s+and\b", between) and _DID.search(between)
    return bool(joined) and span.starts_on == span.reference and not _NOT_IN_ORDER.search(between)


def _comes_first(other: DateSpan, span: DateSpan, reading: Reading) -> bool:
    """True for a day to come that is told before today's weekday, which is then next week's."""
    if span.starts_on != span.reference or other.end > span.start or says(other, reading):
        return False
    if _is_told_of_past(other, reading):
        return False
    between = reading.text[other.end : span.start]
    return re.search(r"\b(?:and|then|where)\b", between) is not None


def _is_past_plan(other: DateSpan, span: DateSpan, reading: Reading) -> bool:
    """True for what was due between the day of saying so and the report.

    "said on Wednesday that she was due to meet X on Thursday", printed on Friday.
    """
    if other.end > span.start or not says(other, reading):
        return False
    if span.reference is None or other.starts_on is None or span.starts_on is None:
        return False
    said = other.starts_on if other.starts_on <= span.reference else other.starts_on - _WEEK
    due = span.starts_on - _WEEK
    plan = _WAS_DUE.search(reading.text, other.end, span.start)
    return plan is not None and said < due < span.reference


def moved(span: DateSpan, by: timedelta) -> DateSpan:
    """Return a day so much later, or earlier, by the order in which days are told."""
    if span.starts_on is None or span.ends_before is None or not by:
        return span
    return replace(
        span,
        starts_on=span.starts_on + by,
        ends_before=span.ends_before + by,
        rule=f"{span.rule}+order",
    )


def _on_the_day_told(span: DateSpan, written: Sequence[DateSpan], reading: Reading) -> DateSpan:
    """Return "overnight" as the night before the day on which somebody told of it."""
    for other in written:
        if other is not span and other.precision == "day" and says(other, reading):
            day = other.starts_on
            if day is not None and span.reference is not None and day <= span.reference:
                return replace(
                    span, starts_on=day - timedelta(days=1), ends_before=day + timedelta(days=1)
                )
    return span


def _nearer(span: DateSpan, reference: date, trigger: TaggedTrigger, reading: Reading) -> DateSpan:
    """Return a day told without a year in the year that brings it near the report.

    "when he visits on April 19", printed on April 17, is not April of last year; but "he met X on
    April 19" is.
    """
    if span.starts_on is None or span.precision not in ("day", "month"):
        return span
    if _YEAR.search(span.text) or span.reference is None:
        return span
    away = (span.starts_on - reference).days
    unmet = trigger.status == "called_off" or was_intended(trigger, reading)
    if unmet and _MONTH.search(span.text):
        return _other_year(span, reference, "past" if away > 0 else "future", abs(away))
    if away > _LONG_AGO:
        return _other_year(span, reference, "past", _SOON)
    if -away < _LONG_AGO:
        return span
    if is_past_verb(trigger, reading):
        return _other_year(span, reference, "future", _AT_ONCE)
    ahead = _other_year(span, reference, "future", _SOON)
    if ahead is not span and is_done(trigger, reading):
        # "decided at a meeting to vote on March 15" may speak of either year.
        return replace(span, starts_on=None, ends_before=None, precision="unknown")
    return ahead


def _other_year(span: DateSpan, reference: date, tense: Tense, within: int) -> DateSpan:
    """Return the day in the tense, if it then lies within so many days of the report."""
    other = resolve_date(span.text, reference=reference, tense=tense)
    if other is None or other.starts_on is None or abs((other.starts_on - reference).days) > within:
        return span
    return replace(span, starts_on=other.starts_on, ends_before=other.ends_before, rule=other.rule)
