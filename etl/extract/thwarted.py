"""Tell what somebody prevented, failed to bring about or gave up from what took place."""

import re

from etl.extract.doubts import CLAUSE, REACH, is_noun
from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading
from etl.extract.tenses import is_off

_SOME = r"(?:(?!(?:at|in|on|to|from|during|after|before|over|the)\b)[\w-]+\s+){0,4}"
"""A few words that bring in no other occasion: "a first face-to-face"."""
_KEPT_FROM = re.compile(
    r"\b(?:prevent|block|barr?|bann?|stopp?|prohibit|forb[ai]d|restrain|dissuad|discourag|deterr?|keep|kept)(?:e|s|es|ed|den|ing)?\b"
    rf"{CLAUSE}\bfrom\s+(?:\w+ly\s+)?(?:(?:holding|having|opening|starting)\s+{_SOME})?$",
    re.IGNORECASE,
)
"""Who was kept from it: "police prevented X from meeting Y"."""
_NOT_LET = re.compile(
    rf"\b(?:not|never|n['’]t)\s+(?:been\s+|be\s+|being\s+)?(?:allow|permit|let)(?:s|ed|ted)?\b{CLAUSE}\b(?:to\s+)?(?:hold\s+{_SOME})?$"
    rf"|\b(?:unable|forbidden|permission|access|too\s+\w+)\s+to\s+(?:hold\s+{_SOME})?$"
    r"|\b(?:was|were|been|being|is|are)\s+(?:\w+\s+)?(?:denied|refused)\s+(?:an?|any)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Who was not let: "was not allowed to meet X", "was denied a meeting with X"."""
_NO_LUCK = (
    r"\b(?:fail(?:s|ed|ing)?|(?:could|can)(?:\s+not|n['’]t)|cannot|unable|in\s+vain|vainly"
    r"|without\s+success)\s+(?:to\s+)?"
)
_FAILED = re.compile(
    rf"{_NO_LUCK}(?:(?:arrange|organi[sz]e|secure|get|obtain|win|set\s+up|bring\s+about|broker|convene|hold|schedule|agree\s+(?:on|to))\s+"
    rf"{_SOME})?$"
    rf"|{_NO_LUCK}(?:persuade|convince|get|induce|coax|bring)\b{CLAUSE}\s(?:to|in|into)\s+(?:hold\s+|enter\s+)?{_SOME}$",
    re.IGNORECASE,
)
"""What was tried for nothing: "failed to arrange a meeting", "tried in vain to meet X"."""
_SOUGHT = re.compile(
    rf"\b(?:sought|asked\s+for|asked\s+to|requested|wanted|tried\s+to|hoped\s+(?:to|for))\s+(?:(?:get|have|hold|arrange)\s+)?{_SOME}$",
    re.IGNORECASE,
)
_GOT_NONE = re.compile(
    r"[^.;]{0,120}?\bbut\s+(?:[\w-]+\s+){0,2}(?:did\s+not|didn['’]t|never|could\s+not|couldn['’]t|failed|got\s+no\w*"
    r"|(?:was|were)\s+(?:\w+\s+)?(?:refused|rebuffed|denied|turned|not|told\s+no))\b"
)
"""The rest of "X sought a meeting with Y but did not get one"."""
_ONE_TIME = re.compile(r"meeting|summit|visit|trip|tour|encounter|conference|dinner|lunch", re.I)
_CAME_TO_NOTHING = re.compile(
    r"(?:(?!\b(?:that|which|who|but|after|because|said|when|where|while)\b)[^.;:\"“”]){0,160}?"
    r"\b(?:(?:fell|fallen|falls)\s+through|(?:never|not)\s+(?:materiali[sz]ed?|happen(?:ed)?|occur(?:red)?|(?:took|take|taken)\s+place"
    r"|came?\s+(?:about|off))|failed\s+to\s+(?:materiali[sz]e|happen|take\s+place|come\s+(?:about|off))|c[ao]me\s+to\s+nothing)\b",
    re.IGNORECASE,
)
"""The rest of "A meeting of X and Y in Geneva fell through"."""
_IN_DOUBT = re.compile(
    r"(?:(?!\b(?:that|which|who|but|after|because|said|when|where|while)\b)[^.;:\"“”]){0,100}?"
    r"\b(?:is|was|are|were|remains?|remained|looks?|looked)\s+(?:\w+\s+)?(?:in\s+(?:\w+\s+)?doubt|uncertain|unlikely)\b",
    re.IGNORECASE,
)
"""The rest of "X's visit to Rome is in doubt"."""
_WAS_TO = (
    r"\b(?:(?:was|were|had\s+been)\s+(?:(?:also|then|\w+ly)\s+)?(?:(?:due|scheduled|expected|set|supposed|slated|going|meant"
    r"|hoping|planning|planned)\s+)?(?:to|for)|had\s+(?:also\s+)?(?:planned|hoped|intended|wanted|arranged)\s+to)\b"
)
_HAD_BEEN_TO = re.compile(rf"{_WAS_TO}[^.;:]{{0,70}}$")
_WAS_PLANNED = re.compile(rf"[^.;:]{{0,80}}?{_WAS_TO}")
_JOURNEY = (
    r"(?:visits?|trips?|tours?|journeys?|missions?|meetings?|talks|summit|conference|stop-?over"
    r"|engagements?)"
)
_DROPPED = (
    r"(?:cancel(?:s|l?ed|l?ing)|call(?:s|ed|ing)?\s+off|scrap(?:s|ped|ping)|postpon(?:es?|ed|ing)"
    r"|shelv(?:es?|ed|ing)|put(?:s|ting)?\s+off|abandon(?:s|ed|ing)?|drop(?:s|ped|ping)"
    r"|cut(?:s|ting)?\s+short)"
)
_TRIP_OFF = re.compile(
    rf"\b{_DROPPED}\s+(?:(?!and\b|but\b|after\b)[\w.'’-]+\s+){{0,7}}?{_JOURNEY}\b"
    rf"|\b{_JOURNEY}\s+(?:(?!and\b|but\b|after\b|that\b)[\w.,'’-]+\s+){{0,12}}?(?:was|were|been|be|is|are)\s+(?:\w+\s+)?{_DROPPED}\b",
    re.IGNORECASE,
)
"""What gave up a journey or meeting: "X has scrapped a visit to India"."""
_NOT_YET_OFF = re.compile(
    r"\b(?:urg\w+|threat\w+|demand\w*|call(?:s|ed|ing)?\s+(?:for|on)|may|might|could|would|should|whether|not|never|n['’]t|if|had)\b",
    re.IGNORECASE,
)
_STILL_ON = re.compile(
    r"\b(?:instead|still|now|later|rescheduled|go(?:es)?\s+ahead)\b", re.IGNORECASE
)
_NOT_COME = (
    r"never\s+(?:took\s+place|happened)|did\s+not\s+(?:take\s+place|turn\s+up|show\s+up|come|appear|attend)"
    r"|failed\s+to\s+(?:turn|show|come|appear)|stayed\s+away"
)
_TURNED_DOWN = re.compile(
    r"[^.;]{0,120}?\bbut\s+(?:[\w.’'-]+\s+){0,5}?(?:declined|refused|rejected|turned\s+(?:\w+\s+)?down|said\s+no)\b"
)
"""The rest of "X invited Y to talks on Friday, but Y declined"."""
_OFF_THEN = re.compile(
    rf"[^.;]{{0,140}}?\bbut\b[^.;]{{0,80}}?\b(?:{_DROPPED}|{_NOT_COME})\b",
    re.IGNORECASE,
)
"""The rest of "X and Y were due to meet in Algiers but the talks were called off"."""


def is_thwarted(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what somebody prevented or tried for nothing; a refusal is the model's to tell."""
    if trigger.status == "called_off" and is_off(trigger, reading):
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    before = reading.text[max(sentence.start, trigger.start - REACH) : trigger.start]
    if any(one.search(before) for one in (_KEPT_FROM, _NOT_LET, _FAILED)):
        return True
    return bool(_SOUGHT.search(before) and _GOT_NONE.match(reading.text, trigger.end, sentence.end))


def came_to_nothing(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a single occasion that never was: "The summit fell through"; talks may have been."""
    if not _ONE_TIME.fullmatch(reading.text, trigger.start, trigger.end):
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return is_noun(trigger, reading) and bool(
        _CAME_TO_NOTHING.match(reading.text, trigger.end, sentence.end)
    )


def is_in_doubt(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what is still to come and may not: "X's visit to Rome is in doubt"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return is_noun(trigger, reading) and bool(
        _IN_DOUBT.match(reading.text, trigger.end, sentence.end)
    )


def was_given_up(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what was to be on a trip given up: "X scrapped a visit to Y. He was to meet Z"."""
    number = reading.sentence_at(trigger.start)
    sentence = reading.sentences[number]
    before = reading.text[max(sentence.start, trigger.start - REACH) : trigger.start]
    after = reading.text[trigger.end : sentence.end]
    if trigger.status == "planned" and _TURNED_DOWN.match(after):
        return True
    noun = is_noun(trigger, reading)
    if not (_HAD_BEEN_TO.search(before) or (noun and _WAS_PLANNED.match(after))):
        return False
    if _OFF_THEN.match(after):
        return True
    if number == 0 or _STILL_ON.search(before) or _STILL_ON.search(after):
        return False
    last = reading.sentences[number - 1]
    off = _TRIP_OFF.search(reading.text, last.start, last.end)
    return off is not None and not _NOT_YET_OFF.search(reading.text, last.start, off.start())
