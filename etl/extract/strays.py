"""Tell the days of a meeting from those of other things that its sentence speaks of."""

import re

from etl.extract.matters import COUNTED, is_of_clause
from etl.extract.model import TaggedTrigger
from etl.extract.reading import Named, Reading
from etl.records import DateSpan

_TOLD_THEN = re.compile(
    r"\b(?:said|says|told\s+(?:\w+\s+){1,6}|announced|reported|added|confirmed|statement|tweeted"
    r"|interview|editorial|called|urged|asked|warned|promised|agreed|decided|pledged|vowed|accused"
    r"|demanded|criticised|criticized|denied|rejected|declared|insisted)\s*(?:here|in|on|late|early|earlier)?\s*$"
)
"""Words after which a date is the day of saying, not of meeting."""
_SAID_REACH = 60
_FOR = re.compile(r"\s+(?:for|to)\s+(?:[\w-]+\s+){0,3}")
_EARLIER = re.compile(r"\bsince\s+(?:[A-Z][\w.'’-]*\s+){1,4}(?:\w+\s+){1,4}$")
_ASIDE_AHEAD = re.compile(
    r",\s+who\s+(?:\w+ly\s+)?(?:leaves|departs|flies|goes|travels|returns|will|plans|is\s+(?:to|due|expected"
    r"|scheduled))\b[^,]*$"
)
_ASIDE_REACH = 200
"""Characters that an aside may hold before its day or place; a sentence may be a whole book."""
_THEN_GOES = re.compile(
    r"\bbefore\s+(?:\w+ly\s+)?(?:\w+ing\b|(?:he|she|they)\s+(?:left|leaves?|fl(?:ew|ies|y)|departed|returned)\b)"
)
_LEAVES = re.compile(r"\b(?:leav(?:es?|ing)|depart(?:s|ed|ing)?|left)\s[^.,;:]{0,40}$")
_TO_ATTEND = re.compile(r"\s+to\s+(?:attend|take\s+part\s+in|participate\s+in)\b")
_ORDINAL = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th)\s+(?:[\w-]+\s+){0,2}$"
)
_LOOK_BEFORE = 40
_GAP = 12
"""Characters between a counted meeting and the time it is counted in."""
_NOUN_AFTER = re.compile(
    r"\s+(?!(?:in|at|on|for|to|with|of|by|from|and|or|but|when|while|as|after|before|until|if|that|than|said"
    r"|says|told|during|about|over|amid|is|are|was|were|has|have|had|will|would|last|this|next|here|there"
    r"|afternoon|morning|evening|night)\b)[a-z]{3,}\b"
)
_OWNED_DAY = re.compile(r"['’]s\s+$")
"""What makes a day one of a thing's: "Acme's Nov. 6 proposal followed a visit"."""
_AFTER_IT = re.compile(r"\s+(?:following|after)\s+(?:[\w-]+\s+){0,4}")
"""What makes a day that of what came of the meeting: "opened on Monday following talks"."""
_THE_DAY = re.compile(r"(?:\w+\s+)?(?:the|a)\s+", re.IGNORECASE)
_OCCASION_AFTER = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:meetings?|summit|talks|conference|session|visit|ceremony|gathering|event|dinner|lunch"
    r"|forum|hearing|encounter|round|negotiations|trip|stop\w*|rendezvous|reception|call)\b"
)
"""What makes a day before a noun that of a meeting after all: "met at the June 8 summit"."""
_CALLED = re.compile(
    r"\b(?:called|requested|sought|proposed|arranged|organi[sz]ed|announced|cancell?ed|postponed)\s+"
    r"(?:for\s+)?(?:the|this|that|their)\s+(?:\w+\s+)?$"
)
_ASKED_FOR = re.compile(
    r"\b(?:offered|demanded|requested|sought|proposed|suggested|(?:called|asked|appealed|pressed|pushed)\s+for)\s+"
    r"(?:[A-Z][\w.'’-]*\s+){0,3}(?:(?:an?|new|fresh|direct|urgent|immediate|more|further|[a-z]+(?:al|ed|ive|ary))\s+){0,3}$"
)
"""What makes a weekday that of asking: "offered talks to the rebels on Monday"."""
_ON_A_WEEKDAY = re.compile(
    r"(?:(?:late|early)\s+)?(?:on\s+)?[A-Z][a-z]{2,5}day(?:\s+\w+)?|today|yesterday"
)
_AGO = re.compile(r"\bago\b", re.IGNORECASE)
_IN_FORCE = re.compile(r"\b(?:as\s+of|effective(?:\s+(?:on|from))?|with\s+effect\s+from|dated)\s+$")
"""What makes a day that on which something holds: "a tax on imports as of December 1"."""
_GOES_HOME = re.compile(
    r"\b(?:to|will|would|be|planning\s+to|due\s+to)\s+(?:be\s+)?(?:leav|depart|return)(?:e|ing)?\b[^.;:]{0,30}$"
)


