"""Part whom one subject met at one time and another: "A met B in Oslo before seeing C in Rome"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from etl.dates import resolve_date
from etl.extract.clauses import (
    DOES,
    REACH,
    SIDES,
    acts,
    beside,
    clause_of,
    only,
    subject_of,
    where_he,
)
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.reading import Reading

_AND_THEN = re.compile(
    r"(?:\b(?:and|but|before|after|then|while|where|when)\b|,|;)\s+(?:he\s+|she\s+)?" + DOES + "$"
)
"""What joins another meeting of the same subject: "and visited", "where he met"."""
_COMMA = re.compile(r",?\s+")
_BEFORE_DOING = re.compile(r"\bbefore\s+(?:\w+ing\b[^,;:]{0,60})?$")
"""What puts a meeting in the past after another: "met A on Monday before meeting B on Tuesday"."""
_WEEKDAY = re.compile(r"(?:on\s+)?[A-Z][a-z]+day(?:\s+(?:morning|afternoon|evening|night))?")


def one_by_one(
    triggers: Sequence[TaggedTrigger], reading: Reading, reference: date | None
) -> list[TaggedTrigger]:
    """Return the triggers of a sentence, each without those whom its subject met at another.

    `reference` is the day of the article.
    """
    own = list(triggers)
    first = 0
    for number in range(1, len(own)):
        earlier, trigger = own[number - 1], own[number]
        if not _is_of_same(earlier, trigger, reading):
            first = number
            continue
        sides = [role for role in trigger.roles if role.label in SIDES]
        theirs = {(role.start, role.end) for role in sides if role.start >= trigger.end}
        after = [role for role in sides if role.start >= trigger.end]
        if not any(_is_named(role, trigger, reading) for role in after):
            continue
        met = {(r.start, r.end) for r in sides if _is_between(r, earlier.end, trigger.start)}
        own[number] = _without(trigger, met)
        own[number] = _with_subject(own[number], own[first:number], reading)
        own[number] = _as_told(earlier, own[number], reading, reference)
        for n in range(first, number):
            if any(_is_between(r, own[n].end, own[n + 1].start) for r in own[n].roles):
                own[n] = _without(own[n], theirs)
        _part_places(own, number, reading)
    return own


def _part_places(own: list[TaggedTrigger], number: int, reading: Reading) -> None:
    """Give a place to what one did there: "Oslo, where he met A, and Rome, where he met B"."""
    trigger = own[number]
    where = where_he(trigger, reading)
    if where is None or where < own[number - 1].end:
        return
    place = next(iter(reading.before(where, "GPE", "LOC")), None)
    if place is None or not _COMMA.fullmatch(reading.text, place.end, where):
        return
    there = TaggedSpan(start=place.start, end=place.end, label="PLACE", score=0.5)
    kept = tuple(r for r in trigger.roles if r.label != "PLACE" or r.start >= trigger.end)
    own[number] = replace(trigger, roles=(there, *kept))
    if own[number - 1].kind != "visit":
        own[number - 1] = beside(
            only(own[number - 1], lambda role: not role.overlaps(there)), (there,)
        )


def _is_of_same(earlier: TaggedTrigger, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True where the later has no subject but that of the earlier: "A met B and visited C"."""
    if subject_of(trigger, reading) is not None and clause_of(trigger, reading) is not None:
        return False
    if any(acts(named, reading) for named in reading.inside(earlier.end, trigger.start, "PER")):
        return False
    led = any(role.label in SIDES and role.end <= earlier.start for role in earlier.roles)
    if not led and where_he(trigger, reading) is None:
        return False
    low = max(earlier.end, trigger.start - REACH)
    return _AND_THEN.search(reading.text, low, trigger.start) is not None


def _without(trigger: TaggedTrigger, sides: Collection[tuple[int, int]]) -> TaggedTrigger:
    return only(trigger, lambda r: r.label not in SIDES or (r.start, r.end) not in sides)


def _is_between(role: TaggedSpan, low: int, high: int) -> bool:
    return role.label in SIDES and low <= role.start and role.end <= high


def _is_named(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a person or body, and for the place that one visits."""
    visited = trigger.kind == "visit" and role.label == "HOST"
    names = ("PER", "ORG", "GPE") if visited else ("PER", "ORG")
    return bool(reading.inside(*reading.whole(role.start, role.end), *names))


def _with_subject(
    trigger: TaggedTrigger, earlier: Sequence[TaggedTrigger], reading: Reading
) -> TaggedTrigger:
    """Return the trigger with the subject of the sentence where "where he" stands for it."""
    where = where_he(trigger, reading)
    if where is None or any(r.label == "PARTY" and r.end <= trigger.start for r in trigger.roles):
        return trigger
    first = [r for r in earlier[0].roles if r.label == "PARTY" and r.end <= earlier[0].start]
    return replace(trigger, roles=(first[0], *trigger.roles)) if len(first) == 1 else trigger


def _as_told(
    earlier: TaggedTrigger, trigger: TaggedTrigger, reading: Reading, reference: date | None
) -> TaggedTrigger:
    """Return a trigger as held when it is told to follow one that was, on a day that is over."""
    low = max(earlier.end, trigger.start - REACH)
    if (earlier.status, trigger.status) != ("held", "planned"):
        return trigger
    if not _BEFORE_DOING.search(reading.text, low, trigger.start):
        return trigger
    first, then = (_day(one, reading, reference) for one in (earlier, trigger))
    return replace(trigger, status="held") if first and then and first <= then else trigger


def _day(trigger: TaggedTrigger, reading: Reading, reference: date | None) -> date | None:
    """Return the last day that has the name a trigger is told with."""
    days = [role for role in trigger.roles if role.label == "DATE"]
    if len(days) != 1 or reference is None:
        return None
    words = reading.words(days[0].start, days[0].end)
    if not _WEEKDAY.fullmatch(words):
        return None
    span = resolve_date(words, reference=reference, tense="past")
    return span.starts_on if span else None
