-- Which sentences tell the meetings of a person, and who wrote them?
-- :name required  name in any written form, or a part of it
-- :limit = 1000  most rows
with latest as (
    -- The newest reports are among those of the meetings told of last, each of which has one.
    select distinct one.meeting_key
    from bi.find_parties(:name) as asked
    cross join lateral (
        select mine.meeting_key
        from bi.fact_participation as mine
        where mine.participant_key = asked.actor_key
        order by mine.last_reported_on desc nulls last
        fetch first (cast(:limit as integer)) rows with ties
    ) as one
),

newest as materialized (
    -- Each report has a sentence, so that no more reports are needed than rows.
    select report.meeting_key, report.article_key, report.position as report_position
    from bi.fact_report as report
    where report.meeting_key in (select meeting_key from latest)
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
