-- Where did a person travel, and when?
-- :name required  name as written, or a part of it
-- :limit = 1000  most rows
select
    meetings.started_on, meetings.ended_on, meetings.city, meetings.country, meetings.kind,
    meetings.participants, meetings.sources
from bi.meeting_participants as participants
join bi.meetings_flat as meetings using (meeting_key)
where participants.actor_key = any(array(select actor_key from bi.find_parties(:name)))
  and meetings.status = 'held'
  and meetings.country_code is distinct from participants.country_code
  and meetings.country_code is not null
order by meetings.started_on desc nulls last, meetings.meeting_key
limit cast(:limit as integer)
