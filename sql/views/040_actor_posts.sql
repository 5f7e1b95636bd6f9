-- One row per tie of a person to a post, an organisation or a country.
create view bi.actor_posts as
select
    actors.id::text as actor_key,
    actors.name as actor,
    actors.country_code as actor_country_code,
    one.post,
    one.post_code,
    one.qualifier,
    one.organisation_id::text as organisation_key,
    organisations.name as organisation,
    one.country_code,
    lower(one.during) as first_told_on,
    upper(one.during) - 1 as last_told_on,
    one.evidence_count
from affiliations as one
join actors on actors.id = one.actor_id
left join organisations on organisations.id = one.organisation_id;

comment on view bi.actor_posts is 'One row per tie of a person to a post, an organisation or a country, as articles tell it.';
comment on column bi.actor_posts.actor_key is 'Key of the person.';
comment on column bi.actor_posts.actor is 'Name of the person.';
comment on column bi.actor_posts.actor_country_code is 'ISO 3166 code of the person''s country.';
comment on column bi.actor_posts.post is 'Post as most often written; empty when only the organisation is told.';
comment on column bi.actor_posts.post_code is 'The same, normalised.';
comment on column bi.actor_posts.qualifier is 'current, former, acting or designate.';
comment on column bi.actor_posts.organisation_key is 'Key of the organisation.';
comment on column bi.actor_posts.organisation is 'Organisation of the post.';
comment on column bi.actor_posts.country_code is 'ISO 3166 code of the country of the post.';
comment on column bi.actor_posts.first_told_on is 'First day that an article tells it for.';
comment on column bi.actor_posts.last_told_on is 'Last day that an article tells it for, inclusive.';
comment on column bi.actor_posts.evidence_count is 'Number of claims that tell it.';
