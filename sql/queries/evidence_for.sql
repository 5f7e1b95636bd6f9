-- Which sentences tell the meetings of a person, and who wrote them?
-- :name required  name as written, or a part of it
-- :limit = 1000  most rows
with newest as materialized (
    -- Each report has a sentence, so that no more reports are needed than rows.
    select report.meeting_key, report.article_key, report.position as report_position
    from bi.fact_report as report
    where report.meeting_key in (
        select one.meeting_key
        from bi.fact_participation as one
        where one.participant_key = any(array(select actor_key from bi.find_parties(:name)))
    )
    order by report.date_key desc nulls last, report.meeting_key, report.article_key,
        report.position
    limit cast(:limit as integer)
)

select told.published_on, told.source, told.attributed_to, told.evidence, told.url
from newest
join bi.evidence as told using (meeting_key, article_key, report_position)
order by told.published_on desc nulls last, told.meeting_key, told.article_key,
    told.report_position, told.position
limit cast(:limit as integer)
