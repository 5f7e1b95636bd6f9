-- Resolved reports that belong to no meeting; those of articles still to resolve and of withdrawn
-- ones are left out.
select reports.article_id, reports.position
from reports
join articles on articles.id = reports.article_id and articles.status in ('current', 'skipped')
where not exists (
    select 1
    from meeting_reports as member
    where member.article_id = reports.article_id
        and member.report_position = reports.position
)
and not exists (select 1 from dirty_blocks);
