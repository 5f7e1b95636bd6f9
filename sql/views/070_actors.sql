-- One row per person or organisation that took part in a meeting or was named.
create view bi.actors as
select
    actors.id::text as actor_key,
    'person' as type,
    actors.name,
    actors.country_code,
    actors.description,
    null as kind,
    (
        select string_agg(actor_names.name, '; ' order by actor_names.name)
        from actor_names
        where actor_names.actor_id = actors.id
    ) as names,
    (
        select count(*) from meeting_participants as one where one.actor_id = actors.id
    ) as meeting_count,
    (
        select count(distinct member.article_id)
        from actor_members as member
        where member.actor_id = actors.id
    ) as article_count
from actors
union all
select
    organisations.id::text,
    'organisation',
    organisations.name,
    organisations.country_code,
    organisations.description,
    organisations.kind,
    (
        select string_agg(one.name, '; ' order by one.name)
        from organisation_names as one
        where one.organisation_id = organisations.id
    ),
    (
        select count(*) from meeting_participants as one
        where one.organisation_id = organisations.id
    ),
    count(distinct member.article_id)
from organisations
join organisation_members as member on member.organisation_id = organisations.id
group by organisations.id;

comment on view bi.actors is 'One row per person or organisation that an article names.';
comment on column bi.actors.actor_key is 'Key of the person or organisation.';
comment on column bi.actors.type is 'person or organisation.';
comment on column bi.actors.name is 'Usual name.';
comment on column bi.actors.country_code is 'ISO 3166 code of the country.';
comment on column bi.actors.description is 'Latest post of a person; what an organisation is.';
comment on column bi.actors.kind is 'Kind of an organisation: ministry, agency, party and so on.';
comment on column bi.actors.names is 'All written forms of the name, separated by semicolons.';
comment on column bi.actors.meeting_count is 'Number of meetings of any status, planned and called off ones too.';
comment on column bi.actors.article_count is 'Number of articles.';
