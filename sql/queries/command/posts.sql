-- Which posts did a person hold, and when is each told? One row a tie.
-- :actor required  id of the person
select
    f.post,
    p.name as normalised,
    f.qualifier,
    o.name as organisation,
    c.name as country,
    lower(f.during) as told_from,
    upper(f.during) - 1 as told_until,
    f.evidence_count as told
from affiliations as f
left join posts as p on p.code = f.post_code
left join organisations as o on o.id = f.organisation_id
left join countries as c on c.code = f.country_code
where f.actor_id = cast(:actor as uuid)
order by lower(f.during) nulls last, f.position
