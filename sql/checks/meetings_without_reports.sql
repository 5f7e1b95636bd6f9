-- Meetings that no report tells of.
select meetings.id, meetings.title
from meetings
where not exists (
    select 1 from meeting_reports where meeting_reports.meeting_id = meetings.id
);
