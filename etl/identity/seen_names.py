"""Write every form of every name with the first and last day it was seen."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.members import ORGANISATION, Kind
from etl.identity.profiles import script_of
from etl.text import names

Driver = psycopg.Connection[Any]

_FORMS = """
select v.fact_id, f.form, min(f.first_on), max(f.last_on)
from variants as v join variant_forms as f on f.variant_id = v.id
where (v.fact_id = any(%(facts)s) or v.id = any(%(grown)s) and v.fact_id is not null)
    and v.kind = %(kind)s
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
# Most names are as they were but for the last day. Each that is deleted or inserted is put into the
# index of the search; an update of its days is not.
_UNTOLD = """
not exists (
    select
    from unnest(%(owners)s::uuid[], %(names)s::text[], %(firsts)s::date[], %(lasts)s::date[])
        as told (owner, name, first_on, last_on)
    where told.owner = old.{owner} and told.name = old.name
        and (told.first_on, told.last_on) is not distinct from
            (old.first_seen_on, old.last_seen_on)
)
"""
_FORGET_ACTOR_NAMES = f"""
delete from actor_names as old where actor_id = any(%(ids)s)
    and {_UNTOLD.format(owner="actor_id")}
"""  # noqa: S608 - a clause of ours
_ACTOR_NAMES = """
insert into actor_names as old
    (actor_id, name, name_key, script, origin, first_seen_on, last_seen_on)
select owner, name, name_key, script, 'seen', first_on, last_on
from unnest(%(owners)s::uuid[], %(names)s::text[], %(keys)s::text[], %(scripts)s::text[],
    %(firsts)s::date[], %(lasts)s::date[])
    as told (owner, name, name_key, script, first_on, last_on)
order by owner, name
on conflict (actor_id, name) do update
set first_seen_on = least(old.first_seen_on, excluded.first_seen_on),
    last_seen_on = greatest(old.last_seen_on, excluded.last_seen_on)
where excluded.first_seen_on < coalesce(old.first_seen_on, 'infinity')
    or excluded.last_seen_on > coalesce(old.last_seen_on, '-infinity')
"""
_FORGET_ORGANISATION_NAMES = (
    f"""
delete from organisation_names as old where organisation_id = any(%(ids)s) and origin = 'seen'
    and {_UNTOLD.format(owner="organisation_id")}
""",  # noqa: S608
    f"""
update organisation_names as old set first_seen_on = null, last_seen_on = null
where organisation_id = any(%(ids)s) and origin = 'curated' and first_seen_on is not null
    and {_UNTOLD.format(owner="organisation_id")}
""",  # noqa: S608
)
_ORGANISATION_NAMES = """
insert into organisation_names as old
    (organisation_id, name, name_key, kind, origin, first_seen_on, last_seen_on)
select owner, name, name_key, 'variant', 'seen', first_on, last_on
from unnest(%(owners)s::uuid[], %(names)s::text[], %(keys)s::text[], %(firsts)s::date[],
    %(lasts)s::date[]) as told (owner, name, name_key, first_on, last_on)
order by owner, name
on conflict (organisation_id, name) do update
set first_seen_on = least(old.first_seen_on, excluded.first_seen_on),
    last_seen_on = greatest(old.last_seen_on, excluded.last_seen_on)
where excluded.first_seen_on < coalesce(old.first_seen_on, 'infinity')
    or excluded.last_seen_on > coalesce(old.last_seen_on, '-infinity')
"""


def write_names(
    connection: Driver,
    kind: Kind,
    *,
    shrunk: Collection[UUID],
    grown: Collection[UUID],
    claims: Mapping[UUID, tuple[UUID, str, str | None]],
) -> None:
    """Write names of facts, and of claims that are a person of their own.

    `shrunk` are facts that claims or variants went from, whose names are written anew; to all
    others these variants only add, `grown` and perhaps new to them.
    """
    told = {
        "facts": sorted(shrunk),
        "grown": sorted(grown),
        "kind": kind.name,
        "claims": sorted(claims),
        "variants": sorted({variant for variant, _, _ in claims.values()}),
    }
    rows = connection.execute(_FORMS, told).fetchall()
    seen = {
        "ids": sorted({*shrunk, *claims}),
        "owners": [row[0] for row in rows],
        "names": [row[1] for row in rows],
        "keys": [names.sort_key(row[1]) for row in rows],
        "firsts": [row[2] for row in rows],
        "lasts": [row[3] for row in rows],
    }
    if kind is ORGANISATION:
        # A curated form stays, and only learns when it was seen.
        for statement in _FORGET_ORGANISATION_NAMES:
            connection.execute(statement.encode(), seen)
        connection.execute(_ORGANISATION_NAMES, seen)
    else:
        connection.execute(_FORGET_ACTOR_NAMES.encode(), seen)
        connection.execute(_ACTOR_NAMES, {**seen, "scripts": [script_of(row[1]) for row in rows]})
