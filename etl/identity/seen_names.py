"""Write every form of every name with the first and last day it was seen."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.members import ORGANISATION, Kind
from etl.identity.profiles import script_of
from etl.identity.writing import fill
from etl.text import names

Driver = psycopg.Connection[Any]

_FORMS = """
select v.fact_id, f.form, min(f.first_on), max(f.last_on)
from variants as v join variant_forms as f on f.variant_id = v.id
where v.fact_id = any(%(facts)s) and v.kind = %(kind)s
group by v.fact_id, f.form
union all
select m.claim_id, form, min(coalesce(a.dateline_on, a.published_on)),
    max(coalesce(a.dateline_on, a.published_on))
from variant_members as m
join articles as a on a.id = m.article_id
join article_entities as e on (e.article_id, e.number) = (m.article_id, m.entity_number)
cross join unnest(e.forms || e.name) as told (form)
where m.claim_id = any(%(claims)s) and m.variant_id = any(%(variants)s)
group by m.claim_id, form
"""
_ORGANISATION_NAMES = """
insert into organisation_names
    (organisation_id, name, name_key, kind, origin, first_seen_on, last_seen_on)
select organisation_id, name, name_key, 'variant', 'seen', first_on, last_on
from unnest(%s::uuid[], %s::text[], %s::text[], %s::date[], %s::date[])
    as told (organisation_id, name, name_key, first_on, last_on)
order by organisation_id, name
on conflict (organisation_id, name) do update
set first_seen_on = excluded.first_seen_on, last_seen_on = excluded.last_seen_on
"""
_FORGET_ORGANISATION_NAMES = """
update organisation_names set first_seen_on = null, last_seen_on = null
where organisation_id = any(%s) and origin = 'curated' and first_seen_on is not null
"""


def write_names(
    connection: Driver,
    kind: Kind,
    *,
    facts: Collection[UUID],
    claims: Mapping[UUID, tuple[UUID, str, str | None]],
) -> None:
    """Write the names of these facts, and of claims that are a person of their own."""
    told = {
        "facts": sorted(facts),
        "kind": kind.name,
        "claims": sorted(claims),
        "variants": sorted({variant for variant, _, _ in claims.values()}),
    }
    rows = connection.execute(_FORMS, told).fetchall()
    ids = sorted({*facts, *claims})
    if kind is ORGANISATION:
        _write_organisation_names(connection, ids, rows)
        return
    connection.execute("delete from actor_names where actor_id = any(%s)", [ids])
    fill(
        connection,
        "actor_names",
        ("actor_id", "name", "name_key", "script", "origin", "first_seen_on", "last_seen_on"),
        (
            (fact, form, names.sort_key(form), script_of(form), "seen", first_on, last_on)
            for fact, form, first_on, last_on in rows
        ),
    )


def _write_organisation_names(connection: Driver, ids: list[UUID], rows: list[Any]) -> None:
    """Add the forms that articles use; a curated form only learns when it was seen."""
    connection.execute(
        "delete from organisation_names where organisation_id = any(%s) and origin = 'seen'", [ids]
    )
    connection.execute(_FORGET_ORGANISATION_NAMES, [ids])
    told = [
        (fact, form, names.sort_key(form), first_on, last_on)
        for fact, form, first_on, last_on in rows
    ]
    columns = [list(column) for column in zip(*told, strict=True)] or [[], [], [], [], []]
    connection.execute(_ORGANISATION_NAMES, columns)
