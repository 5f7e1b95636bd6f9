-- What are the meetings about? One row a topic of the taxonomy.
-- :country  code of a country that a meeting was in or that took part
-- :since  first day of a meeting
-- :until  last day of a meeting
-- :all = no  yes: also topics of no meeting yet
-- :limit  number of rows, those with most meetings first
with chosen as (
    select m.id
    from meetings as m
    where (
        coalesce(cast(:since as date), cast(:until as date)) is null
        or m.during && daterange(cast(:since as date), cast(:until as date), '[]')
    )
      and (
          cast(:country as text) is null
          or m.place_country_code = :country
          or exists (
              select 1
              from meeting_participants as p
              left join actors as a on a.id = p.actor_id
              left join organisations as o on o.id = p.organisation_id
              where p.meeting_id = m.id
                and :country in (
                    p.country_code, p.represents_country_code, a.country_code, o.country_code
                )
          )
      )
),

counted as (
    select mt.topic_code, count(*) as meetings
    from meeting_topics as mt
    join chosen on chosen.id = mt.meeting_id
    group by mt.topic_code
)

select
    t.code as topic_key,
    t.name,
    parent.name as part_of,
    coalesce(n.meetings, 0) as meetings,
    t.description
from topics as t
left join topics as parent on parent.code = t.parent_code
left join counted as n on n.topic_code = t.code
where :all = 'yes' or n.meetings > 0
order by coalesce(n.meetings, 0) desc, t.name, t.code
limit cast(:limit as bigint)
