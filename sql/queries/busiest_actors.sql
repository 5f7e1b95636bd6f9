-- Which persons took part in most meetings?
-- :since  first day
-- :limit = 20  number of rows
with counted as (
    select participants.actor_key, count(*) as meetings
    from bi.fact_participation as participants
    join bi.find_meetings(since => cast(:since as date)) as chosen using (meeting_key)
    where participants.type = 'person'
      and participants.role <> 'absent'
      and participants.status = 'held'
    group by participants.actor_key
)

select people.name as person, people.country_code, people.description, counted.meetings
from counted
join bi.dim_actor as people using (actor_key)
order by counted.meetings desc, person
limit cast(:limit as integer)
