-- One row per sentence that tells of a meeting.
create view bi.evidence as
select
    fact.meeting_key,
    one.article_id::text as article_key,
    one.report_position,
    evidence.position,
    substr(
        articles.text,
        evidence.start_offset + 1,
        evidence.end_offset - evidence.start_offset
    ) as evidence,
    evidence.start_offset,
    evidence.end_offset,
    coalesce(sources.name, articles.source_name, articles.agency) as source,
    reports.attributed_to,
    articles.published_on,
    articles.title,
    articles.url
-- The key is the star's, which has an index; the facts know their ids as uuid.
from bi.fact_meeting as fact
join meeting_reports as one on one.meeting_id = fact.meeting_key::uuid
left join reports
    on reports.article_id = one.article_id and reports.position = one.report_position
join report_evidence as evidence
    on evidence.article_id = one.article_id
    and evidence.report_position = one.report_position
join articles on articles.id = one.article_id
left join sources on sources.slug = articles.source_slug;

comment on view bi.evidence is 'One row per sentence that tells of a meeting.';
comment on column bi.evidence.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.evidence.article_key is 'Key of the article.';
comment on column bi.evidence.report_position is 'Report within its article, from 0.';
comment on column bi.evidence.position is 'Order within the report, from 0.';
comment on column bi.evidence.evidence is 'The sentence as written.';
comment on column bi.evidence.start_offset is 'First character in the article''s text.';
comment on column bi.evidence.end_offset is 'Character after the last.';
comment on column bi.evidence.source is 'Publisher or agency of the article.';
comment on column bi.evidence.attributed_to is 'Medium that the article cites for the meeting.';
comment on column bi.evidence.published_on is 'Day of publication.';
comment on column bi.evidence.title is 'Headline of the article.';
comment on column bi.evidence.url is 'Address of the article.';
