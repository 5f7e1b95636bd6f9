-- Persons, organisations and countries whose name holds the words; of giant ones the first 200 letters.
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
union all
select bodies.organisation_key, 'organisation', bodies.name
from bi.dim_organisation as bodies
where bodies.name ilike '%' || left($1, 200) || '%'
union all
select countries.country_code, 'country', countries.name
from bi.dim_country as countries
where countries.name ilike '%' || left($1, 200) || '%'
$$;
revoke execute on function bi.find_parties(text) from public;
comment on function bi.find_parties(text) is 'Persons, organisations and countries whose usual name holds the words, case aside; their keys are the actor_key of who_met_whom and meeting_participants.';
