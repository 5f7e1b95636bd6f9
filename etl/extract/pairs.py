"""Part those whom one verb tells to be met here and there, each with their own place and day.

"X met A in Oslo on Monday and B in Rome on Tuesday": the model may tag the first pair alone, so
that the names, places and days of the next ones are read from the words.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.posts import without_names
from etl.extract.reading import Named, Reading

_PARTY, _PLACE, _DATE, _HOST = "PARTY", "PLACE", "DATE", "HOST"
_SETTINGS = frozenset({_PLACE, _DATE})
_NEXT = re.compile(
    r"(?:\s*,|\s+(?:and|then|but)\b)[\s,]+(?:(?:and|then|later|afterwards|also|with|to|the)\s+)*"
)
"""What begins the next pair: ", and then with"."""
_IN = re.compile(r"(?:\s*,)?\s+(?:and\s+)?(?:then\s+)?(?:in|at|near|outside)\s+(?:the\s+)?")
_ON = re.compile(r",?\s+(?:(?:late|early)\s+)?(?:(?:on|in)\s+)?(?:the\s+)?")
_NEXT_SETTING = re.compile(
    r"(?:\s*,|\s+(?:and|then)\b)[\s,]+(?:(?:and|then|later)\s+){0,3}(?:(?:in|at|on|to)\s+)?(?:the\s+)?"
)
"""What begins it with a day or place: ", and on Tuesday with B"."""
_WITH = re.compile(r"\s*(?:,\s*)?(?:with\s+)?(?:the\s+)?")
_TITLE = re.compile(r"(?:[a-z]+\s+){1,2}")
_ACTS = re.compile(
    r"\s*(?:,\s*)?(?:who\s+)?(?:said|says|told|has|had|have|will|would|was|were|is|are|did|does|met|saw|held"
    r"|[a-z]+ed)\b"
)
"""What makes one the subject of words of his own: "and Minister B said"."""
_OTHER_YEAR = re.compile(
    r"[^,;.]{0,30}?\b(?:(?:following|next|previous)\s+year|years?\s+(?:after|before|later|earlier))\b"
)
"""What puts a day in another year than the one the report counts from."""
_NAMES = ("PER", "GPE", "LOC", "DATE")
_LEAST = 2
_MOST = 8
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class _Group:
    """The parties of one meeting with its place and day."""

    roles: tuple[TaggedSpan, ...]

    def has(self, label: str) -> bool:
        return any(role.label == label for role in self.roles)


def pairs(trigger: TaggedTrigger, reading: Reading) -> list[TaggedTrigger]:
    """Return the trigger once for each party that is met in a place or on a day of its own."""
    before = tuple(role for role in trigger.roles if role.start < trigger.end)
    if not any(role.label == _PARTY for role in before):
        return []
    roles = list(_roles_after(trigger, reading))
    visit = trigger.kind == "visit" and not any(role.label == _PARTY for role in roles)
    groups = _groups(roles, reading)
    fronted = any(role.label == _DATE for role in before)
    if not _LEAST <= len(groups) <= _MOST or not _are_whole(groups, fronted=fronted, visit=visit):
        return []
    unsure = {r for r in roles if r.label == _DATE and _OTHER_YEAR.match(reading.text, r.start)}
    return list(_parts(trigger, before, groups, unsure, visit=visit))


def _roles_after(trigger: TaggedTrigger, reading: Reading) -> Iterator[TaggedSpan]:
    """Yield who is met, where and when, in order, with those that the model left out."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    later = [one.start for one in sentence.triggers if one.start >= trigger.end]
    end = min([sentence.end, *later])
    tagged = [
        role
        for role in trigger.roles
        if trigger.end <= role.start
        and role.end <= end
        and role.label in {_PARTY, *_SETTINGS}
        and not (
            role.label == _PLACE and reading.inside(*reading.whole(role.start, role.end), "PER")
        )
    ]
    named = [
        one
        for one in reading.inside(trigger.end, end, *_NAMES)
        if not any(role.overlaps(one) for role in tagged)
    ]
    position, setting = trigger.end, False
    every: list[TaggedSpan | Named] = [*tagged, *named]
    for one in sorted(every, key=lambda one: one.start):
        role = (
            one if isinstance(one, TaggedSpan) else _read(one, position, reading, setting=setting)
        )
        if role is None:
            continue
        if role.label == _PARTY and setting and not _is_next(role, position, reading):
            return
        yield role
        position, setting = role.end, role.label in _SETTINGS


def _read(named: Named, position: int, reading: Reading, *, setting: bool) -> TaggedSpan | None:
    """Return the role that a name plays by where it stands, which the model did not see."""
    gap = reading.text[position : named.start]
    label = None
    if named.label == "PER":
        label = _PARTY if setting else None
    elif named.label == "DATE":
        label = _DATE if _ON.fullmatch(gap) or _NEXT_SETTING.fullmatch(gap) else None
    elif _IN.fullmatch(gap):
        label = _PLACE
    if label is None:
        return None
    return TaggedSpan(start=named.start, end=named.end, label=label, score=_SURE)


