"""The first and last day of a meeting where its words call a day so: "ended on", "until", "began".

A last day is kept apart from the days of a meeting until all is told of it: where no sentence
tells the first, what goes on until Friday did not begin on any known day.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from etl.dates import combine, resolve_date
from etl.dates.words import NUMBER, WEEKDAY
from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading
from etl.records import DateSpan

LONGEST = 40
"""Days that a meeting lasts at most when its first and last are told apart."""
ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|conclud(?:es?|ed|ing)|clos(?:es?|ed|ing)|wrapp\w+|(?:wound|winds?|winding)\s+up"
    r"|complet(?:es?|ed|ing)|finish(?:es|ed|ing)?|br(?:oke|eaks?|eaking)\s+up"
    r"|(?:last|run|continue)(?:s|ed|ing)?\s+(?:until|through|till))\b"
)
_ENDS_ON = re.compile(ENDS.pattern + r"[^,.;:]*$")
_ENDED = re.compile(
    r"\b(?:ended|concluded|closed|wrapped|wound\s+up|completed|finished|broke\s+up)\b[^,.;:]*$"
)
_TO_END = re.compile(r"\b(?:to|will|would|be|is|are)\s+(?:\w+\s+)?$")
_REACH = 70
_UNTIL = re.compile(
    r"\b(?:(?:last|run|continue|stay|remain|go(?:es)?\s+on|went\s+on)(?:s|ed|ing)?\s+(?:\w+\s+)?(?:until|through|to|till)"
    r"|(?:end|conclud|clos|finish)(?:e|es|ed|ing|s)?\s+on)\s+(?:\w+day,?\s+)?"
)
_NEAR = 60
_LAST_WEEKDAY = re.compile(rf"(?:(?:up\s+to|until|till|through|on|late|early)\s+)*{WEEKDAY}", re.I)
"""A last day that no other word ties to a week: "until Friday"."""
_WEEK = timedelta(days=7)
_ONE_DAY = timedelta(days=1)
_RESTS = re.compile(
    r"\b(?:adjourned|suspended|paused|interrupted|broken\s+off|in\s+recess)\s+(?:late\s+|early\s+)?$"
)
_UNTIL_THEN = re.compile(r"\s+(?:until|till)\s", re.IGNORECASE)
"""What parts the last day from the day of going on: "adjourned on Tuesday until Friday"."""
_LEFT = re.compile(r"\b(?:left|departed|flew\s+out)\b[^.,;:]{0,40}$")
_AFTER_DAYS = re.compile(
    rf"\s+(?:after|following)\s+(?P<length>(?:an?\s+)?{NUMBER}(?:\s+(?:full\s+)?|-)(?:days?|weeks?))"
    r"\s+(?:of\s+)?(?:[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
_LEAVES = re.compile(r"left|leaves|leaving|depart(?:s|ed|ing)", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:from\s+|(?:late\s+|early\s+)?on\s+)?(?:the\s+)?")
_BOUND_FOR = re.compile(r"[^.,;:]{0,40}\b(?:for|to)\b")
_BEGAN = re.compile(
    r"\s+(?:had\s+)?(?:first\s+)?(?:began|begun|opened|started|kicked\s+off|got\s+under\s+way)\b[^,.;:]{0,40}$"
)
"""What makes a day the first of talks told before: "The talks began on Tuesday"."""
_FIRST_TOLD = ("+counted", "+first")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth".split(), start=2
    )
}
_NTH_DAY = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)})(?:\s+and\s+(?:final|last))?\s+day\s+of\s+(?:[\w-]+\s+){{0,4}}$"
)
"""What counts the days of talks: "ended a third day of talks on Friday"."""

_FOR_NTH_DAY = re.compile(
    rf"\bfor\s+(?:an?|the|their)\s+(?P<nth>{'|'.join(_ORDINALS)})(?:\s+and\s+(?:final|last))?\s+day\s+of"
    r"\s+(?:[\w-]+\s+){0,3}(?:talks|negotiations|discussions|meetings|consultations)\b"
)
"""The same after the verb: "met for a second day of talks on Friday"."""


def ends_with(span: DateSpan, reading: Reading) -> bool:
    """True for a day that the words call the last one: "due to end on Wednesday"."""
    before = reading.text[max(0, span.start - _REACH) : span.start]
    return span.precision == "day" and bool(_ENDS_ON.search(before))


def last_of(span: DateSpan, reading: Reading) -> DateSpan | None:
    """Return the day as the last one where its words call it so: "until Friday", "ended on"."""
    if span.rule == "until" and span.precision == "day" and span.ends_before is not None:
        return replace(span, starts_on=span.ends_before - _ONE_DAY)
    if span.rule.endswith("+rest"):
        return span
    if not ends_with(span, reading):
        return None
    before = reading.text[max(0, span.start - _REACH) : span.start]
    ended = _ENDED.search(before)
    over = ended and not _TO_END.search(before, 0, ended.start())
    return replace(span, rule=f"{span.rule}+ended") if over else span


def is_last(span: DateSpan, first: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day that the same sentence calls the last: "... is to last until March 20"."""
    if span.start <= max(first.start, trigger.start) or span.precision != "day":
        return False
    until = _UNTIL.search(reading.text, max(trigger.end, span.start - _NEAR), span.end)
    return until is not None and until.end() >= span.start


