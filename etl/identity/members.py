"""Write which claim is whose: members of actors and organisations, and ids that lead on."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal, LiteralString
from uuid import UUID

import psycopg

Driver = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Where the facts of one kind live."""

    name: Literal["person", "organisation"]
    fact: Literal["actor", "organisation"]
    members: LiteralString


PERSON = Kind(name="person", fact="actor", members="actor_members")
ORGANISATION = Kind(name="organisation", fact="organisation", members="organisation_members")

_MEMBERS = """
insert into {table} (article_id, entity_number, {fact}_id, rule, score)
select m.article_id, m.entity_number, coalesce(v.fact_id, m.claim_id), v.rule, v.score
from variant_members as m join variants as v on v.id = m.variant_id
where v.id = any(%(moved)s)
union
select m.article_id, m.entity_number, coalesce(v.fact_id, m.claim_id), v.rule, v.score
from new_members as m join variants as v on v.id = m.variant_id
where v.kind = %(kind)s
order by 1, 2
on conflict (article_id, entity_number) do update
set {fact}_id = excluded.{fact}_id, rule = excluded.rule, score = excluded.score
where ({table}.{fact}_id, {table}.rule, {table}.score)
    is distinct from (excluded.{fact}_id, excluded.rule, excluded.score)
"""
_LED_ON_BY_LOST = "delete from redirects where kind = %(fact)s and new_id = any(%(lost)s)"
# Asked for first: in one statement the planner takes them for many, and reads all redirects.
_ENDS = """
select m.claim_id from variant_members as m join variants as v on v.id = m.variant_id
where v.id = any(%(moved)s) and (v.fact_id is null or v.fact_id = m.claim_id)
"""
_END = "delete from redirects where kind = %s and old_id = any(%s)"
_REDIRECTS = """
insert into redirects (kind, old_id, new_id)
select %(fact)s, m.claim_id, v.fact_id
from variant_members as m join variants as v on v.id = m.variant_id
where (v.id = any(%(moved)s) or v.fact_id = any(%(lost)s) and v.kind = %(kind)s)
    and m.claim_id <> v.fact_id
union
select %(fact)s, m.claim_id, v.fact_id
from new_members as m join variants as v on v.id = m.variant_id
where v.kind = %(kind)s and m.claim_id <> v.fact_id
order by 1, 2
on conflict (kind, old_id) do update set new_id = excluded.new_id
where redirects.new_id <> excluded.new_id
"""
_STALE = """
delete from {table} as old where id = any(%s)
and not exists (select 1 from {members} as m where m.{fact}_id = old.id)
"""


def write_members(
    connection: Driver, kind: Kind, *, moved: Collection[UUID], lost: Collection[UUID]
) -> None:
    """Write members and redirects of new claims and of variants that moved to another fact.

    `lost` are facts that claims went from: what led on to them is worked out again.
    """
    told = {
        "kind": kind.name,
        "fact": kind.fact,
        "moved": sorted(moved),
        "lost": sorted(lost),
    }
    connection.execute(_MEMBERS.format(table=kind.members, fact=kind.fact).encode(), told)
    connection.execute(_LED_ON_BY_LOST, told)
    ends = [row[0] for row in connection.execute(_ENDS, told)]
    connection.execute(_END, [kind.fact, ends])
    connection.execute(_REDIRECTS, told)


def delete_stale(connection: Driver, kind: Kind, ids: Collection[UUID]) -> None:
    """Delete those of these facts that no claim belongs to any more."""
    table = f"{kind.fact}s"
    statement = _STALE.format(table=table, members=kind.members, fact=kind.fact)
    if kind is ORGANISATION:
        statement += " and seed_key is null"
    connection.execute(statement.encode(), [sorted(ids)])
