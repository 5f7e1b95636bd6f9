-- One row per person.
select
    actors.id::text as actor_key,
    actors.name,
    actors.sort_key as sort_name,
    actors.country_code,
    actors.description,
    actors.wikidata_id
from touched_actors
join actors using (id)
