-- Which meetings did an organisation take part in, itself or through those who stand for it?
-- :name required  name as written, or a part of it
-- :limit = 1000  most rows
with participants as materialized (
    select one.meeting_key, one.position, one.name, one.post, body.name as organisation
    from bi.dim_organisation as body
    join bi.fact_participation as one using (organisation_key)
    where body.name ilike '%' || :name || '%'
)

select
    meetings.started_on, meetings.kind, meetings.status, participants.name, participants.post,
    participants.organisation, meetings.participants, meetings.city, meetings.sources
from participants
join bi.meetings_flat as meetings using (meeting_key)
order by meetings.started_on desc nulls last, meetings.meeting_key, participants.position
limit cast(:limit as integer)
