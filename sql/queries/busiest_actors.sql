-- Which persons took part in most meetings?
-- :since = 1900-01-01  first day
-- :limit = 20  number of rows
with counted as (
    select participants.actor_key, count(*) as meetings
    from bi.fact_participation as participants
    join bi.fact_meeting as meetings using (meeting_key)
    where participants.type = 'person'
      and participants.role <> 'absent'
      and meetings.status = 'held'
      and (meetings.latest_on is null or meetings.latest_on >= cast(:since as date))
    group by participants.actor_key
)

select people.name as person, people.country_code, people.description, counted.meetings
from counted
join bi.dim_actor as people using (actor_key)
order by counted.meetings desc, person
limit cast(:limit as integer)
