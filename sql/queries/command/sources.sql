-- Which sources do the articles come from, or cite? One row a source.
-- :country  code of the country it is run from
-- :kind  agency, newspaper, broadcaster, state_media, ...
-- :all = no  yes: also seeded ones that no article credits yet
-- :limit  number of rows, those with most articles first
select
    media.source_key,
    media.name,
    media.kind,
    lands.name as country,
    media.domain,
    media.article_count as articles,
    media.cited_count as cited_in
from bi.sources as media
left join bi.dim_country as lands using (country_code)
where (cast(:country as text) is null or media.country_code = :country)
  and (cast(:kind as text) is null or media.kind = :kind)
  and (:all = 'yes' or media.article_count > 0 or media.cited_count > 0)
order by media.article_count desc, media.cited_count desc, media.name, media.source_key
limit cast(:limit as bigint)
