-- Which persons fit the filters? One row a person, with the latest post told.
-- :actor  id of one person
-- :country  code of the person's country
-- :kind  normalised post: foreign_minister, intelligence_chief, ...
-- :topic  code of a topic of a meeting the person took part in
-- :since  first day of a meeting
-- :until  last day of a meeting
-- :limit  number of rows, those with most meetings first
with took_part as (
    select
        p.actor_id,
        count(*) as meetings,
        min(lower(m.during)) as first_met_on,
        max(lower(m.during)) as last_met_on
    from meeting_participants as p
    join meetings as m on m.id = p.meeting_id
    where p.actor_id is not null
      and (
          coalesce(cast(:since as date), cast(:until as date)) is null
          or m.during && daterange(cast(:since as date), cast(:until as date), '[]')
      )
      and (
          cast(:topic as text) is null
          or exists (
              select 1
              from meeting_topics as mt
              join topics as t on t.code = mt.topic_code
              where mt.meeting_id = m.id and :topic in (t.code, t.parent_code)
          )
      )
    group by p.actor_id
)

select
    a.id as actor_key,
    a.name,
    c.name as country,
    (
        select string_agg(distinct concat_ws(', ', f.post, o.name), '; ')
        from affiliations as f
        left join organisations as o on o.id = f.organisation_id
        where f.actor_id = a.id and concat_ws(', ', f.post, o.name) <> ''
    ) as posts,
    coalesce(t.meetings, 0) as meetings,
    t.first_met_on,
    t.last_met_on
from actors as a
left join countries as c on c.code = a.country_code
left join took_part as t on t.actor_id = a.id
where (cast(:actor as uuid) is null or a.id = cast(:actor as uuid))
  and (cast(:country as text) is null or a.country_code = :country)
  and (
      cast(:kind as text) is null
      or exists (
          select 1 from affiliations as f where f.actor_id = a.id and f.post_code = :kind
      )
  )
  and (
      coalesce(cast(:since as text), cast(:until as text), cast(:topic as text)) is null
      or t.actor_id is not null
  )
order by coalesce(t.meetings, 0) desc, a.sort_key, a.id
limit cast(:limit as bigint)
