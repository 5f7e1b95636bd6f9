-- One row per article.
create view bi.articles as
select
    articles.id::text as article_key,
    articles.external_id,
    coalesce(sources.name, articles.source_name, articles.agency) as source,
    sources.kind as source_kind,
    case when articles.is_shown then articles.url end as url,
    case when articles.is_shown then articles.title end as title,
    articles.published_on,
    articles.published_at,
    case when articles.is_shown then articles.dateline end as dateline,
    case
        when articles.is_shown then coalesce(
            (select places.name from places where places.id = articles.dateline_place_id),
            articles.dateline_place
        )
    end as dateline_city,
    case when articles.is_shown then articles.dateline_country_code end as dateline_country_code,
    articles.language,
    articles.status,
    articles.skipped_by,
    (
        select member.story_id::text
        from article_stories as member
        where member.article_id = articles.id
    ) as story_key,
    length(articles.text) as text_length,
    (select count(*) from reports where reports.article_id = articles.id) as report_count,
    (
        select string_agg(distinct coalesce(cited.name, credit.name), ', ')
        from article_sources as credit
        left join sources as cited on cited.slug = credit.source_slug
        where credit.article_id = articles.id
    ) as sources,
    (
        select string_agg(one.corrected_by::text, ', ' order by one.corrected_by)
        from article_corrections as one
        where one.article_id = articles.id
    ) as corrected_by
from (
    select
        one.*,
        -- A kill demands that nothing of the story is shown any more, an embargo that nothing is
        -- yet: neither headline nor place, nor the address, which often spells the headline.
        one.status = 'current'
        or one.status <> 'withdrawn'
        and one.skipped_by is distinct from 'withheld'
        and not exists (
            select from article_corrections as told
            join articles as kills on kills.id = told.corrected_by
            where told.article_id = one.id and kills.status = 'withdrawn'
        ) as is_shown
    from articles as one
) as articles
-- The one join: with more, even unused, counts by day and source would read the articles and not
-- their index.
left join sources on sources.slug = articles.source_slug;

comment on view bi.articles is 'One row per article.';
comment on column bi.articles.article_key is 'Key of the article.';
comment on column bi.articles.external_id is 'Id that the input gives the article.';
comment on column bi.articles.source is 'Publisher or agency.';
comment on column bi.articles.source_kind is 'agency, newspaper, broadcaster, state_media and so on.';
comment on column bi.articles.url is 'Address of the article; empty for one that was killed or is withheld.';
comment on column bi.articles.title is 'Headline; empty for an article that was killed or is withheld.';
comment on column bi.articles.published_on is 'Day of publication.';
comment on column bi.articles.published_at is 'Instant of publication, when it is known.';
comment on column bi.articles.dateline is 'Dateline as written; empty for an article that was killed or is withheld.';
comment on column bi.articles.dateline_city is 'City of the dateline; empty for an article that was killed or is withheld.';
comment on column bi.articles.dateline_country_code is 'ISO 3166 code of the country of the dateline; empty for an article that was killed or is withheld.';
comment on column bi.articles.language is 'ISO 639-1 code of the language.';
comment on column bi.articles.status is 'current, corrected, withdrawn or skipped.';
comment on column bi.articles.skipped_by is 'Rule that kept the article without claims.';
comment on column bi.articles.story_key is 'Key of the story; reprints of one dispatch share it.';
comment on column bi.articles.text_length is 'Number of characters of the text.';
comment on column bi.articles.report_count is 'Number of meetings that the article tells of.';
comment on column bi.articles.sources is 'Publishers, agencies and cited media, separated by commas.';
comment on column bi.articles.corrected_by is 'Keys of the corrections or kills that supersede it, separated by commas.';
