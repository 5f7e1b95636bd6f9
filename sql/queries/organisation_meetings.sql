-- Which meetings did an organisation take part in, itself or through those who stand for it?
-- :name required  name as written, or a part of it
select
    meetings.started_on, meetings.kind, meetings.status, participants.name, participants.post,
    participants.organisation, meetings.participants, meetings.city, meetings.sources
from bi.meeting_participants as participants
join bi.meetings_flat as meetings using (meeting_key)
where participants.organisation ilike '%' || :name || '%'
   or (participants.type = 'organisation' and participants.name ilike '%' || :name || '%')
order by meetings.started_on desc nulls last, meetings.meeting_key, participants.position
