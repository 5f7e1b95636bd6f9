"""Tell what is denied, left open or would only have been from what was told as a fact."""

import re

from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading
from etl.extract.tenses import is_off

CLAUSE = (
    r"(?:(?!\b(?:when|while|after|before|during|following|at)\b)[^.;,]"
    r"|(?<=[A-Z])\.|,\s+(?:the|an?)\b[^.;,]{1,60},){0,120}?"
)
"""The rest of a clause, with a post in commas, up to what brings in another occasion."""
REACH = 400
"""Characters before a trigger within which words can deny it or leave it open."""
_WRONG = (
    r"(?:not\s+(?:\w+\s+)?(?:true|correct|right|so|the\s+case)|untrue|false|wrong|incorrect"
    r"|nonsense|a\s+lie|a\s+hoax)"
)
_NOT_TRUE = re.compile(
    rf"\b(?:is|was|were|be)\s+(?:\w+ly\s+)?{_WRONG}\s+(?:to\s+(?:say|claim|suggest|think)\s+)?that\b{CLAUSE}$"
    rf"|\bno\s+(?:\w+\s+)?(?:truth|substance|basis)\s+(?:in|to|for|behind)\b{CLAUSE}$",
    re.IGNORECASE,
)
"""What calls it false beforehand: "It is not true that X met Y", "no truth in rumours that"."""
_OPEN = re.compile(
    rf"\bwhether\b{CLAUSE}$"
    r"|\b(?:unclear|uncertain|unknown|unsure|not\s+(?:\w+\s+)?(?:clear|known|certain|sure)"
    rf"|ask(?:s|ed|ing)?|knows?|knew|say|tell|establish|determine|disclose|reveal)\s+if\b{CLAUSE}$",
    re.IGNORECASE,
)
"""What leaves it open: "It is unclear if X met Y", "would not say whether"."""
_UNCONFIRMED = re.compile(
    r"\b(?:not|n['’]t|neither|nor|no|cannot|declin\w{0,4}|refus\w{0,4}|unable|short)\s+(?:[\w-]+\s+){0,3}?"
    rf"(?:confirm\w{{0,6}}|verif\w{{1,6}}|evidence|proof|indication|sign)\s+(?:that|of|(?:[\w-]+\s+){{0,2}}(?:reports?|rumou?rs?))\b{CLAUSE}$",
    re.IGNORECASE,
)
"""What nobody vouches for: "could not confirm that X had met Y", "no evidence that"."""
_HELD_BEFORE = re.compile(
    r"\b(?:hold(?:s|ing)?|held|have|had|having|attend(?:s|ed|ing)?|conduct(?:s|ed|ing)?|enter(?:s|ed|ing)?|in|into|open(?:ed)?)\s+"
    r"(?:(?!the\b|that\b|this\b|last\b)[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_HELD_AFTER = re.compile(
    r"[^.;]{0,120}?\b(?:took\s+place|taken\s+place|been\s+held|(?:was|were)\s+held|happened|occurred)\b"
)
_NOUN = re.compile(
    r"meetings?|talks|summits?|conferences?|discussions?|negotiations?|sessions?|dialogue|consultations?"
    r"|encounters?|trips?|tours?|dinners?|lunch|visits?|calls?",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:to|would|will|could|can|may|might|must|should|did|does|do|not|also)\s+(?:\w+ly\s+)?$"
)
_WOULD_HAVE = (
    r"\b(?:would|could|should|might)(?:\s+(?:not|never|also|then|instead|\w+ly)){0,2}"
    r"\s+have\s+(?:\w+ly\s+|also\s+)?"
)
_WOULD_HAVE_MET = re.compile(
    rf"{_WOULD_HAVE}(?:been\s+)?(?:(?:held|had|begun|started|opened|resumed)\s+(?:[\w-]+\s+){{0,3}}[\w-]+"
    r"|met|seen|spoken|flown|gone|come|sat|[a-z]+ed)$",
    re.IGNORECASE,
)
"""What makes it one that never was: "Had he lived, X would have met Y"."""
_HAD_HOPED = re.compile(
    r"\bhad\s+(?:\w+ly\s+|also\s+)?(?:hoped|intended|wanted|meant|wished)\s+(?:to|for)\s+"
    r"(?:(?!(?:after|before|at|during)\b)[\w-]+\s+){0,4}$"
)
"""What one hoped for and did not get: "X had hoped to meet Y"."""
_AND_WILL = re.compile(r"[^.;]{0,100}?\b(?:will|is\s+(?:now\s+)?to|plans?)\b")
"""What keeps it a plan: "X, who had hoped to visit Y this month, will now come in May"."""
_WOULD_HAVE_BEEN = re.compile(
    r"(?:(?!\b(?:that|which|who|but|was|were|is|are|has|have|had|said|[a-z]{2,}ed)\b)[^.;:\"“”]){0,140}?"
    rf"{_WOULD_HAVE}(?:begun|started|opened|resumed|taken\s+place|happened|occurred|been\s+(?:held|the|an?)|gone\s+ahead)\b"
)
"""The rest of "A summit of X and Y would have taken place in Lima"."""


def is_doubted(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what the words call false or leave open, and for what would only have been."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    before = reading.text[max(sentence.start, trigger.start - REACH) : trigger.start]
    after = reading.text[trigger.end : sentence.end]
    word = reading.text[trigger.start : trigger.end]
    noun = is_noun(trigger, reading)
    if any(one.search(before) for one in (_NOT_TRUE, _OPEN, _UNCONFIRMED)):
        # "It is unclear whether the talks succeeded" tells of talks all the same.
        return bool(not noun or _HELD_BEFORE.search(before) or _HELD_AFTER.match(after))
    if trigger.status == "called_off" and is_off(trigger, reading):
        return False
    if _HAD_HOPED.search(before) and not _AND_WILL.match(after):
        return True
    return bool(_WOULD_HAVE_MET.search(before + word) or (noun and _WOULD_HAVE_BEEN.match(after)))


def is_noun(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for "talks" and for the "visit" of "a visit", not for that of "will visit"."""
    if not _NOUN.fullmatch(reading.text, trigger.start, trigger.end):
        return False
    before = reading.text[max(0, trigger.start - 30) : trigger.start]
    return not _VERB_BEFORE.search(before)
