"""Tell those who welcome, want, judge or announce a meeting of others from its parties."""

import re

from etl.extract.cast import Cast
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.parties import Ref, ref_to
from etl.extract.reading import Named, Reading

_HELPERS = (
    r",?\s+(?:(?:has|had|have|is|are|was|were|been|also|again|later|who|\w+ly|on\s+\w+day)\s+){0,3}"
)
_OWN = (
    r"(?:(?!his\b|her\b|its\b|their\b|our\b|him\b|them\b|to\b|with\b|at\b|after\b)[\w'’-]+\s+){0,6}"
)
_JUDGES = (
    r"(?:critici[sz]|condemn|denounc|defend|attack|slam|mock|ridicul|question|justif|applaud|prais|hail|lament|deplor|oppos)"
    r"(?:e|es|ed|ing|s|med|ming|y|ies|ied)?"
)
_WANTS = (
    r"(?:(?:welcom|support|back|endors|expect|urg|demand|suggest|favou?r|celebrat|propos)(?:e|es|ed|ing|s)?"
    r"|(?:call|push|press|appeal|lobb|campaign|wait|plead|hop|pray)(?:e|es|ed|ing|s|y|ied)?\s+(?:\w+ly\s+)?for)"
)
_OPINES = re.compile(rf"{_HELPERS}(?:{_JUDGES}|{_WANTS})\s+{_OWN}$")
"""What one does about a meeting of others: "X welcomed the talks between Y and Z"."""
_JUDGES_IT = re.compile(rf"{_HELPERS}{_JUDGES}\s+(?=the\s|[A-Z]){_OWN}$")
"""The same about a journey of others: "X criticised the mayor's visit to Y"."""
_JUDGED = re.compile(rf"\b{_JUDGES}\s+(?=the\s|[A-Z]){_OWN}$")
_SIDES_FOLLOW = re.compile(r"\s+(?:[\w-]+\s+){0,6}?(?:between|of|among|involving)\b")
_JOURNEY = re.compile(r"(?:visit|trip|tour|stop-?over|journey)s?", re.IGNORECASE)
_OPENING = re.compile(
    r"\W*(?:(?:in\s+order\s+)?to|ahead\s+of|before|after|following|despite|amid|on\s+the\s+eve\s+of)\b",
    re.IGNORECASE,
)
_BOTH_THEN = re.compile(r"\s+(?:[\w-]+\s+){0,3}?between\s+[^;.]{1,120}\sand\s[^,;.]{1,80},\s+$")
"""What stands between "To prepare a meeting" and Z in "... between X and Y, Z met W"."""
_INVITES = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:invitations?|offer|request)\s+(?:to|for)\s+(?:\w+\s+){0,2}$"
)
_SAID_AFTER = re.compile(
    r"\s+(?:said|announced|told\s+(?:\w+\s+)?[a-z]\w+)\s+(?:on\s+\w+\s+|here\s+)?(?:after|following|at|during|before|ahead\s+of|in)\s+"
    r"(?:[\w-]+\s+){0,4}$"
)
"""What parts those spoken of from the speaker: "X will go, Y said after talks with Z"."""
_TELLS = re.compile(
    r"\s+(?:(?:has|had|also|later|then)\s+){0,2}(?:told|urged|asked|warned|assured|informed|reminded|pressed|begged|advised|promised"
    r"|cautioned|thanked)\s+(?:the\s+)?"
)
_WHAT = re.compile(r"\s+(?:that|to|not\s+to|about|of|against|how|for|he|she|it|they|[A-Z])")
_WHEN_THEY_MET = re.compile(
    r"\b(?:when|as|while)\s+(?:they|the\s+(?:two|pair)(?:\s+(?:men|leaders|ministers|presidents))?|both|he|she)\s+(?:last\s+)?$"
    r"|\b(?:at|in|during)\s+(?:(?:an?|the|their)\s+)?(?:[\w-]+\s+){0,2}$"
)
_REACH = 400
"""Characters before a trigger within which a verb says what one does about the meeting."""


