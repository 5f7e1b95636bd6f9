-- Persons and organisations of articles that were resolved to nobody, or to the wrong kind; what
-- withdrawn articles say counts for nothing.
select entity.article_id, entity.number, entity.kind
from article_entities as entity
join articles on articles.id = entity.article_id and articles.status in ('current', 'skipped')
left join actor_members as person
    on person.article_id = entity.article_id and person.entity_number = entity.number
left join organisation_members as body
    on body.article_id = entity.article_id and body.entity_number = entity.number
where (
    (entity.kind = 'person') <> (person.actor_id is not null)
    or (entity.kind = 'organisation') <> (body.organisation_id is not null)
)
and not exists (select 1 from dirty_blocks);
