-- Under which names is a person or an organisation known? One row a form.
-- :id required  key of the person or organisation
select name, origin, first_seen_on, last_seen_on
from bi.actor_names
where actor_key = :id
order by origin desc, name
