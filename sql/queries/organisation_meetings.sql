-- Which meetings did an organisation take part in, itself or through those who stand for it?
-- :name required  name as written, or a part of it
-- :limit = 1000  most rows
select
    meetings.started_on, meetings.kind, meetings.status, participants.name, participants.post,
    body.name as organisation, meetings.participants, meetings.city, meetings.sources
from bi.fact_participation as participants
join bi.dim_organisation as body using (organisation_key)
join bi.meetings_flat as meetings using (meeting_key)
where body.name ilike '%' || :name || '%'
order by meetings.started_on desc nulls last, meetings.meeting_key, participants.position
limit cast(:limit as integer)
