-- One row per report of a touched meeting.
with first as (
    select distinct on (meeting_id, article_id, report_position)
        meeting_id, article_id, report_position, words
    from told_sentences
    order by meeting_id, article_id, report_position, position
)

select
    reports.article_id::text || '/' || reports.position as report_key,
    one.meeting_id::text as meeting_key,
    articles.published_on as date_key,
    coalesce(articles.source_slug, articles.source_name, articles.agency) as source_key,
    articles.id::text as article_key,
    reports.position,
    story.story_id::text as story_key,
    articles.title,
    articles.url,
    coalesce(cited.name, reports.attributed_to) as attributed_to,
    reports.kind,
    reports.status,
    case when reports.precision = 'day' then lower(reports.during) end as started_on,
    case when reports.precision = 'day' then upper(reports.during) - 1 end as ended_on,
    reports.place_city as city,
    first.words as evidence,
    reports.confidence
from touched_meetings
join meeting_reports as one on one.meeting_id = touched_meetings.id
join reports on reports.article_id = one.article_id and reports.position = one.report_position
join articles on articles.id = one.article_id
left join sources as cited on cited.slug = reports.attributed_to
left join article_stories as story on story.article_id = articles.id
left join first
    on first.meeting_id = one.meeting_id
    and first.article_id = one.article_id
    and first.report_position = one.report_position
-- Days that are asked for together lie together.
order by date_key