def is_stray(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a day that is written near the words for a meeting but is another thing's."""
    return (
        (says(span, reading) and not _is_telling(span, trigger, reading))
        or _since_then(span, reading)
        or _is_of_going(span, trigger, reading)
        or _is_of_other(span, trigger, reading)
        or _is_of_later(span, trigger, reading)
        or _is_counted_in(span, trigger, reading)
        or _is_of_leaving(span, trigger, reading)
        or _is_of_thing(span, trigger, reading)
        or _is_of_calling(span, trigger, reading)
        or is_of_others(span, trigger)
        or _is_of_outcome(span, trigger, reading)
        or is_of_clause(span, trigger, reading)
        or bool(_IN_FORCE.search(reading.text, max(0, span.start - _LOOK_BEFORE), span.start))
    )


def says(span: DateSpan, reading: Reading) -> bool:
    """True for the day on which somebody said something: "told reporters on Monday"."""
    return bool(_TOLD_THEN.search(reading.text[max(0, span.start - _SAID_REACH) : span.start]))


def _is_telling(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True where the word of saying is that of the meeting: "told his EC colleagues on Monday"."""
    told = reading.words(trigger.start, trigger.end) == "told"
    return told and 0 < span.start - trigger.end <= _LOOK_BEFORE


def is_of_aside(start: int, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for words of an aside on what is ahead: "X, who leaves for Zurich tonight, met Y"."""
    if "," not in reading.text[start : trigger.start]:
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    near = reading.text[max(sentence.start, start - _ASIDE_REACH) : start]
    return _ASIDE_AHEAD.search(near) is not None


def is_of_others(span: DateSpan | Named, trigger: TaggedTrigger) -> bool:
    """True for a day or place that another meeting of the sentence is told with."""
    return any(role.overlaps(span) for role in trigger.others)


def _since_then(span: DateSpan, reading: Reading) -> bool:
    """True for the day of an earlier event: "their first talk since X took office in January"."""
    sentence = reading.sentences[reading.sentence_at(span.start)]
    before = reading.text[sentence.start : span.start]
    return bool(_EARLIER.search(before))


def _is_of_going(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the first day of "heading to Kyiv Monday for talks there Tuesday"."""
    another = any(role.label == "DATE" and role.start >= trigger.end for role in trigger.roles)
    between = reading.text[span.end : trigger.start]
    return another and span.end < trigger.start and bool(_FOR.fullmatch(between))


def _is_of_other(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the date right before another meeting: "after the June 8-10 summit X meets Y"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return any(
        other.start != trigger.start
        and span.end <= other.start
        and not reading.text[span.end : other.start].strip()
        for other in sentence.triggers
    )


def _is_of_later(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what somebody does after the meeting.

    "X, who leaves on Tuesday, met Y", "saw him before travelling on at the weekend".
    """
    if span.start >= trigger.end:
        return bool(
            _THEN_GOES.search(reading.text, trigger.end, span.start)
            or _GOES_HOME.search(reading.text, trigger.end, span.start)
        )
    return trigger.status == "held" and is_of_aside(span.start, trigger, reading)


def _is_counted_in(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the time within which meetings are counted: "their fourth meeting this year"."""
    if span.precision not in ("year", "month", "week") or span.start < trigger.end:
        return False
    before = reading.text[max(0, trigger.start - _LOOK_BEFORE) : trigger.start]
    return bool(_ORDINAL.search(before)) and len(reading.text[trigger.end : span.start]) <= _GAP


def _is_of_leaving(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day of setting out: "leaves for Washington on Monday to attend the meeting"."""
    if trigger.kind not in ("conference", "summit") or span.start >= trigger.start:
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return bool(
        _LEAVES.search(reading.text, sentence.start, span.start)
        and _TO_ATTEND.match(reading.text, span.end, trigger.start)
    )


def _is_of_thing(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for "Acme's Nov. 6 proposal followed a visit", not for "Acme's Nov. 6 talks".

    After the meeting too: "met at the Sept. 11 memorial", not "met at the Sept. 11 summit".
    """
    sentence = reading.sentences[reading.sentence_at(span.start)]
    if span.start >= trigger.end:
        if span.rule in COUNTED:
            return False
        owned = _THE_DAY.match(span.text)
        noun = owned and _NOUN_AFTER.match(reading.text, span.end, sentence.end)
        return bool(noun) and not _OCCASION_AFTER.match(reading.text, span.end, sentence.end)
    if not _OWNED_DAY.search(reading.text, sentence.start, span.start):
        return False
    return bool(_NOUN_AFTER.match(reading.text, span.end, min(sentence.end, trigger.start - 1)))


def _is_of_outcome(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day of what followed: "the road will be opened on Monday following talks"."""
    follows = _AFTER_IT.fullmatch(reading.text, span.end, trigger.start)
    return bool(follows) and not says(span, reading)


def _is_of_calling(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for when a meeting was asked for: "X, who called the meeting two weeks ago"."""
    before = reading.text[max(0, trigger.start - _LOOK_BEFORE) : trigger.start]
    if _ASKED_FOR.search(before) and _ON_A_WEEKDAY.fullmatch(span.text):
        return span.start >= trigger.end
    called = _CALLED.search(before) and _AGO.search(span.text)
    return bool(called) and 0 <= span.start - trigger.end <= _GAP
