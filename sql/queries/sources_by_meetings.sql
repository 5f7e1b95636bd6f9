-- Which sources tell of most meetings, and how many does each tell alone?
select
    evidence.source,
    count(distinct evidence.meeting_key) as meetings,
    count(distinct evidence.meeting_key) filter (where meetings.source_count = 1) as alone,
    count(distinct evidence.article_key) as articles
from bi.evidence as evidence
join bi.meetings_flat as meetings using (meeting_key)
group by evidence.source
order by meetings desc, evidence.source
