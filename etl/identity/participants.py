"""Unite the parties that several reports of one meeting name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from etl.identity.choosing import Vote, choose
from etl.identity.told import Token, Told, ToldParty

Value = TypeVar("Value")

_KIND_ORDER = {"actor": 0, "organisation": 1, "country": 2}
# A role that says more counts before one that says less; absent only when nobody saw them there.
_ROLES = ("head_of_delegation", "host", "visitor", "mediator", "participant", "absent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One who took part in a meeting."""

    token: Token
    name: str
    role: str
    side: int | None
    post: str | None
    post_code: str | None
    organisation: UUID | None
    country: str | None
    head_count: str | None
    report_count: int


def unite_parties(reports: Sequence[Told]) -> tuple[Participant, ...]:
    """Return all who took part, each once; a country gives way to those who stand for it."""
    told: dict[Token, list[tuple[Told, ToldParty]]] = defaultdict(list)
    for report in reports:
        for party in report.parties:
            told[party.token].append((report, party))
    present = [party for report in reports for party in report.parties if party.role != "absent"]
    stood_for = {
        token
        for party in present
        if party.token[0] != "country"
        for token in party.stands_for
        if token[0] == "country"
    }
    kept = [token for token in told if token not in stood_for]
    sides = _sides(reports, kept)
    people = [_participant(token, told[token], sides.get(token)) for token in kept]
    return tuple(sorted(people, key=_order))


def _participant(
    token: Token, told: Sequence[tuple[Told, ToldParty]], side: int | None
) -> Participant:
    roles = {party.role for _, party in told}
    post = _choose(told, lambda party: (party.post, party.post_code) if party.post else None)
    return Participant(
        token=token,
        name=min(party.name for _, party in told),
        role=next(role for role in _ROLES if role in roles),
        side=side,
        post=post[0] if post else None,
        post_code=post[1] if post else None,
        organisation=_choose(told, lambda party: party.organisation),
        country=_choose(told, lambda party: party.country),
        head_count=_choose(told, lambda party: party.head_count),
        report_count=len({report.key for report, _ in told}),
    )


def _choose(
    told: Iterable[tuple[Told, ToldParty]], value: Callable[[ToldParty], Value | None]
) -> Value | None:
    return choose(
        Vote(value=value(party), source=report.source, told_on=report.told_on)
        for report, party in told
    )


def _order(participant: Participant) -> tuple[int, int, str, str]:
    side = 99 if participant.side is None else participant.side
    kind, identity = participant.token
    return side, _KIND_ORDER[kind], participant.name, identity


def _sides(reports: Sequence[Told], kept: Sequence[Token]) -> dict[Token, int]:
    """Number the sides of the meeting: who sat together in one report sat together."""
    together: dict[Token, set[Token]] = {}
    divided = False
    for report in reports:
        sides: dict[int, set[Token]] = defaultdict(set)
        for party in report.parties:
            if party.side is not None and party.token in kept:
                sides[party.side].add(party.token)
        divided = divided or len(sides) > 1
        for members in sides.values():
            merged = members.union(*(together.get(token, set()) for token in members))
            for token in merged:
                together[token] = merged
    groups = sorted({min(members): None for members in together.values()})
    # When reports seat people so differently that all end on one side, no side is known.
    if divided and len(groups) == 1:
        return {}
    return {token: groups.index(min(members)) for token, members in together.items()}
