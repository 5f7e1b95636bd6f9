-- Which meetings is a report about? One row a meeting, the same that the listing of meetings shows.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
select meetings.id::text as meeting_key, meetings.status
from meetings
where (
    coalesce(cast(:since as date), cast(:until as date)) is null
    or during && daterange(cast(:since as date), cast(:until as date), '[]')
)
  and (
      cast(:country as text) is null
      or place_country_code = :country
      or exists (
          select 1
          from meeting_participants as p
          left join actors as a on a.id = p.actor_id
          left join organisations as o on o.id = p.organisation_id
          where p.meeting_id = meetings.id
            and :country in (
                p.country_code, p.represents_country_code, a.country_code, o.country_code
            )
      )
  )
  and (
      cast(:topic as text) is null
      or exists (
          select 1
          from meeting_topics as mt
          join topics as t on t.code = mt.topic_code
          where mt.meeting_id = meetings.id and :topic in (t.code, t.parent_code)
      )
  )
order by meetings.id
