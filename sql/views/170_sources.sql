-- One row per publisher or agency that is known, credited by an article or not.
create view bi.sources as
select
    sources.slug as source_key,
    sources.name,
    sources.kind,
    sources.country_code,
    sources.domain,
    coalesce(published.articles, 0) as article_count,
    coalesce(credited.articles, 0) as cited_count
from sources
left join (
    select source_slug, count(*) as articles
    from articles
    where status = 'current'
    group by source_slug
) as published on published.source_slug = sources.slug
left join (
    select source_slug, count(distinct article_id) as articles
    from article_sources
    where role = 'cited'
    group by source_slug
) as credited on credited.source_slug = sources.slug;

comment on view bi.sources is 'One row per publisher or agency that is known, whether an article credits it or not.';
comment on column bi.sources.source_key is 'Stable name, as in dim_source.';
comment on column bi.sources.name is 'Name for people.';
comment on column bi.sources.kind is 'agency, newspaper, broadcaster, state_media and so on.';
comment on column bi.sources.country_code is 'Country it is run from, ISO 3166 code.';
comment on column bi.sources.domain is 'Its domain.';
comment on column bi.sources.article_count is 'Articles that it published, and that count.';
comment on column bi.sources.cited_count is 'Articles that cite it.';
