-- One row per organisation that claims belong to; the others are known from the seeds alone.
select
    organisations.id::text as organisation_key,
    organisations.name,
    organisations.sort_key as sort_name,
    organisations.kind,
    organisations.country_code,
    parents.name as parent,
    organisations.description,
    organisations.wikidata_id,
    organisations.is_implied
from touched_organisations
join organisations using (id)
left join organisations as parents on parents.id = organisations.parent_id
where exists (
    select from organisation_members as member where member.organisation_id = organisations.id
)