def _is_next(role: TaggedSpan, position: int, reading: Reading) -> bool:
    """True for one who is met too: only "and", a post and a land stand before, no verb follows."""
    if _ACTS.match(reading.text, role.end):
        return False
    words = without_names(reading, position, role.start)
    begins = _NEXT.match(words + " ")
    if begins is None:
        return bool(_WITH.fullmatch(words))
    rest = re.sub(
        r"['’]s?\s+|\b(?:the|former|Mr|Mrs|Ms|Dr)\b\.?\s+", " ", words[begins.end() :] + " "
    ).strip()
    return not rest or bool(_TITLE.fullmatch(rest + " "))


def _groups(roles: Sequence[TaggedSpan], reading: Reading) -> list[_Group]:
    groups: list[list[TaggedSpan]] = [[]]
    for number, role in enumerate(roles):
        if groups[-1] and _begins(roles, number, groups[-1], reading):
            groups.append([])
        groups[-1].append(role)
    return [_Group(tuple(group)) for group in groups]


def _begins(
    roles: Sequence[TaggedSpan], number: int, group: Sequence[TaggedSpan], reading: Reading
) -> bool:
    """True for the first role of another meeting."""
    role, last = roles[number], group[-1]
    labels = {one.label for one in group}
    gap = reading.text[last.end : role.start]
    if role.label == _PARTY:
        return last.label in _SETTINGS and _PARTY in labels and bool(_NEXT.match(gap))
    if not _NEXT_SETTING.fullmatch(gap):
        return False
    after = roles[number + 1] if number + 1 < len(roles) else None
    if after is not None and after.label == _PARTY and _PARTY in labels:
        # "..., and on Tuesday with B"
        return bool(_WITH.fullmatch(without_names(reading, role.end, after.start)))
    if not labels >= _SETTINGS:
        return False
    # "in Oslo on Monday and in Rome on Tuesday"
    return after is not None and {role.label, after.label} == _SETTINGS


def _are_whole(groups: Sequence[_Group], *, fronted: bool, visit: bool) -> bool:
    """True when each has a party and what sets it apart, or all have a place and a day."""
    if all(group.has(_PLACE) and group.has(_DATE) for group in groups):
        return visit or groups[0].has(_PARTY) or not any(g.has(_PARTY) for g in groups)
    if not all(group.has(_PARTY) for group in groups):
        return False
    first, *rest = groups
    return (fronted or first.has(_PLACE) or first.has(_DATE)) and all(
        group.has(_PLACE) or group.has(_DATE) for group in rest
    )


def _parts(
    trigger: TaggedTrigger,
    before: tuple[TaggedSpan, ...],
    groups: Sequence[_Group],
    unsure: Collection[TaggedSpan],
    *,
    visit: bool,
) -> Iterator[TaggedTrigger]:
    """Yield the trigger with what stands before it and each group; all else is of others."""
    every = [role for group in groups for role in group.roles]
    shared = _shared_day(groups)
    parties: tuple[TaggedSpan, ...] = ()
    for number, group in enumerate(groups):
        own = group.roles if group.has(_PARTY) else (*parties, *group.roles)
        own += tuple(role for role in shared if role not in own)
        parties = tuple(role for role in own if role.label == _PARTY)
        start = before
        if group.has(_DATE) and number:
            start = tuple(role for role in before if role.label != _DATE)
        hosts = tuple(_hosts(trigger, own, visit=visit))
        mine = (*start, *(role for role in own if role not in unsure), *hosts)
        taken = {(role.start, role.end) for role in mine}
        others = tuple(r for r in (*before, *every) if (r.start, r.end) not in taken)
        yield replace(trigger, roles=mine, others=(*trigger.others, *others))


def _shared_day(groups: Sequence[_Group]) -> tuple[TaggedSpan, ...]:
    """Return the day of all: "A in Oslo and B in Rome on Monday"."""
    days = [role for group in groups for role in group.roles if role.label == _DATE]
    told_last = len(days) == 1 and groups[-1].has(_DATE)
    return tuple(days) if told_last and all(group.has(_PLACE) for group in groups) else ()


def _hosts(
    trigger: TaggedTrigger, own: Sequence[TaggedSpan], *, visit: bool
) -> Iterator[TaggedSpan]:
    """Yield who is at home: the tagged ones of the group, and the places that are visited."""
    taken = {(role.start, role.end) for role in own}
    tagged = {(role.start, role.end) for role in trigger.roles if role.label == _HOST}
    for role in trigger.roles:
        if role.label not in {_PARTY, *_SETTINGS} and (role.start, role.end) in taken:
            yield role
    for role in own:
        if visit and role.label == _PLACE and (role.start, role.end) not in tagged:
            yield replace(role, label=_HOST)
