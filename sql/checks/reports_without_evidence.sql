-- Reports without a sentence that tells them, or without a party.
select reports.article_id, reports.position
from reports
where not exists (
    select 1
    from report_evidence as evidence
    where evidence.article_id = reports.article_id
        and evidence.report_position = reports.position
)
or not exists (
    select 1
    from report_parties as party
    where party.article_id = reports.article_id
        and party.report_position = reports.position
);
