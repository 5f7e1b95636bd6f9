-- Meetings whose counts of reports or stories differ from their members.
select meetings.id, meetings.report_count, meetings.story_count
from meetings
left join meeting_reports as member on member.meeting_id = meetings.id
left join article_stories as story on story.article_id = member.article_id
group by meetings.id
having meetings.report_count <> count(member.article_id)
    or meetings.story_count <> count(distinct story.story_id);
