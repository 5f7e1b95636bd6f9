-- Which articles tell of no meeting?
-- :limit = 50  number of rows
with dated as (
    select *
    from bi.articles
    where report_count = 0 and published_on is not null
    order by published_on desc
    limit cast(:limit as integer)
),

undated as (
    select *
    from bi.articles
    where report_count = 0 and published_on is null
    limit cast(:limit as integer)
)

select published_on, source, title, dateline, language, skipped_by, article_key
from (select * from dated union all select * from undated) as found
order by published_on desc nulls last, article_key
limit cast(:limit as integer)
