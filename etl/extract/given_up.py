"""Tell days that were given up, days of cancelling, and days of what was done before or after."""

import re
from collections.abc import Sequence

from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading
from etl.extract.strays import says
from etl.extract.tenses import is_going_on
from etl.records import DateSpan

_COUNTED_ON = re.compile(
    r"\b(?:later|after(?:wards?)?|following|next|same|that)\b(?!\s+(?:week|month|year)\b)",
    re.IGNORECASE,
)
"""What counts from a day told before: "two days later", "the next day"."""
_ANCHORED = frozenset({"told_day", "distance"})
BEFORE = 120
"""Characters before a day within which its words are looked for."""
_FIRST_SET = re.compile(
    r"\b(?:first|initially|originally|previously|earlier|formerly)\s+(?:been\s+)?(?:set|scheduled|planned|due|slated"
    r"|fixed|meant|intended|expected|supposed|called|arranged)\b[^;,:]{0,40}$"
    r"|\bhad\s+been\s+(?:set|scheduled|planned|due)\b[^;,:]{0,40}$"
)
"""What makes a day one that was given up, where another is told: "first set for Tuesday"."""
_MOVED = (
    r"(?:postponed|put\s+(?:off|back)|moved|shifted|brought\s+forward|pushed\s+back|delayed"
    r"|rescheduled|deferred)"
)
_MOVED_THEN = re.compile(rf"\b{_MOVED}\s+(?:\w+\s+)?$", re.IGNORECASE)
_MOVED_TO = re.compile(r"from\s.{3,40}\s(?:to|until|till)\s+(?=\S)", re.IGNORECASE)
"""From one day to another, of which the second counts: "from Monday to Wednesday"."""
_MOVED_FROM = re.compile(rf"\b{_MOVED}\s+(?:\w+\s+)?from\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|through)\s", re.IGNORECASE)
_STAYS = re.compile(
    r"\b(?:is|are)\s+(?:staying\s+)?(?:here|there|in\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2})\s+$"
)
_FROM = re.compile(r"from\s+", re.IGNORECASE)
_NOT_THEN = re.compile(r"\b(?:instead\s+of|rather\s+than)\s+(?:on\s+)?$")
_NOT = re.compile(r"\bnot\s+(?:on\s+)?$")
_NOW = re.compile(r",?\s+(?:but\s+)?(?:will|is|are)\s+now\b")
"""What sets a new day in its place: "which was to be on Monday, will now be held on Friday"."""
_BUT = re.compile(r",?\s+but\b")
_CANCELLED = (
    r"(?:cancell?ed|call(?:s|ed)\s+off|postponed|put\s+off|scrapped|abandoned|shelved|suspended"
    r"|boycotted|pulled\s+out\s+of|withdrew\s+from|ruled\s+out|refused|rejected|declined|turned\s+down|snubbed)"
)
_THEN_CANCELLED = re.compile(rf"\s+(?:\w+ly\s+)?(?:had\s+)?{_CANCELLED}\b")
"""What makes the day before it that of cancelling: "on Wednesday called off a meeting"."""
_CANCELLED_THEN = re.compile(rf"\b{_CANCELLED}\s+(?:late\s+|early\s+|abruptly\s+)?$")
_CANCELLED_IT = re.compile(rf"\b{_CANCELLED}\b[^;:]{{0,80}}$")
_FIXED = re.compile(
    r"\b(?:planned|due|scheduled|set|slated|expected|arranged|for|to\s+(?:take|be)|that\s+(?:was|were)"
    r"|which|until|till|by|before|after)\b"
)
"""What makes the day after what is cancelled its own: "called off talks due on Monday"."""
_TO_THEN = re.compile(r"(?:until|till|to|for)\s", re.IGNORECASE)
_TO_DO = re.compile(r"\s+to\s+(?:\w+\s+){0,3}")
"""What may stand between a day of refusing and what is refused: "on Monday to meet"."""
_ON = re.compile(r"(?:late\s+|early\s+)?on\s+", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:tomorrow|tonight|next|later|coming|this)\b", re.IGNORECASE)
_A_THING = re.compile(r"\b(?:an?|the|his|her|its|their|all|any)\b")
_NEAR_PAST = 31
_FROM_THEN_ON = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing|[Cc]oncluding|[Ee]nding|[Cc]ompleting)\s+(?:[\w.'’-]+\s+){0,8}$"
)
_WENT_HOME = re.compile(
    r"\b(?:left|departed|returned|flew\s+(?:home|back|out)|headed\s+(?:home|back)|went\s+home)\b[^.,;:]{0,40}$"
)
_WENT = re.compile(
    r"\b(?:left|departed|set\s+(?:off|out)|flew|headed|travell?ed|arrived|landed)\b[^.;:,]{0,60}$"
)
_WHERE = re.compile(r"[^.;:]{0,60},\s+where\b")
_BY = re.compile(r"\b(?:by|within)\s+(?:(?:[\w-]+\s+){1,2}(?:days?|weeks?|months?|years?)\s+)?$")
"""What makes a count that of something else: "extend it by 30 days from Monday"."""
_AND_THEN = re.compile(r",?\s+(?:and|then|before|but)\s[^.;:\"“”]{0,80}")
_WHO_THEN = re.compile(r",?\s+(?:(?:and|then)\s+)?(?:(?:he|she|they|[A-Z][\w.'’-]*)\s+){0,4}")
"""What may stand between a day and the verb it belongs to: "a day later Mr Lee met"."""


def is_given_up(
    span: DateSpan, written: Sequence[DateSpan], trigger: TaggedTrigger, reading: Reading
) -> bool:
    """True for a day of the sentence on which the meeting was not, though near its words."""
    return (
        _is_moved_away(span, written, reading)
        or _is_end_of_stay(span, trigger, reading)
        or _is_of_cancelling(span, trigger, reading)
        or _is_of_going_home(span, trigger, reading)
        or _is_of_first_clause(span, written, trigger, reading)
        or _is_of_going(span, trigger, reading)
        or _is_counted_for_other(span, reading)
    )


def moved_to(span: DateSpan, reading: Reading) -> str | None:
    """Return the words of the new day: "Friday" of "were moved from Monday to Friday"."""
    move = _MOVED_TO.match(span.text)
    if move is None or not _MOVED_THEN.search(_before(span, reading)):
        return None
    return span.text[move.end() :]


def is_counted_on(span: DateSpan) -> bool:
    """True for what counts from a day told before it: "the next day", "two days later"."""
    return span.rule in _ANCHORED and _COUNTED_ON.search(span.text) is not None


def _before(span: DateSpan, reading: Reading) -> str:
    sentence = reading.sentences[reading.sentence_at(span.start)]
    return reading.text[max(sentence.start, span.start - BEFORE) : span.start]


def _is_moved_away(span: DateSpan, written: Sequence[DateSpan], reading: Reading) -> bool:
    """True for the day from which it was moved: "postponed from Monday", "not on Monday but"."""
    before = _before(span, reading)
    lead = _FROM.match(span.text)
    if lead and _MOVED_FROM.search(before + lead[0]) and not _MOVED_TO.match(span.text):
        return True
    if _NOT_THEN.search(before):
        return True
    if _NOT.search(before) and _BUT.match(reading.text, span.end):
        return True
    others = (one for one in written if one.start > span.end and not says(one, reading))
    first = _FIRST_SET.search(before) or _NOW.match(reading.text, span.end)
    return bool(first) and any(others)


def _is_end_of_stay(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the end of what goes on, whose first day is not told: "is visiting until Monday"."""
    if _UNTIL.match(span.text) is None or trigger.status != "held":
        return False
    return is_going_on(trigger, reading) or bool(_STAYS.search(_before(span, reading)))


def _is_of_cancelling(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day on which a meeting was called off, not that for which it was set."""
    if trigger.status != "called_off" or span.precision != "day":
        return False
    text = reading.text
    if span.start < trigger.start and _THEN_CANCELLED.match(text, span.end, trigger.start):
        return True
    before = _before(span, reading)
    on = _ON.match(span.text) is not None
    if _CANCELLED_THEN.search(before):
        if span.start >= trigger.end:
            return not _TO_THEN.match(span.text)
        return on or bool(_A_THING.search(text[span.end : max(span.end, trigger.start)]))
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - BEFORE)
    if _CANCELLED_IT.search(before) and _TO_DO.fullmatch(text, span.end, trigger.start):
        return True
    if span.start < trigger.end or not _CANCELLED_IT.search(text, low, trigger.start):
        return False
    between = text[trigger.end : span.start]
    return not (_FIXED.search(between) or _AHEAD.search(span.text)) and _may_be_over(span)


def _may_be_over(span: DateSpan) -> bool:
    """True for a day of the week, or a day that was lately: it may be that of saying so."""
    if span.rule in ("weekday", "near_day"):
        return True
    if span.starts_on is None or span.reference is None:
        return False
    back = span.reference - span.starts_on.replace(year=span.reference.year)
    return 0 <= back.days <= _NEAR_PAST


def _is_of_going_home(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day after it was over: "After two days of talks with X, Y left on Friday"."""
    if span.start < trigger.end:
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - BEFORE)
    after = _FROM_THEN_ON.search(reading.text, low, trigger.start)
    return bool(after and _WENT_HOME.search(reading.text, trigger.end, span.start))


def _is_counted_for_other(span: DateSpan, reading: Reading) -> bool:
    """True for the end of a term: "put it off by 30 days from Monday"."""
    counted = span.rule == "count" or _FROM.match(span.text) is not None
    return counted and _BY.search(_before(span, reading)) is not None


def _is_of_going(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day of going to where they will meet: "left on Monday for X, where he will"."""
    if trigger.status != "planned" or span.end > trigger.start:
        return False
    went = _WENT.search(_before(span, reading))
    return bool(went and _WHERE.match(reading.text, span.end, trigger.start))


def _is_of_first_clause(
    span: DateSpan, written: Sequence[DateSpan], trigger: TaggedTrigger, reading: Reading
) -> bool:
    """True for the day of what was done first: "landed on Monday and met X the next day"."""
    if span.end > trigger.start or is_counted_on(span):
        return False
    text = reading.text
    for one in written:
        if one.start <= span.start or not is_counted_on(one):
            continue
        own = any(r.label == "DATE" and one.start <= r.start < one.end for r in trigger.roles)
        if one.start >= trigger.end and own:
            return True
        if one.end <= trigger.start and _WHO_THEN.fullmatch(text, one.end, trigger.start):
            return True
    if not _AND_THEN.fullmatch(text, span.end, trigger.start):
        return False
    return any(r.label == "DATE" and r.start >= trigger.end for r in trigger.roles)
