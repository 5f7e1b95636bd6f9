-- Which articles does a word mean: a key or its beginning, an external id, an address, a source?
-- :words required  the word
select articles.id, coalesce(sources.name, articles.source_name) as source, articles.title
from articles
left join sources on sources.slug = articles.source_slug
where articles.external_id = :words
   or articles.url = :words
   or articles.locator = :words
   or (length(:words) >= 13 and articles.id::text like lower(:words) || '%')
   or articles.source_slug = lower(:words)
   or lower(sources.name) = lower(:words)
   or lower(articles.source_name) = lower(:words)
order by articles.id
