-- Which meetings were about a topic, or one below it?
-- :topic required  code of the topic: security
-- :since = 1900-01-01  first day
-- :limit = 1000  most rows
select
    meetings.started_on, meetings.kind, meetings.status, meetings.participants, meetings.topics,
    meetings.sources, meetings.first_evidence
from bi.fact_meeting as meetings
where exists (
    select from bi.bridge_meeting_topic as told
    join bi.topic_tree as tree on tree.covered_code = told.topic_code
    where told.meeting_key = meetings.meeting_key and tree.topic_code = :topic
)
and (meetings.latest_on is null or meetings.latest_on >= cast(:since as date))
order by meetings.date_key desc nulls last, meetings.meeting_key
limit cast(:limit as integer)
