-- Which sources report meetings that no other source tells?
select
    sources.name as source, count(distinct report.meeting_key) as meetings,
    min(meetings.earliest_on) as first_on, max(meetings.latest_on) as last_on
from bi.fact_report as report
join bi.fact_meeting as meetings using (meeting_key)
join bi.dim_source as sources using (source_key)
where meetings.source_count = 1
group by sources.name
order by meetings desc, source
