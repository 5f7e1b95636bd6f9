-- Which persons met most others?
-- :since = 1900-01-01  first day
-- :limit = 20  number of rows
select
    people.name as person, people.country_code, people.description,
    count(distinct participants.meeting_key) as meetings
from bi.meeting_participants as participants
join bi.actors as people using (actor_key)
join bi.meetings_flat as meetings using (meeting_key)
where people.type = 'person'
  and participants.role <> 'absent'
  and meetings.status = 'held'
  and (meetings.latest_on is null or meetings.latest_on >= cast(:since as date))
group by people.actor_key, people.name, people.country_code, people.description
order by meetings desc, person
limit cast(:limit as integer)
