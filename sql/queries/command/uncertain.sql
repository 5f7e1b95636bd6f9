-- Which decisions of identity are least certain?
-- :limit = 20  number of rows
with persons as (
    select 'actor' as subject, v.score, v.rule, v.fact_id as id, m.article_id, m.entity_number
    from variants as v
    join variant_members as m on m.variant_id = v.id and m.claim_id = v.smallest_id
    where v.kind = 'person' and v.fact_id is not null and v.fact_id <> v.smallest_id
        and v.rule not in ('alone', 'judged') and v.score < 1
),

bodies as (
    select 'organisation' as subject, v.score, v.rule, v.fact_id as id, m.article_id,
        m.entity_number
    from variants as v
    join variant_members as m on m.variant_id = v.id and m.claim_id = v.smallest_id
    where v.kind = 'organisation' and v.fact_id is not null and v.fact_id <> v.smallest_id
        and v.rule not in ('alone', 'judged', 'seed') and v.score < 1
),

entities as (
    select one.*, mention.start_offset, mention.end_offset
    from (select * from persons union all select * from bodies) as one
    join lateral (
        select start_offset, end_offset
        from mentions
        where mentions.article_id = one.article_id
            and mentions.entity_number = one.entity_number
        order by position limit 1
    ) as mention on true
),

reports as (
    select 'meeting' as subject, f.score, f.rule, f.meeting_id as id, f.article_id,
        f.report_position, e.start_offset, e.end_offset
    from meeting_reports as f
    join meetings on meetings.id = f.meeting_id and meetings.report_count > 1
    join lateral (
        select start_offset, end_offset
        from report_evidence
        where report_evidence.article_id = f.article_id
            and report_evidence.report_position = f.report_position
        order by position limit 1
    ) as e on true
    where f.rule not in ('alone', 'judged', 'reprint') and f.score < 1
)

select
    told.subject,
    told.score,
    told.rule,
    told.id::text as key,
    coalesce(actors.name, organisations.name, meetings.title) as name,
    told.article_id::text as article,
    coalesce(sources.name, articles.source_name) as source,
    articles.published_on,
    articles.text,
    told.start_offset,
    told.end_offset
from (select * from entities union all select * from reports) as told
join articles on articles.id = told.article_id
left join sources on sources.slug = articles.source_slug
left join actors on actors.id = told.id and told.subject = 'actor'
left join organisations on organisations.id = told.id and told.subject = 'organisation'
left join meetings on meetings.id = told.id and told.subject = 'meeting'
order by told.score, told.subject, told.id, told.article_id
limit cast(:limit as integer)
