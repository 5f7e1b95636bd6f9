-- One row per sentence that tells of a meeting.
create view bi.evidence as
select
    report.meeting_key,
    report.article_key,
    evidence.report_position,
    evidence.position,
    substr(
        articles.text,
        evidence.start_offset + 1,
        evidence.end_offset - evidence.start_offset
    ) as evidence,
    evidence.start_offset,
    evidence.end_offset,
    sources.name as source,
    report.attributed_to,
    report.date_key as published_on,
    report.title,
    report.url,
    articles.dateline,
    articles.external_id,
    case
        when articles.locator ~ '^https?://' then articles.locator
        else regexp_replace(articles.locator, '^.*[/\\]', '')
    end as read_from,
    (
        select string_agg(
            concat_ws(
                ', ',
                old.published_on,
                -- A kill demands that nothing of the story is shown any more.
                case
                    when not exists (
                        select from article_corrections as told
                        join articles as kills on kills.id = told.corrected_by
                        where told.article_id = old.id and kills.status = 'withdrawn'
                    ) then coalesce(old.title, old.external_id, old.url)
                end
            ),
            '; '
            order by old.published_on, old.id
        )
        from article_corrections as one
        join articles as old on old.id = one.article_id
        where one.corrected_by = articles.id
    ) as corrects
from bi.fact_report as report
join report_evidence as evidence
    on evidence.article_id = report.article_key::uuid
    and evidence.report_position = report.position
-- Left joins, so that who asks for no sentence reads no text.
left join articles on articles.id = evidence.article_id
left join bi.dim_source as sources on sources.source_key = report.source_key;

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
comment on column bi.evidence.dateline is 'Dateline of the article, as written.';
comment on column bi.evidence.external_id is 'Id that the input gives the article.';
comment on column bi.evidence.read_from is 'File that the article was read from, without its folder, and the place in it; or an address.';
comment on column bi.evidence.corrects is 'Days and headlines of the articles that this one corrects, separated by semicolons; of killed ones the days alone.';
