-- Persons and organisations one of whose names holds words that begin so, the best first.
drop function if exists bi.search_actors(text, integer);
create function bi.search_actors(words text, max_rows integer default 50)
returns table (
    actor_key text,
    type text,
    name text,
    country_code text,
    description text,
    found_as text,
    meeting_count integer
)
language sql
stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
with found as (
    select type, actor_key::uuid as key, min(form) as found_as
    from bi.find_named($1)
    where type <> 'country'
    group by type, actor_key
),

told as (
    select
        actors.id::text as actor_key, 'person' as type, actors.name, actors.country_code,
        actors.description, found.found_as,
        (
            select count(*)::integer from meeting_participants as p where p.actor_id = actors.id
        ) as meeting_count
    from found
    join actors on found.type = 'person' and actors.id = found.key
    union all
    select
        body.id::text, 'organisation', body.name, body.country_code, body.description,
        found.found_as,
        (
            select count(*)::integer from meeting_participants as p
            where p.organisation_id = body.id
        )
    from found
    join organisations as body on found.type = 'organisation' and body.id = found.key
    where exists (select from organisation_members as m where m.organisation_id = body.id)
)

select * from told
order by meeting_count desc, name, actor_key
limit greatest(least(coalesce($2, 50), 1000), 0)
$$;
revoke execute on function bi.search_actors(text, integer) from public;
comment on function bi.search_actors(text, integer) is 'Persons and organisations by any written form of their names, those with most meetings first; each word may be the beginning of one. Accents and case do not count.';
