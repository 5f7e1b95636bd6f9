-- One row per sentence that tells of a meeting and name of a party, or written day, in it.
create view bi.evidence_names as
select
    report.meeting_key,
    report.article_key,
    report.position as report_position,
    evidence.position,
    'party' as what,
    one.start_offset,
    one.end_offset
from bi.fact_report as report
join report_evidence as evidence
    on evidence.article_id = report.article_key::uuid
    and evidence.report_position = report.position
join report_parties as party
    on party.article_id = evidence.article_id
    and party.report_position = evidence.report_position
join mentions as one
    on one.article_id = party.article_id
    and one.entity_number = party.entity_number
    and one.start_offset >= evidence.start_offset
    and one.end_offset <= evidence.end_offset
union all
select
    report.meeting_key,
    report.article_key,
    report.position,
    evidence.position,
    'day',
    told.date_start_offset,
    told.date_end_offset
from bi.fact_report as report
join reports as told
    on told.article_id = report.article_key::uuid
    and told.position = report.position
join report_evidence as evidence
    on evidence.article_id = told.article_id
    and evidence.report_position = told.position
    and told.date_start_offset >= evidence.start_offset
    and told.date_end_offset <= evidence.end_offset;

comment on view bi.evidence_names is 'One row per sentence that tells of a meeting and name of a party, or written day, in it: to set them off.';
comment on column bi.evidence_names.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.evidence_names.article_key is 'Key of the article.';
comment on column bi.evidence_names.report_position is 'Report within its article, from 0.';
comment on column bi.evidence_names.position is 'Order of the sentence within the report, from 0.';
comment on column bi.evidence_names.what is 'party or day.';
comment on column bi.evidence_names.start_offset is 'First character in the article''s text.';
comment on column bi.evidence_names.end_offset is 'Character after the last.';
