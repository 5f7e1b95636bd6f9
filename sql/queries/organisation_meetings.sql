-- Which meetings did an organisation take part in, itself or through those who stand for it?
-- :name required  name in any written form, or a part of it
-- :limit = 1000  most rows
with participants as materialized (
    select one.meeting_key, one.position, one.name, one.post, asked.name as organisation
    from bi.find_parties(:name) as asked
    join bi.fact_participation as one on one.organisation_key = asked.actor_key
    where asked.type = 'organisation'
)

select
    meetings.started_on, meetings.kind, meetings.status, participants.name, participants.post,
    participants.organisation, meetings.participants, meetings.city, meetings.sources
from participants
join bi.meetings_flat as meetings using (meeting_key)
order by meetings.started_on desc nulls last, meetings.meeting_key, participants.position
limit cast(:limit as integer)
