-- One row per topic of a touched meeting.
select
    one.meeting_id::text as meeting_key,
    one.topic_code,
    one.weight,
    one.words
from touched_meetings
join meeting_topics as one on one.meeting_id = touched_meetings.id
