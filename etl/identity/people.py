"""Write actors and organisations: what the families of variants add up to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.members import ORGANISATION, Kind, write_members
from etl.identity.profiles import Described, fullest_name, organisation_kind, usual_country
from etl.identity.seen_names import write_names
from etl.identity.variants import Changes
from etl.seeding.keys import organisation_id
from etl.text import names

Driver = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Which facts were written, and how they changed."""

    facts: frozenset[UUID]
    changed: frozenset[UUID]
    """Those that are new, renamed or of another country."""
    renamed: frozenset[UUID]
    """Those that were there, perhaps by another id, and bear another name now."""
    resettled: frozenset[UUID]
    """Those that were there and belong to another country now."""
    followed: Mapping[UUID, UUID]
    """Ids that facts bore until now, with those that they bear today."""
    moved: frozenset[UUID]
    """Variants whose claims belonged to another fact until now."""
    stale: frozenset[UUID]
    """Ids that may belong to nobody any more."""
    alone: Mapping[UUID, UUID]
    """Actors that are one claim, with its variant."""


# A person in the news gets surnames of ever more months, which say the same but for the month.
_VARIANTS = """
select family_id, name, country_code, sum(claim_count), min(smallest_id::text)::uuid,
    bool_and(is_implied), fact_id, seed_key, id = any(%s::uuid[]) as retokened,
    array_agg(id) filter (where fact_id is null)
from variants where family_id = any(%s) and kind = %s
group by family_id, name, country_code, fact_id, seed_key, retokened
"""
Solo = Mapping[UUID, tuple[UUID, str, str | None]]
"""Claims that are a person of their own: variant, name and country."""
_MOVE = """
update variants as v set fact_id = told.fact
from unnest(%s::uuid[], %s::uuid[]) as told (family, fact)
where v.family_id = told.family and v.kind = %s and v.fact_id is distinct from told.fact
returning v.id
"""
_ACTORS = """
insert into actors as old (id, name, sort_key, country_code)
select * from unnest(%s::uuid[], %s::text[], %s::text[], %s::text[])
on conflict (id) do update set name = excluded.name, sort_key = excluded.sort_key,
    country_code = excluded.country_code
where (old.name, old.country_code) is distinct from (excluded.name, excluded.country_code)
returning id
"""
_ORGANISATIONS = """
insert into organisations as old (id, name, sort_key, country_code, kind, is_implied)
select * from unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::boolean[])
on conflict (id) do update set name = excluded.name, sort_key = excluded.sort_key,
    country_code = excluded.country_code, kind = excluded.kind, is_implied = excluded.is_implied
where (old.name, old.country_code, old.kind, old.is_implied) is distinct from
    (excluded.name, excluded.country_code, excluded.kind, excluded.is_implied)
returning id
"""
_SOLO = """
select v.id, m.claim_id, v.name, v.country_code, v.fact_id
from variants as v left join variant_members as m on m.variant_id = v.id
where v.id = any(%s) and v.family_id is null and v.kind = 'person'
order by m.claim_id
"""


def write_people(
    connection: Driver,
    kind: Kind,
    families: Iterable[UUID],
    *,
    regrouped: Collection[UUID],
    retokened: Collection[UUID],
    changes: Changes,
    lost: Collection[UUID],
) -> Written:
    """Write the facts of these families and of the variants without one.

    `regrouped` are variants that got a family or a rule, `retokened` those that reports know by
    another token now, `lost` facts that claims went from.
    """
    groups = _read(connection, kind, families, retokened)
    variants = [one for members in groups.values() for one in members]
    targets = {family: _fact_id(members, kind) for family, members in groups.items()}
    old = {one.fact for one in variants if one.fact}
    lived = _lived(groups, targets)
    before = _portraits(connection, kind, lived)
    portraits = {targets[family]: members for family, members in groups.items()}
    solo: Solo = {}
    was: dict[UUID, UUID] = {}
    if kind is ORGANISATION:
        changed = _upsert_organisations(connection, portraits)
    else:
        solo, was = _solo(connection, set(regrouped) | changes.grown)
        # A claim that was a person of its own until now gives up its id.
        fresh = {variant for one in variants for variant in one.fresh}
        old |= {*was.values()} | _claims(connection, sorted(fresh - changes.new))
        changed = _upsert_actors(connection, portraits, solo)
    moved, alone = _move(connection, kind, targets, solo)
    write_members(connection, kind, moved={*moved, *regrouped, *alone}, lost=lost)
    facts = frozenset({*portraits, *solo})
    stale = frozenset((old | set(lost)) - facts)
    # A seeded body stays without claims, but not the forms that only these used.
    shrunk = {*stale, *lost, *was.values(), *_left(groups, targets)}
    write_names(connection, kind, shrunk=shrunk, grown=moved | changes.grown, claims=solo)
    now = _portraits(connection, kind, lived.values())
    return Written(
        facts=facts,
        changed=frozenset(changed),
        renamed=frozenset(f for fact, f in lived.items() if before[fact][0] != now[f][0]),
        resettled=frozenset(f for fact, f in lived.items() if before[fact][1] != now[f][1]),
        followed={fact: f for fact, f in lived.items() if fact != f},
        moved=frozenset((moved - changes.new) | was.keys()),
        stale=stale,
        alone={claim: variant for claim, (variant, _, _) in solo.items()},
    )


