-- What do other articles say of the same person, organisation or meeting?
-- :subject required  actor, organisation or meeting
-- :id required  its key
-- :but required  the article that is left out
select
    coalesce(sources.name, articles.source_name) as source,
    articles.published_on,
    articles.text,
    told.start_offset,
    told.end_offset
from (
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
) as told
join articles on articles.id = told.article_id
left join sources on sources.slug = articles.source_slug
where told.article_id <> cast(:but as uuid)
order by articles.published_on desc nulls last, articles.id, told.start_offset
limit 3
