-- Persons, organisations and countries by any form of their names; of giant words the first letters.
drop function if exists bi.find_parties(text);
create function bi.find_parties(words text)
returns table (actor_key text, type text, name text)
language sql
stable
-- With the caller's rights, as it reads schema bi alone: so the planner sees through it.
as $$
select actors.actor_key, 'person', actors.name
from bi.dim_actor as actors
where actors.name ilike '%' || left($1, 200) || '%'
union
select bodies.organisation_key, 'organisation', bodies.name
from bi.dim_organisation as bodies
where bodies.name ilike '%' || left($1, 200) || '%'
union
select countries.country_code, 'country', countries.name
from bi.dim_country as countries
where countries.name ilike '%' || left($1, 200) || '%'
union
select named.actor_key, named.type, coalesce(actors.name, bodies.name, countries.name)
from bi.find_named($1) as named
left join bi.dim_actor as actors on named.type = 'person' and actors.actor_key = named.actor_key
left join bi.dim_organisation as bodies
    on named.type = 'organisation' and bodies.organisation_key = named.actor_key
left join bi.dim_country as countries
    on named.type = 'country' and countries.country_code = named.actor_key
-- The star follows what articles tell a while later, and leaves out what none tells of.
where num_nonnulls(actors.name, bodies.name, countries.name) > 0
$$;
revoke execute on function bi.find_parties(text) from public;
comment on function bi.find_parties(text) is 'Persons, organisations and countries whose usual name holds the words, case aside, and those that find_named finds, by any other form and accents aside too; their keys are the actor_key of who_met_whom and meeting_participants.';
