-- Persons whom no article names.
select actors.id, actors.name
from actors
where not exists (select 1 from actor_members where actor_members.actor_id = actors.id);
