-- Which articles tell of no meeting?
-- :limit = 50  number of rows
select published_on, source, title, dateline, language, skipped_by, article_key
from bi.articles
where report_count = 0
order by published_on desc nulls last, article_key
limit cast(:limit as integer)
