-- One row per publisher or agency that is known, or that an article comes from.
create view bi.sources as
select
    coalesce(sources.slug, published.source_key) as source_key,
    coalesce(sources.name, published.source_key) as name,
    sources.kind,
    sources.country_code,
    sources.domain,
    coalesce(published.articles, 0) as article_count,
    coalesce(credited.articles, 0) as cited_count
from sources
full join (
    -- One that no seed knows has its name for a key, as in dim_source.
    select
        coalesce(source_slug, source_name, agency) as source_key,
        count(*) filter (where status = 'current') as articles
    from articles
    where num_nonnulls(source_slug, source_name, agency) > 0
    group by coalesce(source_slug, source_name, agency)
) as published on published.source_key = sources.slug
left join (
    select source_slug, count(distinct article_id) as articles
    from article_sources
    where role = 'cited'
    group by source_slug
) as credited on credited.source_slug = sources.slug;

comment on view bi.sources is 'One row per publisher or agency that is known, whether an article credits it or not, or that an article comes from.';
comment on column bi.sources.source_key is 'Stable name, as in dim_source; of one that is not known, the name that articles give.';
comment on column bi.sources.name is 'Name for people.';
comment on column bi.sources.kind is 'agency, newspaper, broadcaster, state_media and so on.';
comment on column bi.sources.country_code is 'Country it is run from, ISO 3166 code.';
comment on column bi.sources.domain is 'Its domain.';
comment on column bi.sources.article_count is 'Articles that it published, and that count.';
comment on column bi.sources.cited_count is 'Articles that cite it.';
