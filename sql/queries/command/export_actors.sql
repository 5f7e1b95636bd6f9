-- Which persons are there, under which names and in which posts? One row a person.
select
    a.id,
    a.name,
    c.name as country,
    a.description,
    a.wikidata_id,
    array(
        select n.name from actor_names as n where n.actor_id = a.id order by n.name
    ) as names,
    coalesce(
        (
            select json_agg(
                json_build_object(
                    'post', f.post,
                    'post_code', f.post_code,
                    'qualifier', f.qualifier,
                    'organisation', o.name,
                    'country', fc.name,
                    'told_from', lower(f.during),
                    'told_until', upper(f.during) - 1,
                    'told', f.evidence_count
                )
                order by f.position
            )
            from affiliations as f
            left join organisations as o on o.id = f.organisation_id
            left join countries as fc on fc.code = f.country_code
            where f.actor_id = a.id
        ),
        '[]'
    ) as posts,
    (
        select count(*) from meeting_participants as p where p.actor_id = a.id
    ) as meetings
from actors as a
left join countries as c on c.code = a.country_code
order by a.sort_key, a.id
