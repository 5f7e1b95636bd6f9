-- One row per topic of a touched meeting.
select
    meetings.meeting_key,
    one.topic_code,
    one.weight,
    one.words,
    meetings.date_key,
    meetings.month_on,
    meetings.kind,
    meetings.status,
    meetings.report_count
from touched_meetings
join meeting_topics as one on one.meeting_id = touched_meetings.id
join told_fact_meeting as meetings on meetings.meeting_key = touched_meetings.key
-- Days that are asked for together lie together.
order by date_key
