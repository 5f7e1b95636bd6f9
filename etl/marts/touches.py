"""List what the star must derive again, from what triggers noted and from renamed members."""

from typing import Any

import psycopg

Driver = psycopg.Connection[Any]

_TAKE = """
create temp table taken_touches on commit drop as
with gone as (delete from mart_touches returning kind, key)
select distinct kind, key as id from gone
"""
# All that the facts or the star know: what the facts lost goes, whatever was noted of it.
_ALL = """
insert into taken_touches
select 'meeting', id from meetings union select 'meeting', meeting_key::uuid from bi.fact_meeting
union all
(select 'actor', id from actors union select 'actor', actor_key::uuid from bi.dim_actor)
union all
(
    select 'organisation', id from organisations
    union
    select 'organisation', organisation_key::uuid from bi.dim_organisation
)
"""
# Names and countries of those who took part stand with the meeting too.
_RENAMED = """
insert into taken_touches
select 'meeting', one.meeting_id
from taken_touches as touched
join actors on actors.id = touched.id
join bi.dim_actor as known on known.actor_key = touched.id::text
join meeting_participants as one on one.actor_id = touched.id
where touched.kind = 'actor'
    and (known.name, known.country_code) is distinct from (actors.name, actors.country_code)
union
select 'meeting', one.meeting_id
from taken_touches as touched
join organisations as body on body.id = touched.id
join bi.dim_organisation as known on known.organisation_key = touched.id::text
join meeting_participants as one on one.organisation_id = touched.id
where touched.kind = 'organisation'
    and (known.name, known.country_code) is distinct from (body.name, body.country_code)
union
select 'meeting', one.meeting_id
from taken_touches as touched
join organisations as body on body.id = touched.id
join bi.dim_organisation as known on known.organisation_key = touched.id::text
join meeting_participants as one on one.represents_organisation_id = touched.id
where touched.kind = 'organisation' and known.name is distinct from body.name
"""
_LIST = """
create temp table touched_{kind}s on commit drop as
select distinct id, id::text as key from taken_touches where kind = '{kind}'
"""


def take_touches(connection: Driver, *, everything: bool) -> None:
    """Clear the notes; the temporary tables touched_meetings, _actors, _organisations have them."""
    connection.execute(_TAKE)
    if everything:
        connection.execute("delete from taken_touches")
        connection.execute(_ALL)
    else:
        connection.execute(_RENAMED)
    for kind in ("meeting", "actor", "organisation"):
        connection.execute(_LIST.format(kind=kind).encode())
        connection.execute(f"alter table touched_{kind}s add primary key (id)".encode())
        connection.execute(f"analyze touched_{kind}s".encode())
