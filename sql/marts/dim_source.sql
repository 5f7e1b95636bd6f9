-- One row per source of a touched report.
select distinct
    coalesce(articles.source_slug, articles.source_name, articles.agency) as source_key,
    coalesce(sources.name, articles.source_name, articles.agency) as name,
    sources.kind,
    sources.domain,
    sources.country_code
from touched_meetings
join meeting_reports as member on member.meeting_id = touched_meetings.id
join articles on articles.id = member.article_id
left join sources
    on sources.slug = coalesce(articles.source_slug, articles.source_name, articles.agency)
where num_nonnulls(articles.source_slug, articles.source_name, articles.agency) > 0
