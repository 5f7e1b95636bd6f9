"""Unite the parties that several reports of one meeting name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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

    fact: Token
    """Its kind, and its id in the world or country code."""
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
    order = {
        token: min(_order(party) for _, party in parties)
        for token, parties in told.items()
        if token not in stood_for
    }
    sides = _sides(reports, order)
    people = [
        _participant(told[token], sides.get(token))
        for token in sorted(order, key=order.__getitem__)
    ]
    return tuple(sorted(people, key=lambda one: 99 if one.side is None else one.side))


def _participant(told: Sequence[tuple[Told, ToldParty]], side: int | None) -> Participant:
    roles = {party.role for _, party in told}
    post = _choose(told, lambda party: (party.post, party.post_code) if party.post else None)
    return Participant(
        fact=told[0][1].fact,
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


def _order(party: ToldParty) -> tuple[int, str, str]:
    """Return the place of a party among others: ids count last, for they may change."""
    kind, identity = party.fact
    return _KIND_ORDER[kind], party.name, identity


def _sides(
    reports: Sequence[Told], order: Mapping[Token, tuple[int, str, str]]
) -> dict[Token, int]:
    """Number the sides of the meeting: who sat together in one report sat together."""
    together: dict[Token, set[Token]] = {}
    divided = False
    for report in reports:
        sides: dict[int, set[Token]] = defaultdict(set)
        for party in report.parties:
            if party.side is not None and party.token in order:
                sides[party.side].add(party.token)
        divided = divided or len(sides) > 1
        for members in sides.values():
            merged = members.union(*(together.get(token, set()) for token in members))
            for token in merged:
                together[token] = merged
    first = {token: min(members, key=order.__getitem__) for token, members in together.items()}
    groups = sorted(set(first.values()), key=order.__getitem__)
    # When reports seat people so differently that all end on one side, no side is known.
    if divided and len(groups) == 1:
        return {}
    return {token: groups.index(leader) for token, leader in first.items()}
