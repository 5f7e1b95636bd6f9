"""From triggers to the meetings an article tells: one occasion, one draft."""

import re
from dataclasses import dataclass, field
from datetime import date

from etl.extract import merging
from etl.extract.bodies import body_of
from etl.extract.bystanders import takes_part
from etl.extract.cast import Cast
from etl.extract.companions import companions
from etl.extract.dates import Dates
from etl.extract.descriptions import Descriptions
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.parties import Ref, is_absent, named_parties
from etl.extract.reading import Reading
from etl.extract.when import days_of, duration_of, lasting
from etl.extract.where import Places
from etl.records import DateSpan, MeetingKind, MeetingStatus, PlaceClaim
from etl.seeding.lookups import Lookups

_BACK = re.compile(
    r"\b(?:the|this|that|these|those|their|its|his|her|both)\s+(?:[\w'’,-]+\s+){0,3}$",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Draft:
    """A meeting while its tellings are being gathered."""

    refs: list[Ref]
    kind: MeetingKind
    status: MeetingStatus
    days: DateSpan | None
    duration: str | None = None
    place: PlaceClaim | None
    topics: list[TaggedSpan] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    score: float
    back: bool
    """True when the words point back: "the visit", "their talks"."""
    trigger: str

    @property
    def keys(self) -> set[int | str]:
        """What identifies the parties."""
        return {ref.key for ref in self.refs}

    @property
    def homes(self) -> set[str]:
        """The countries that the parties are or stand for."""
        return {ref.home for ref in self.refs if ref.home}


def drafts_of(
    reading: Reading, cast: Cast, lookups: Lookups, places: Places, *, reference: date | None
) -> list[Draft]:
    """Return the meetings of an article, each with two parties or more, in order of telling."""
    descriptions = Descriptions(reading, cast, lookups)
    drafts: list[Draft] = []
    dates = Dates(reading.text, reference)
    anchor: date | None = reference
    for number, sentence in enumerate(reading.sentences):
        for trigger in sentence.triggers:
            previous = drafts[-1].refs if drafts else None
            draft = _draft(trigger, number, reading, cast, lookups, descriptions, previous)
            draft.days = days_of(trigger, reading, dates, anchor=anchor)
            draft.duration = duration_of(trigger, reading)
            draft.place = places.of(trigger)
            _add_host_country(draft, trigger, reading)
            if draft.days and draft.days.precision == "day" and draft.days.starts_on:
                anchor = draft.days.starts_on
            merging.gather(drafts, draft)
    kept = [draft for draft in drafts if len(_distinct(draft.refs)) >= 2]
    for draft in kept:
        draft.refs = _distinct(draft.refs)
        draft.kind = _kind(draft)
        if draft.days and draft.duration:
            draft.days = lasting(draft.days, draft.duration, reading)
    return kept


def _draft(
    trigger: TaggedTrigger,
    number: int,
    reading: Reading,
    cast: Cast,
    lookups: Lookups,
    descriptions: Descriptions,
    previous: list[Ref] | None,
) -> Draft:
    refs: list[Ref] = []
    unresolved: list[tuple[TaggedSpan, int]] = []
    roles = [role for role in trigger.roles if role.label in ("PARTY", "HOST", "MED")]
    for side, role in enumerate(roles):
        found = named_parties(role, reading, cast, lookups)
        if found:
            refs.extend(_with_role(ref, role, side, trigger) for ref in found)
        else:
            unresolved.append((role, side))
    for role, side in unresolved:
        body = body_of(role, reading, cast)
        if body is not None:
            found = [Ref(member=body, start=role.start, end=role.end)]
        else:
            found = descriptions.resolve(role, refs, previous)
        refs.extend(_with_role(ref, role, side, trigger) for ref in found)
    refs = [ref for ref in refs if takes_part(ref, trigger, refs, reading, lookups)]
    refs.extend(companions(trigger, refs, reading, cast))
    before = reading.text[max(0, trigger.start - 60) : trigger.start]
    return Draft(
        refs=[ref for ref in refs if not is_absent(ref, trigger, reading)],
        kind=_as_kind(trigger.kind),
        status=_as_status(trigger.status),
        days=None,
        place=None,
        topics=[role for role in trigger.roles if role.label == "TOPIC"],
        sentences=[number],
        score=_score(trigger, roles),
        back=bool(_BACK.search(before)),
        trigger=trigger_word(reading, trigger),
    )


def trigger_word(reading: Reading, trigger: TaggedTrigger) -> str:
    """Return the trigger's word as written, without case."""
    return reading.words(trigger.start, trigger.end).casefold()


def _score(trigger: TaggedTrigger, roles: list[TaggedSpan]) -> float:
    parties = [role.score for role in roles if role.label == "PARTY"]
    return trigger.score * (sum(parties) / len(parties) if parties else 0.5)


def _as_kind(kind: str) -> MeetingKind:
    kinds: tuple[MeetingKind, ...] = ("summit", "talks", "visit", "call", "conference")
    return next((known for known in kinds if known == kind), "other")


def _as_status(status: str) -> MeetingStatus:
    statuses: tuple[MeetingStatus, ...] = ("planned", "called_off")
    return next((known for known in statuses if known == status), "held")


def _with_role(ref: Ref, role: TaggedSpan, side: int, trigger: TaggedTrigger) -> Ref:
    part = ref.role
    if part == "participant":
        if role.label == "HOST":
            part = "host"
        elif role.label == "MED":
            part = "mediator"
        elif trigger.kind == "visit":
            part = (
                "visitor"
                if not any(r.label == "HOST" and r.start == role.start for r in trigger.roles)
                else "host"
            )
    return Ref(
        member=ref.member, country=ref.country, role=part, side=side,
        head_count=ref.head_count, start=ref.start, end=ref.end,
    )  # fmt: skip


def _add_host_country(draft: Draft, trigger: TaggedTrigger, reading: Reading) -> None:
    """Make the country visited a party of an official visit: "X visits Cairo on Monday"."""
    visited = draft.place.country if draft.place else None
    if trigger.kind != "visit" or visited is None or not draft.refs:
        return
    if visited in draft.homes:
        return
    told = draft.place is not None and draft.place.city is None
    if not draft.homes and not told and not any(r.label == "HOST" for r in trigger.roles):
        return
    draft.refs.append(Ref(country=visited, role="host", start=trigger.start, end=trigger.end))


def _distinct(refs: list[Ref]) -> list[Ref]:
    """Return each party once, without the country that a person or body of it stands for."""
    chosen: dict[int | str, Ref] = {}
    for ref in refs:
        known = chosen.get(ref.key)
        if known is None or (known.role == "participant" and ref.role != "participant"):
            chosen[ref.key] = ref
    people = {ref.home for ref in chosen.values() if ref.member is not None}
    return [ref for ref in chosen.values() if ref.country is None or ref.country not in people]


def _kind(draft: Draft) -> MeetingKind:
    """Return the kind by who takes part: leaders of two countries in person make a summit."""
    leaders = {
        ref.home or id(ref.member)
        for ref in draft.refs
        if ref.member and ref.member.kind == "person" and ref.member.leader
    }
    if draft.kind in ("talks", "visit", "other") and len(leaders) >= 2:
        return "summit"
    return draft.kind