def _lived(
    groups: Mapping[UUID, Sequence[Described]], targets: Mapping[UUID, UUID]
) -> dict[UUID, UUID]:
    """Return the facts of members that keep their token, with the facts they belong to now."""
    return {
        one.fact: targets[family]
        for family, members in groups.items()
        for one in members
        if one.fact and one.keeps_token
    }


def _left(groups: Mapping[UUID, Sequence[Described]], targets: Mapping[UUID, UUID]) -> set[UUID]:
    """Return the facts that members went from."""
    return {
        one.fact
        for family, members in groups.items()
        for one in members
        if one.fact and one.fact != targets[family]
    }


def _move(
    connection: Driver, kind: Kind, targets: Mapping[UUID, UUID], solo: Solo
) -> tuple[set[UUID], list[UUID]]:
    """Give families their facts; return variants that had another, and those of single claims."""
    rows = connection.execute(_MOVE, [list(targets), list(targets.values()), kind.name])
    moved = {row[0] for row in rows}
    alone = sorted({variant for variant, _, _ in solo.values()})
    connection.execute("update variants set fact_id = null where id = any(%s)", [alone])
    return moved, alone


def _portraits(
    connection: Driver, kind: Kind, facts: Iterable[UUID]
) -> dict[UUID, tuple[str, str | None]]:
    """Return name and country of facts, as they are written."""
    rows = connection.execute(
        f"select id, name, country_code from {kind.fact}s where id = any(%s)".encode(),  # noqa: S608
        [sorted(set(facts))],
    )
    return {fact: (name, country) for fact, name, country in rows}


def _read(
    connection: Driver, kind: Kind, families: Iterable[UUID], retokened: Collection[UUID]
) -> dict[UUID, list[Described]]:
    groups: dict[UUID, list[Described]] = defaultdict(list)
    asked = [sorted(retokened), sorted(set(families)), kind.name]
    for row in connection.execute(_VARIANTS, asked):
        groups[row[0]].append(
            Described(
                name=row[1],
                country=row[2],
                claims=row[3],
                smallest=row[4],
                implied=row[5],
                fact=row[6],
                seed=row[7],
                keeps_token=not row[8],
                fresh=tuple(row[9] or ()),
            )
        )
    return groups


def _fact_id(members: Sequence[Described], kind: Kind) -> UUID:
    """Return the seed's id, else the smallest among those that the claims would have alone."""
    seeds = sorted({one.seed for one in members if one.seed})
    if kind is ORGANISATION and seeds:
        return organisation_id(seeds[0])
    return min(one.smallest for one in members)


def _solo(connection: Driver, variants: Collection[UUID]) -> tuple[Solo, dict[UUID, UUID]]:
    """Return the claims of variants without a family, and the facts these belonged to."""
    rows = connection.execute(_SOLO, [sorted(variants)]).fetchall()
    claims = {row[1]: (row[0], row[2], row[3]) for row in rows if row[1]}
    return claims, {row[0]: row[4] for row in rows if row[4]}


def _claims(connection: Driver, variants: Sequence[UUID]) -> set[UUID]:
    rows = connection.execute(
        "select claim_id from variant_members where variant_id = any(%s)", [variants]
    )
    return {row[0] for row in rows}


def _upsert_actors(
    connection: Driver, portraits: Mapping[UUID, Sequence[Described]], solo: Solo
) -> set[UUID]:
    rows = [
        (fact, name, names.sort_key(name), usual_country(members))
        for fact, members in sorted(portraits.items())
        for name in [fullest_name(members)]
    ]
    rows += [
        (claim, name, names.sort_key(name), country)
        for claim, (_, name, country) in sorted(solo.items())
    ]
    return {row[0] for row in connection.execute(_ACTORS, columns(rows, 4))}


def _upsert_organisations(
    connection: Driver, portraits: Mapping[UUID, Sequence[Described]]
) -> set[UUID]:
    rows = [
        (
            fact,
            name,
            names.sort_key(name),
            usual_country(members),
            organisation_kind(name),
            all(one.implied for one in members),
        )
        for fact, members in sorted(portraits.items())
        if not any(one.seed for one in members)
        for name in [fullest_name(members)]
    ]
    return {row[0] for row in connection.execute(_ORGANISATIONS, columns(rows, 6))}


def columns(rows: Sequence[Sequence[Any]], count: int) -> list[list[Any]]:
    """Turn rows into columns, for unnest."""
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(count)]
