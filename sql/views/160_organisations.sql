-- One row per organisation that is known, named by an article or not.
create view bi.organisations as
select
    body.id::text as organisation_key,
    body.name,
    body.kind,
    body.country_code,
    parents.name as parent,
    body.description,
    coalesce(named.article_count, 0) as article_count,
    coalesce(told.meeting_count, 0) as meeting_count,
    body.sort_key as sort_name
from organisations as body
left join organisations as parents on parents.id = body.parent_id
left join (
    select organisation_id, count(distinct article_id) as article_count
    from organisation_members
    group by organisation_id
) as named on named.organisation_id = body.id
left join (
    select organisation_key, count(distinct meeting_key) as meeting_count
    from bi.fact_participation
    where organisation_key is not null
    group by organisation_key
) as told on told.organisation_key = body.id::text;

comment on view bi.organisations is 'One row per organisation that is known, whether an article names it or not.';
comment on column bi.organisations.organisation_key is 'Key of the organisation, as in dim_organisation.';
comment on column bi.organisations.name is 'Usual English name.';
comment on column bi.organisations.kind is 'What it is: ministry, agency, party, igo and so on.';
comment on column bi.organisations.country_code is 'Country it belongs to, ISO 3166 code.';
comment on column bi.organisations.parent is 'Organisation it is part of.';
comment on column bi.organisations.description is 'What it is, in a sentence.';
comment on column bi.organisations.article_count is 'Articles that name it.';
comment on column bi.organisations.meeting_count is 'Meetings that it took part in, itself or through those who stood for it.';
comment on column bi.organisations.sort_name is 'Comparable form of the name, for sorting.';
