"""Whether a meeting is over, going on or to come: the tense its days are read in."""

import re

from etl.dates.periods import Tense
from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading

_WENT = re.compile(
    r"(?<!had )\b(?:went|travell?ed|flew|came|arrived|returned|took|drove|gathered|assembled)\b"
    r"(?![^.;]*\b(?:will|would|is|are|plans?|planned|expected|due)\b)[^.;]{0,90}\bto\s+(?:\w+\s+)?$"
)
_ARRIVED = re.compile(
    r"\barrived\s+(?:(?:in|at)\s+[A-Z]|here)[^.;:\"“”]{0,60}\b(?:for|on|at\s+the\s+start\s+of)\s+(?:[\w-]+\s+){1,4}$"
)
"""With the arrival a visit has begun: "arrived in Ankara on Tuesday for an official visit"."""
_TOLD_IT = re.compile(r"\btold\s+(?:an?|the|this)\s+(?:[\w-]+\s+){0,3}$")
"""One who spoke to it was there: "X told a conference of bankers that ..."."""
_OUTCOME = re.compile(
    r"\b(?:(?:collapse|failure|breakdown|outcome|results?|conclusion|aftermath)\s+of|failed)\s+(?:(?!to\b)[\w.-]+\s+){0,4}$"
    r"|\brecent\s+(?:[\w.-]+\s+){0,4}$"
)
"""What a meeting leaves behind once it is over: "the collapse of the recent talks"."""
_AGREED_AT = re.compile(
    r"\b(?:agreed|said|decided|pledged|signed|vowed|told\s+\w+)\s+(?:at|during|after|following)\s+"
    r"(?:an?|the|their)\s+(?:[\w-]+\s+){0,3}$"
)
"""What was done at it: "X and Y agreed at a meeting on Wednesday"."""
_COMPLETED = re.compile(
    r"\b(?:has|have|had)\s+(?:just\s+|recently\s+)?(?:completed|concluded|finished|ended|made)\b"
)
_BEGUN = re.compile(
    r"[^.,;:\"“”]{0,60},?\s+(?:which|that)\s+(?:\w+ly\s+)?(?:began|opened|resumed|started|convened"
    r"|got\s+under\s+way|is\s+under\s+way)\b"
)
_AHEAD = re.compile(
    r",?\s+(?:which\s+)?(?:are|is)\s+(?:due|scheduled|expected|set|slated)\s+(?:to|for)\b"
)
_DURING = re.compile(r"\bduring\s+(?:his|her|their|a|an|the)\s+(?:[\w-]+\s+){0,3}$")
_TO_COME = re.compile(
    r"[^.;:\"“”]{0,90},\s+which\s+(?:starts|begins|opens|will|is\s+(?:due|expected|scheduled|set|to))\b"
)
"""What puts a meeting ahead: "the visit of President X, which starts on Friday"."""
_PRESENT = re.compile(
    r"\b(?:leaves|arrives|starts|begins|opens|travels|visits|flies|departs|heads|meets|hosts"
    r"|returns|goes)\b|(?<!to )(?<!did )(?<!not )\bmeet$"
)
_FINITE = re.compile(
    r"met|hosted|visited|conferred|toured|telephoned|phoned|talked|spoke|saw|greeted|welcomed|received",
    re.IGNORECASE,
)
_WHOM_HE = re.compile(r"\bwhom?\s+(?:he|she|they)\s+(?:\w+\s+)?$")
_SUBJECT_ENDS = re.compile(r",?\s+(?:(?:who|also|then|again|later|\w+ly)\s+){0,2}")
_COMING = re.compile(
    r"later\s+(?:this|in\s+the)\s+\w+|(?:late\s+)?(?:tomorrow|next\s+(?:week|month|year|\w+day))\b.*"
    r"|(?:early|late)\s+next\s+\w+",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:w(?:as|ere)\s+to\s+have|cancel\w*|call(?:s|ed|ing)?\s+(?:\w+\s+)?off|postpon\w+|suspend\w*|scrap\w*|abandon\w*|shelv\w+"
    r"|(?:put|puts|putting|broke|broken|breaks?|cut)\s+(?:\w+\s+)?off|delay\w*|drop(?:s|ped)|ruled\s+out"
    r"|pull(?:s|ed|ing)?\s+out|withdr[ae]w\w*|boycott\w*|(?:stay|keep|kept|stayed|staying|keeping)\s+(?:\w+\s+)?(?:away|out)"
    r"|decided\s+against|reject\w*|refus\w+|declin\w+|turn(?:s|ed)\s+down|fell\s+through|no\s+(?:longer|plans)"
    r"|(?:not|never|n['’]t)\s+(?:\w+\s+)?(?:attend|go|come|meet|travel|visit|take|hold|held|be\s+held|happen|invite\w*)"
    r"|(?:expelled|pushed|thrown|exclu(?:ded|sion)|barred|banned)\s+(?:out\s+of|from)|stop(?:s|ped)?)\b",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"\b(?:scheduled|due|set\s+(?:to|for)|planned|plans|upcoming|coming|forthcoming|propos\w+|re-?open\w*|restart\w*"
    r"|resum\w+|reconven\w+|to\s+be\s+held|will|would|expected|next|tomorrow)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters before a trigger within which a verb in the present tense is its own."""


def is_done(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a purpose of what was done, and for what has begun or is over.

    "flew to Paris on Monday to meet X", "talks, which resumed today", "a tour he has completed".
    """
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    before = reading.text[sentence.start : trigger.start]
    return bool(
        _did(trigger, reading)
        or _TOLD_IT.search(before)
        or _OUTCOME.search(before)
        or _AGREED_AT.search(before)
        or _WENT.search(before)
        or (trigger.kind == "visit" and _ARRIVED.search(before))
        or _COMPLETED.search(reading.text, trigger.end, sentence.end)
        or _BEGUN.match(reading.text, trigger.end, sentence.end)
    )


def is_coming(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a day that can only be ahead: "home for consultations later this week"."""
    words = [reading.words(r.start, r.end) for r in trigger.roles if r.label == "DATE"]
    return any(map(_COMING.fullmatch, words)) and not _did(trigger, reading)


def is_off(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True when the sentence has a word for what is cancelled, put off or shunned."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return _OFF.search(reading.text, sentence.start, sentence.end) is not None


def is_arranged(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True when the sentence arranges it: "was scheduled", "when talks reopen on Tuesday"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return _ARRANGED.search(reading.text, sentence.start, sentence.end) is not None


def _did(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a verb in the past right after who did it: "the king hosted", "he also met"."""
    if not _FINITE.fullmatch(reading.text, trigger.start, trigger.end):
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if _WHOM_HE.search(reading.text, sentence.start, trigger.start):
        return True
    return any(
        role.label in ("PARTY", "HOST")
        and role.end <= trigger.start
        and _SUBJECT_ENDS.fullmatch(reading.text, role.end, trigger.start)
        for role in trigger.roles
    )


def tense_of(trigger: TaggedTrigger, reading: Reading) -> Tense:
    """Return the tense that the trigger's dates are read in."""
    if trigger.status != "held":
        return "past" if is_done(trigger, reading) else "future"
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if is_of_plan(trigger, reading):
        return "future"
    before = reading.text[max(sentence.start, trigger.start - _NEAR) : trigger.end]
    if _AHEAD.match(reading.text, trigger.end, sentence.end) or _TO_COME.match(
        reading.text, trigger.end, sentence.end
    ):
        return "future"
    return "future" if _PRESENT.search(before) else "past"


def is_of_plan(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the trip of "X plans to meet Y during a trip to Z on Friday"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    planned = any(o.start < trigger.start and o.status != "held" for o in sentence.triggers)
    return planned and bool(_DURING.search(reading.text, sentence.start, trigger.start))
