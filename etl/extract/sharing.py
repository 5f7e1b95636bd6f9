"""Leave the days and places of a sentence to the one of its meetings that they are told with."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.reading import Reading

_HIS = re.compile(r"\b(?:his|her)\s+(?:[\w-]+\s+){0,2}$")
_WITH = re.compile(r"\s+with\b")
_COUNTS_FROM = re.compile(r"\b(?:before|after)$")
_EVENT = re.compile(
    r"\s+(?!(?:the\s+|last\s+|next\s+)?(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|[A-Z]\w+day\b"
    r"|Christmas|Easter|New\s+Year)|yesterday|today|tomorrow|last\b|that\b)[\w“\"]"
)
"""What has no day itself: "two days before Ramadan starts"; not "two days before Monday's vote"."""
_AT_IT = re.compile(
    r"\b(?:(?:on|in|at)\s+the\s+(?:sidelines|margins|fringes)\s+of|at|during)\s+(?:an?|the|this)\s+(?:[\w.'’-]+\s+){0,5}$"
)
"""What makes a gathering the occasion of a meeting: "met Y on the sidelines of a summit"."""
_REACH = 160
"""Characters before a gathering within which it is told that they met at it."""
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
        or not (
            _is_of_event(role, reading)
            or any(_is_of(other, role, trigger, reading) for other in triggers)
        )
    )
    return trigger if len(roles) == len(trigger.roles) else replace(trigger, roles=roles)


def _is_of_event(role: TaggedSpan, reading: Reading) -> bool:
    """True for days counted from what has no day: "two days before Ramadan starts"."""
    counts = _COUNTS_FROM.search(reading.text, role.start, role.end)
    return bool(counts and _EVENT.match(reading.text, role.end))


def with_other(
    trigger: TaggedTrigger, triggers: Sequence[TaggedTrigger], reading: Reading
) -> TaggedTrigger:
    """Return a trigger without those whom its subject met at another meeting of the sentence.

    "X met Y the day before his meeting with Z": Y is not of the second.
    """
    start = reading.sentences[reading.sentence_at(trigger.start)].start
    if not (
        _HIS.search(reading.text, start, trigger.start) and _WITH.match(reading.text, trigger.end)
    ):
        return trigger
    earlier = [other for other in triggers if other.end <= trigger.start]
    roles = tuple(
        role
        for role in trigger.roles
        if role.label != "PARTY"
        or not any(other.end <= role.start and role.end <= trigger.start for other in earlier)
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
    low = max(trigger.end, other.start - _REACH)
    if _AT_IT.search(reading.text, low, other.start):
        return False  # the day and place of the gathering are theirs too
    shared = any(one.overlaps(role) for one in other.roles if one.label == role.label)
    mine = [one for one in trigger.roles if one.label == "PARTY"]
    strangers = [
        one
        for one in other.roles
        if one.label == "PARTY" and not any(one.overlaps(known) for known in mine)
    ]
    return shared and bool(strangers)