def up_to(days: DateSpan | None, last: DateSpan | None) -> DateSpan | None:
    """Return the days from the first, told in one sentence, to the last, told in another."""
    if days is None or last is None or days.starts_on is None or last.starts_on is None:
        return days or last
    known = (days.ends_before - days.starts_on).days if days.ends_before else 1
    if known > 1 and not days.rule.endswith(_FIRST_TOLD):
        return days
    last = _after(days.starts_on, last)
    length = ((last.ends_before or date.max) - days.starts_on).days
    if days.precision != "day" or not known < length <= LONGEST + 1:
        return days
    return replace(days, ends_before=last.ends_before, rule=f"{days.rule}+last")


def _after(first: date, last: DateSpan) -> DateSpan:
    """Return a last weekday to come in the week of the first: "The round ends on Friday"."""
    if last.ends_before is None or not _LAST_WEEKDAY.fullmatch(last.text):
        return last
    if last.rule.endswith(("+ended", "+rest")):
        return last  # a weekday in the past is known
    day = last.ends_before - _ONE_DAY
    day -= (day - first).days // _WEEK.days * _WEEK
    return replace(last, starts_on=day, ends_before=day + _ONE_DAY)


def rested(span: DateSpan, reading: Reading, reference: date | None) -> DateSpan | None:
    """Return the last day before a break: Tuesday of "adjourned on Tuesday until Friday"."""
    until = _UNTIL_THEN.search(span.text)
    low = max(0, span.start - _REACH)
    if span.rule != "range" or not until or not _RESTS.search(reading.text, low, span.start):
        return None
    words = span.text[: until.start()]
    day = resolve_date(words, reference=reference, tense="past")
    if day is None or day.precision != "day":
        return None
    return replace(
        day, start=span.start, end=span.start + len(words), text=words, rule=f"{day.rule}+rest"
    )


def until_leaving(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> DateSpan | None:
    """Return the days until those left: "left Oslo on Friday after three days of talks"."""
    if span.precision != "day" or span.starts_on is None or span.end > trigger.start:
        return None
    length = _AFTER_DAYS.fullmatch(reading.text, span.end, trigger.start)
    low = max(0, span.start - _REACH)
    if length is None or not _LEFT.search(reading.text, low, span.start):
        return None
    whole = combine(span, length["length"])
    if whole is span or whole.ends_before is None or whole.starts_on is None:
        return None
    end = span.starts_on + _ONE_DAY
    return replace(whole, starts_on=end - (whole.ends_before - whole.starts_on), ends_before=end)


def is_of_leaving(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a visit that its words end: "left Oslo on Friday", not "left Oslo for Rome"."""
    if not _LEAVES.fullmatch(reading.text, trigger.start, trigger.end):
        return False
    left = [role for role in trigger.roles if role.label in ("PLACE", "HOST", "DATE")]
    return any(
        _FROM.fullmatch(reading.text, trigger.end, role.start)
        and not _BOUND_FOR.match(reading.text, role.end)
        for role in left
        if role.start >= trigger.end
    )


def is_first(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day on which talks told before began: "The talks began on Tuesday"."""
    if span.precision != "day" or span.start < trigger.end or trigger.kind == "visit":
        return False
    return _BEGAN.match(reading.text, trigger.end, span.start) is not None


def from_first(days: DateSpan | None, first: DateSpan | None) -> DateSpan | None:
    """Return the days from the first on, where it is told beside: "The talks began on Tuesday"."""
    if days is None or first is None or days.starts_on is None or first.starts_on is None:
        return days or first
    earlier = (days.starts_on - first.starts_on).days
    if days.precision != "day" or not 0 < earlier <= LONGEST:
        return days
    return replace(days, starts_on=first.starts_on, rule=f"{days.rule}+first")


def counted(days: DateSpan, trigger: TaggedTrigger, reading: Reading) -> DateSpan:
    """Return the days from the first to that of which the words give the number.

    "ended a third day of talks on Friday": from Wednesday on.
    """
    nth = _NTH_DAY.search(reading.text, max(0, trigger.start - _REACH), trigger.start)
    nth = nth or _FOR_NTH_DAY.search(reading.text, trigger.end, max(trigger.end, days.start))
    if nth is None or days.precision != "day" or days.starts_on is None:
        return days
    if days.ends_before is not None and days.ends_before - days.starts_on > _ONE_DAY:
        return days
    end = days.starts_on + _ONE_DAY
    first = end - timedelta(days=_ORDINALS[nth["nth"]])
    return replace(days, starts_on=first, ends_before=end, rule=f"{days.rule}+counted")
