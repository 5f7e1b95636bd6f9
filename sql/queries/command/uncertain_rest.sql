-- What do other articles say of the same person, organisation or meeting?
-- :subject required  actor, organisation or meeting
-- :id required  its key
-- :but required  the article that is left out
with told as (
    select members.article_id, mentions.start_offset, mentions.end_offset
    from actor_members as members
    join mentions
        on mentions.article_id = members.article_id
        and mentions.entity_number = members.entity_number
    where members.actor_id = cast(:id as uuid) and :subject = 'actor'
    union all
    select members.article_id, mentions.start_offset, mentions.end_offset
    from organisation_members as members
    join mentions
        on mentions.article_id = members.article_id
        and mentions.entity_number = members.entity_number
    where members.organisation_id = cast(:id as uuid) and :subject = 'organisation'
    union all
    select members.article_id, evidence.start_offset, evidence.end_offset
    from meeting_reports as members
    join report_evidence as evidence
        on evidence.article_id = members.article_id
        and evidence.report_position = members.report_position
    where members.meeting_id = cast(:id as uuid) and :subject = 'meeting'
),

ranked as (
    select
        told.article_id,
        told.start_offset,
        told.end_offset,
        dense_rank() over (
            order by articles.published_on desc nulls last, told.article_id
        ) as article_rank,
        row_number() over (
            partition by told.article_id order by told.start_offset, told.end_offset
        ) as span_rank
    from told
    join articles on articles.id = told.article_id
    where told.article_id <> cast(:but as uuid)
)

select
    articles.id::text as article,
    coalesce(sources.name, articles.source_name) as source,
    articles.published_on,
    articles.text,
    ranked.start_offset,
    ranked.end_offset
from ranked
join articles on articles.id = ranked.article_id
left join sources on sources.slug = articles.source_slug
where ranked.article_rank <= 3 and ranked.span_rank <= 2
order by ranked.article_rank, ranked.span_rank
