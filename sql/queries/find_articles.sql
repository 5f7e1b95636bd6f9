-- Which articles hold these words?
-- :words required  words, "quoted words", or, -not
-- :limit = 20  number of rows
select published_on, source, title, snippet, meeting_count, url, article_key
from bi.search_articles(:words, cast(:limit as integer))
