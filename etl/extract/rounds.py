"""Part one verb into the meetings it tells of: "met X last week, and this week Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.pairs import pairs
from etl.extract.reading import Reading
from etl.extract.stops import stops

_NEXT = re.compile(r"[\s,;]*(?:,|\band|\bthen|\bbut)\b[\s,]*(?:then\s+|later\s+)?")
"""What begins the second: "..., and this week", "... on Monday and Mr Y"."""
_WITH = re.compile(r"\s*,?\s*(?:on\s+)?(?:with\s+)?(?:the\s+)?")
_SEPARATELY = re.compile(r"\bseparate(?:ly)?\b")
_THEN_SEPARATELY = re.compile(r"(?:\s+(?:in|on|at)\s+[A-Z][\w.-]+){0,2}\s+separately\b(?!,)")
"""What may stand after the last one who is met: "met X and Y in Oslo separately"."""
_ALSO_TO = re.compile(
    r"[^.,;:\"“”]{0,40}?,?\s+(?:that|which)\s+(?:will|is\s+to)\s+(?:also\s+)?(?:take|bring|include)\b"
)
_HE_AND = re.compile(r"\b(?P<who>he|she)\s+and\s+(?:[\w.-]+\s+){0,4}$", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:and\s+)?(?:then|afterwards|subsequently|later)\s+(?:with\s+)?(?:the\s+)?(?:[A-Z][\w.'’-]*\s+){0,6}$"
)
"""What stands before one who is met after another."""
_AGAIN = re.compile(r",?\s+and\s+(?:then\s+)?again\b")
"""What begins another meeting of the same: "met in May, and again in Rome a month later"."""
_REACH = 30
_MOST = 4
_PARTY, _DATE = "PARTY", "DATE"


def parted(trigger: TaggedTrigger, reading: Reading) -> Iterator[TaggedTrigger]:
    """Yield the trigger once for each day that it is told with parties of its own.

    Only what follows the trigger is parted; who stands before it takes part in each.
    """
    apart = next(
        filter(None, (part(trigger, reading) for part in (_separate, _legs, pairs, stops))), []
    )
    if apart:
        yield from apart
        return
    again = _AGAIN.search(reading.text, trigger.end, _end(trigger, reading))
    cut = again.end() if again else _cut(trigger, reading) or _then(trigger, reading)
    second = [role for role in trigger.roles if cut is not None and role.start >= cut]
    if cut is None or not second:
        yield trigger
        return
    before = [role for role in trigger.roles if role.start < trigger.end]
    first = [role for role in trigger.roles if trigger.end <= role.start < cut]
    if again and not any(role.label == _PARTY for role in second):
        second += [role for role in first if role.label == _PARTY]  # "and again in Paris"
    for own, rest in ((first, second), (second, first)):
        others = tuple(role for role in rest if role not in own)
        yield replace(trigger, roles=(*before, *own), others=others)


def _end(trigger: TaggedTrigger, reading: Reading) -> int:
    return reading.sentences[reading.sentence_at(trigger.start)].end


def _then(trigger: TaggedTrigger, reading: Reading) -> int | None:
    """Return where the party begins that is met after another: "met X in Cairo and then Y"."""
    parties = sorted(
        (role for role in trigger.roles if role.label == _PARTY), key=lambda role: role.start
    )
    if not parties or parties[0].start >= trigger.start:
        return None
    for one, other in pairwise(parties):
        if one.start >= trigger.end and _THEN.search(reading.text, one.end, other.start):
            return other.start
    return None


def _separate(trigger: TaggedTrigger, reading: Reading) -> list[TaggedTrigger]:
    """Return the trigger once for each party of the side that is met separately."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low, high = max(sentence.start, trigger.start - _REACH), trigger.end + _REACH
    parties = [role for role in trigger.roles if role.label == _PARTY]
    last = max((role.end for role in parties), default=trigger.end)
    if not (
        _SEPARATELY.search(reading.text, low, min(high, sentence.end))
        or _THEN_SEPARATELY.match(reading.text, last)
    ):
        return []
    before = [role for role in parties if role.end <= trigger.start]
    after = [role for role in parties if role.start >= trigger.end]
    who = _HE_AND.search(reading.text, sentence.start, before[0].start) if before else None
    if who is not None:
        start, end = who.span("who")
        before.insert(0, TaggedSpan(start=start, end=end, label=_PARTY, score=0.5))
    if not before or not after or len(before) == len(after):
        return []
    many = max(before, after, key=len)
    if len(many) > _MOST or len(min(before, after, key=len)) != 1:
        return []
    return [
        replace(
            trigger,
            roles=(one, *(r for r in trigger.roles if r not in many)),
            others=tuple(r for r in many if r is not one),
        )
        for one in many
    ]


def _legs(trigger: TaggedTrigger, reading: Reading) -> list[TaggedTrigger]:
    """Return the leg a visit has come to and those ahead: "a tour that will also take him to X"."""
    ahead = _ALSO_TO.match(reading.text, trigger.end)
    if ahead is None or trigger.kind != "visit" or trigger.status != "held":
        return []
    legs = [role for role in trigger.roles if role.start >= ahead.end()]
    here = [role for role in trigger.roles if role.start < ahead.end()]
    if not any(role.label in ("PLACE", "HOST") for role in here):
        return []
    visitors = [role for role in here if role.label == _PARTY]
    there = [replace(role, label="HOST") for role in legs if role.label == "PLACE"]
    return [
        replace(trigger, roles=tuple(here)),
        replace(trigger, roles=(*visitors, *legs, *there), status="planned"),
    ]


def _cut(trigger: TaggedTrigger, reading: Reading) -> int | None:
    """Return where the second meeting begins, if each has its own day and party."""
    after = sorted(
        (r for r in trigger.roles if r.start >= trigger.end and r.label in (_PARTY, _DATE)),
        key=lambda role: role.start,
    )
    if not any(r.label == _PARTY and r.end <= trigger.start for r in trigger.roles):
        return None
    for number in range(2, len(after) - 1):
        one, other = after[:number], after[number:]
        if _is_whole(one) and _is_whole(other) and _parts(one[-1], other, reading):
            return other[0].start
    return None


def _is_whole(roles: list[TaggedSpan]) -> bool:
    """True for parties with one day before or after them all."""
    days = [number for number, role in enumerate(roles) if role.label == _DATE]
    return len(days) == 1 and len(roles) > 1 and days[0] in (0, len(roles) - 1)


def _parts(last: TaggedSpan, second: list[TaggedSpan], reading: Reading) -> bool:
    """True when "and" stands between the two, and a second that begins with its day has a party."""
    if not _NEXT.match(reading.text, last.end, second[0].start):
        return False
    if second[0].label != _DATE:
        return last.label == _DATE
    return bool(_WITH.match(reading.text, second[0].end, second[1].start))
