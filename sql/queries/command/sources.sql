-- Which sources do the articles come from, or cite? One row a source.
-- :country  code of the country it is run from
-- :kind  agency, newspaper, broadcaster, state_media, ...
-- :all = no  yes: also seeded ones that no article credits yet
-- :limit  number of rows, those with most articles first
with published as (
    select source_slug, count(*) as articles
    from articles
    where status = 'current'
    group by source_slug
),

credited as (
    select source_slug, count(distinct article_id) as citing
    from article_sources
    where role = 'cited'
    group by source_slug
)

select
    s.slug as source_key,
    s.name,
    s.kind,
    c.name as country,
    s.domain,
    coalesce(p.articles, 0) as articles,
    coalesce(k.citing, 0) as cited_in
from sources as s
left join countries as c on c.code = s.country_code
left join published as p on p.source_slug = s.slug
left join credited as k on k.source_slug = s.slug
where (cast(:country as text) is null or s.country_code = :country)
  and (cast(:kind as text) is null or s.kind = :kind)
  and (:all = 'yes' or p.articles > 0 or k.citing > 0)
order by coalesce(p.articles, 0) desc, coalesce(k.citing, 0) desc, s.name, s.slug
limit cast(:limit as bigint)
