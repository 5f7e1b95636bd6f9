-- Which meetings were about a topic, or one below it?
-- :topic required  code of the topic: security
-- :since  first day
-- :limit = 1000  most rows
with newest as (
    select distinct one.meeting_key, one.date_key
    from bi.topic_tree as tree
    -- The newest of each, so that of thousands of meetings only those are read that are shown.
    cross join lateral (
        select told.meeting_key, told.date_key
        from bi.bridge_meeting_topic as told
        join bi.find_meetings(since => cast(:since as date)) as chosen using (meeting_key)
        where told.topic_code = tree.covered_code
        order by told.date_key desc nulls last, told.meeting_key
        limit cast(:limit as integer)
    ) as one
    where tree.topic_code = :topic
    order by one.date_key desc nulls last, one.meeting_key
    limit cast(:limit as integer)
)

select
    meetings.started_on, meetings.kind, meetings.status, meetings.participants, meetings.topics,
    meetings.sources, meetings.first_evidence
from newest
join bi.fact_meeting as meetings using (meeting_key)
order by newest.date_key desc nulls last, newest.meeting_key
