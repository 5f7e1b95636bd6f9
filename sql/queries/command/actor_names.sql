-- Under which names is a person or an organisation known? One row a form.
-- :id required  id of the person or organisation
select name, origin, first_seen_on, last_seen_on
from actor_names
where actor_id = cast(:id as uuid)
union all
select name, origin, first_seen_on, last_seen_on
from organisation_names
where organisation_id = cast(:id as uuid)
order by 2 desc, 1
