"""The stops of a tour on which as many are met as places are told: one meeting at each.

"On a tour of the Gulf, X met A, B and C in Jeddah, Abu Dhabi and Doha."
"""

import re
from dataclasses import replace
from itertools import pairwise

from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.reading import Reading

_COMMA = re.compile(r"\s*,\s+(?:and\s+)?(?:[\w'’.-]+\s+){0,4}")
_AND = re.compile(r"\s*,?\s+and\s+(?:[\w'’.-]+\s+){0,4}")
_LEAST, _MOST = 2, 6


def stops(trigger: TaggedTrigger, reading: Reading) -> list[TaggedTrigger]:
    """Return the meeting at each stop, without the days, which are those of the whole tour."""
    if trigger.kind == "visit":
        return []
    parties = _of(trigger, "PARTY")
    travellers = [role for role in parties if role.end <= trigger.start]
    met = [role for role in parties if role.start >= trigger.end]
    places = _of(trigger, "PLACE")
    if len(travellers) != 1 or len(met) != len(places) or not _LEAST <= len(met) <= _MOST:
        return []
    named = all(len(reading.inside(role.start, role.end, "GPE")) == 1 for role in places)
    persons = all(len(reading.inside(role.start, role.end, "PER")) == 1 for role in met)
    if not (named and persons and _is_list(met, reading) and _is_list(places, reading)):
        return []
    common = [r for r in trigger.roles if r.label == "TOPIC"] + travellers
    return [
        replace(
            trigger,
            roles=tuple(sorted((*common, who, where), key=lambda role: role.start)),
            others=tuple(role for role in met if role is not who),
        )
        for who, where in zip(met, places, strict=True)
    ]


def _of(trigger: TaggedTrigger, label: str) -> list[TaggedSpan]:
    return sorted((r for r in trigger.roles if r.label == label), key=lambda role: role.start)


def _is_list(roles: list[TaggedSpan], reading: Reading) -> bool:
    """True for "A, B and C"; "Munich, Germany" is one place."""
    *commas, last = pairwise(roles)
    return all(
        _COMMA.fullmatch(reading.text, one.end, other.start) for one, other in commas
    ) and bool(_AND.fullmatch(reading.text, last[0].end, last[1].start))
