"""Leave the days and places of a sentence to the one of its meetings that they are told with."""

from collections.abc import Sequence
from dataclasses import replace

from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.reading import Reading

_TOLD_WITH = frozenset({"DATE", "PLACE"})


def with_own(
    trigger: TaggedTrigger, triggers: Sequence[TaggedTrigger], reading: Reading
) -> TaggedTrigger:
    """Return a trigger without the days and places that a later one of other parties stands before.

    "He met X after a trip meant to prepare the visit of Y to Rome on Friday": Rome and Friday are
    the visit's.
    """
    roles = tuple(
        role
        for role in trigger.roles
        if role.label not in _TOLD_WITH
        or not any(_is_of(other, role, trigger, reading) for other in triggers)
    )
    return trigger if len(roles) == len(trigger.roles) else replace(trigger, roles=roles)


def _is_of(
    other: TaggedTrigger, role: TaggedSpan, trigger: TaggedTrigger, reading: Reading
) -> bool:
    """True when another meeting is told between the trigger and the role, and has it too."""
    if not trigger.end <= other.start < other.end <= role.start:
        return False
    if "," in reading.text[other.end : role.start]:
        return False
    shared = any(_over(one, role) for one in other.roles if one.label == role.label)
    mine = [one for one in trigger.roles if one.label == "PARTY"]
    strangers = [
        one
        for one in other.roles
        if one.label == "PARTY" and not any(_over(one, known) for known in mine)
    ]
    return shared and bool(strangers)


def _over(one: TaggedSpan, other: TaggedSpan) -> bool:
    return one.start < other.end and other.start < one.end
