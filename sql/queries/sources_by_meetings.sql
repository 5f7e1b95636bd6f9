-- Which sources tell of most meetings, and how many does each tell alone?
with told as (
    select distinct source_key, meeting_key from bi.fact_report
),

counted as (
    select
        told.source_key,
        count(*) as meetings,
        count(*) filter (where meetings.source_count = 1) as alone
    from told
    join bi.fact_meeting as meetings using (meeting_key)
    group by told.source_key
),

-- Made distinct first: counted as distinct by source, articles would be sorted.
printed as (
    select source_key, count(*) as articles
    from (select distinct source_key, article_key from bi.fact_report) as one
    group by source_key
)

select sources.name as source, counted.meetings, counted.alone, printed.articles
from counted
join printed using (source_key)
join bi.dim_source as sources using (source_key)
order by counted.meetings desc, sources.name