def looks_on(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for one who has a view of the meeting, or a part in other words of the sentence."""
    if role.start >= trigger.end:
        return acts_then(role.start, trigger, reading)
    end = reading.whole(role.start, role.end)[1]
    between = reading.text[end : trigger.start]
    if _OPINES.fullmatch(between) and sides_after(trigger, reading):
        return True
    if _JUDGES_IT.fullmatch(between) and _JOURNEY.fullmatch(
        reading.text, trigger.start, trigger.end
    ):
        return True
    others = [one for one in trigger.roles if one.label == "PARTY" and one.start != role.start]
    if trigger.kind == "visit" and others and _INVITES.fullmatch(between):
        return True
    return _is_spoken_of(role, trigger, reading)


def is_judged(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a journey of which the subject of the sentence is only a judge."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return bool(
        _JOURNEY.fullmatch(reading.text, trigger.start, trigger.end)
        and _JUDGED.search(reading.text, max(sentence.start, trigger.start - _REACH), trigger.start)
    )


def sides_after(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True where the words name both sides after the trigger: "talks between Y and Z"."""
    between = _SIDES_FOLLOW.match(reading.text, trigger.end)
    if between is None:
        return False
    return sum(r.label == "PARTY" and r.start >= between.end() for r in trigger.roles) > 1


def acts_then(position: int, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for Z of "To prepare a meeting between X and Y, Z met W"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if not _OPENING.match(reading.text, sentence.start, trigger.start):
        return False
    start = reading.led(position, "POST", "NORP", "GPE", "ORG")
    return start > trigger.end and bool(_BOTH_THEN.fullmatch(reading.text, trigger.end, start))


def _is_spoken_of(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for X of "X will go, Y said after talks with Z", where Y is marked, too."""
    speakers = [
        one
        for one in trigger.roles
        if one.label == "PARTY"
        and role.end < one.start < trigger.start
        and _SAID_AFTER.fullmatch(reading.text, one.end, trigger.start)
    ]
    return any("," in reading.text[role.end : one.start] for one in speakers)


def hearing(trigger: TaggedTrigger, refs: list[Ref], reading: Reading, cast: Cast) -> list[Ref]:
    """Return the parties with speaker and hearer alone: "X told Y that Z ... when they met"."""
    told = _told(trigger, reading)
    if told is None or any(ref.start >= trigger.end for ref in refs):
        return refs
    pair = [ref for one in told if (ref := ref_to(one, cast)) is not None]
    if len({ref.key for ref in pair}) < len(told):
        return refs
    keys = {ref.key for ref in pair}
    known = {ref.key for ref in refs}
    spoken_of = told[1].end
    return [
        *(ref for ref in refs if ref.key in keys or not spoken_of <= ref.start < trigger.start),
        *(ref for ref in pair if ref.key not in known),
    ]


def _told(trigger: TaggedTrigger, reading: Reading) -> tuple[Named, Named] | None:
    """Return who told whom in the words before the trigger, at the meeting it tells of."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - _REACH)
    if not _WHEN_THEY_MET.search(reading.text, low, trigger.start):
        return None
    named = reading.inside(low, trigger.start, "PER", "GPE", "NORP")
    for one, other, after in zip(named, named[1:], [*named[2:], None], strict=False):
        hearer = after if after and _leads(other, after, reading) else other
        start = reading.led(hearer.start, "POST", "NORP", "GPE")
        if _TELLS.fullmatch(reading.text, one.end, max(one.end, start)) and _WHAT.match(
            reading.text, hearer.end, trigger.start
        ):
            return one, hearer
    return None


def _leads(land: Named, person: Named, reading: Reading) -> bool:
    """True for the country of the person right after: "Israeli President X"."""
    if land.label == "PER" or person.label != "PER":
        return False
    return reading.led(person.start, "POST", "NORP", "GPE") <= land.start
