"""Tell the words of one real occasion from those of habits, wishes and press events."""

import re

from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading

_PRESS = re.compile(
    r"(?:briefings?|interviews?|interviewed|hearings?|testimony|debates?|rall(?:y|ies)|speech"
    r"|editorial|trial|match|game|race|championship|tournament)",
    re.IGNORECASE,
)
"""Words of events at which parties do not deal with each other."""
_MANY = re.compile(
    r"\b(?:majority|half|most|many|all|dozens|hundreds|number|percent|pct|full|list|series\s+of\s+past)"
    r"\s+(?:of\s+)?(?:[\w.’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:often|frequently|regularly|routinely|always|rarely|seldom|never|no\s+one|nobody)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BESIDES = re.compile(
    r"(?:In\s+)?(?:parallel\s+(?:to|with)|alongside|beside|besides|apart\s+from|aside\s+from|on\s+the"
    r"\s+sidelines\s+of|on\s+the\s+margins\s+of|ahead\s+of|before|after|following|during|prior\s+to)"
    r"\s+(?:the|this|that|these|those|their|its)\s+(?:[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
_REQUESTED = re.compile(
    r"\s+(?:request|requests|invitation|schedule|agenda|room|hall|place|point)\b"
)


def is_occasion(trigger: TaggedTrigger, reading: Reading) -> bool:
    """Return False for what names no single occasion: "most of her meetings", "a briefing"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    word = reading.words(trigger.start, trigger.end)
    if _PRESS.fullmatch(word):
        return False
    before = reading.text[max(sentence.start, trigger.start - 80) : trigger.start]
    if word.casefold() in ("meetings", "visits", "talks", "calls") and _MANY.search(before):
        return False
    if word.casefold() == "meeting" and _REQUESTED.match(reading.text, trigger.end):
        return False
    return not _HABIT.search(before)


def is_reference_point(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a meeting that only places another: "Alongside the summit, X met Y"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    opening = reading.text[sentence.start : trigger.start]
    return bool(_BESIDES.fullmatch(opening)) and reading.text[trigger.end : trigger.end + 1] == ","
