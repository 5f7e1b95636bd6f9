-- Which sources report meetings that no other source tells?
select
    sources as source, count(*) as meetings, min(earliest_on) as first_on,
    max(latest_on) as last_on
from bi.meetings_flat
where source_count = 1
group by sources
order by meetings desc, source
