"""The days of a meeting: from the date words of its trigger to an interval."""

import re
from dataclasses import replace
from datetime import date

from etl.dates import combine, find_dates, resolve_date
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.reading import Reading
from etl.records import DateSpan, Precision

_RANK: dict[Precision, int] = {"day": 4, "week": 3, "month": 2, "year": 1, "unknown": 0}
_LONG_AGO, _SOON = 270, 60
"""A day this long ago gives way to the same day of the coming weeks."""
_REACH = 40
"""How many characters before a trigger a duration may stand ("a three-day official visit")."""


def days_of(
    trigger: TaggedTrigger, reading: Reading, *, reference: date | None, anchor: date | None
) -> DateSpan | None:
    """Return the most precise days that the trigger's date words give; None when there are none."""
    roles = [role for role in trigger.roles if role.label == "DATE"]
    tense = "future" if trigger.status == "planned" else "past"
    found = [
        span
        for role in roles
        if (span := _resolve(role, reading, tense, reference, anchor)) is not None
    ]
    if not found:
        return None
    best = max(found, key=lambda span: (_RANK[span.precision], -abs(span.start - trigger.start)))
    return _with_duration(best, trigger, reading)


def _resolve(
    role: TaggedSpan,
    reading: Reading,
    tense: str,
    reference: date | None,
    anchor: date | None,
) -> DateSpan | None:
    sentence = reading.sentences[reading.sentence_at(role.start)]
    spans = find_dates(
        reading.text,
        reference=reference,
        tense="future" if tense == "future" else "past",
        start=sentence.start,
        end=sentence.end,
    )
    over = [span for span in spans if span.start < role.end and span.end > role.start]
    if over:
        best = max(over, key=lambda span: (_RANK[span.precision], span.end - span.start))
        return _nearer(best, reference)
    words = reading.words(role.start, role.end)
    span = resolve_date(
        words,
        reference=reference,
        tense="future" if tense == "future" else "past",
        anchor=anchor,
    )
    if span is None:
        return DateSpan(
            start=role.start, end=role.end, text=words, starts_on=None, ends_before=None,
            precision="unknown", rule="words", reference=reference,
        )  # fmt: skip
    return DateSpan(
        start=role.start, end=role.end, text=words, starts_on=span.starts_on,
        ends_before=span.ends_before, precision=span.precision, rule=span.rule,
        reference=span.reference,
    )  # fmt: skip


def _nearer(span: DateSpan, reference: date | None) -> DateSpan:
    """Return a day told without a year in the year that brings it near the report.

    "when he visits on April 19", printed on April 17, is not April of last year.
    """
    if reference is None or span.starts_on is None or span.precision != "day":
        return span
    if re.search(r"\d{4}", span.text) or (reference - span.starts_on).days < _LONG_AGO:
        return span
    ahead = resolve_date(span.text, reference=reference, tense="future")
    if ahead is None or ahead.starts_on is None or (ahead.starts_on - reference).days > _SOON:
        return span
    return replace(span, starts_on=ahead.starts_on, ends_before=ahead.ends_before, rule=ahead.rule)


def _with_duration(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> DateSpan:
    """Return the days with their end where a duration is told: "a three-day visit from Monday"."""
    if span.precision != "day" or span.starts_on is None:
        return span
    one_day = span.ends_before is None or (span.ends_before - span.starts_on).days == 1
    if not one_day:
        return span
    for named in reading.inside(max(0, trigger.start - _REACH), trigger.end + _REACH, "DUR"):
        if named.sentence == reading.sentence_at(trigger.start) and re.search(
            r"-(?:day|night|week)\b|\bdays?\b", named.text
        ):
            return combine(span, named.text)
    return span


def better(one: DateSpan | None, other: DateSpan | None) -> DateSpan | None:
    """Return the more precise of two tellings; of equals the longer interval, then the first."""
    if one is None or other is None:
        return one or other
    if _RANK[other.precision] > _RANK[one.precision]:
        return other
    if one.precision == other.precision == "day" and _length(other) > _length(one):
        return other
    return one


def _length(span: DateSpan) -> int:
    if span.starts_on is None or span.ends_before is None:
        return 1
    return (span.ends_before - span.starts_on).days


def apart(one: DateSpan | None, other: DateSpan | None) -> bool:
    """True when two tellings cannot mean the same days."""
    if one is None or other is None or one.starts_on is None or other.starts_on is None:
        return False
    one_end = one.ends_before or date.max
    other_end = other.ends_before or date.max
    return one_end <= other.starts_on or other_end <= one.starts_on
