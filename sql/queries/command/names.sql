-- By which keys and names can meetings, persons and organisations be asked for?
-- :words required  beginning of a key, or a name or part of one
with asked as (
    select
        lower(:words) as words,
        '%' || replace(replace(replace(lower(:words), '\', '\\'), '%', '\%'), '_', '\_') || '%' as part,
        replace(lower(:words), '-', '') ~ '^[0-9a-f]{4,32}$' as is_key
),

found as (
    select 'meeting' as subject, m.id, m.title as name, 1 as closeness
    from meetings as m, asked
    where asked.is_key
      and starts_with(replace(m.id::text, '-', ''), replace(asked.words, '-', ''))
    union all
    select 'actor', a.id, a.name, 1
    from actors as a, asked
    where asked.is_key
      and starts_with(replace(a.id::text, '-', ''), replace(asked.words, '-', ''))
    union all
    select 'organisation', o.id, o.name, 1
    from organisations as o, asked
    where asked.is_key
      and starts_with(replace(o.id::text, '-', ''), replace(asked.words, '-', ''))
    union all
    select r.kind, r.new_id, coalesce(a.name, o.name, m.title), 1
    from redirects as r
    cross join asked
    left join actors as a on r.kind = 'actor' and a.id = r.new_id
    left join organisations as o on r.kind = 'organisation' and o.id = r.new_id
    left join meetings as m on r.kind = 'meeting' and m.id = r.new_id
    where asked.is_key
      and r.kind <> 'story'
      and starts_with(replace(r.old_id::text, '-', ''), replace(asked.words, '-', ''))
    union all
    select 'actor', a.id, a.name, case when lower(n.name) = asked.words then 1 else 2 end
    from actor_names as n
    join actors as a on a.id = n.actor_id
    cross join asked
    where lower(n.name) like asked.part
    union all
    select 'organisation', o.id, o.name, case when lower(n.name) = asked.words then 1 else 2 end
    from organisation_names as n
    join organisations as o on o.id = n.organisation_id
    cross join asked
    where lower(n.name) like asked.part
)

select subject, id, name, min(closeness) as closeness
from found
group by subject, id, name
order by min(closeness), subject, name, id
