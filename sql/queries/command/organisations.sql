-- Which organisations that articles name fit the filters? One row an organisation.
-- :organisation  id of one organisation
-- :country  code of its country
-- :kind  ministry, intelligence, party, igo, ...
-- :all = no  yes: also seeded ones that no article names yet
-- :limit  number of rows, those with most meetings first
with took_part as (
    select organisation_id, count(distinct meeting_id) as meetings
    from (
        select organisation_id, meeting_id from meeting_participants
        union all
        select represents_organisation_id, meeting_id from meeting_participants
    ) as told
    where organisation_id is not null
    group by organisation_id
),

named as (
    select organisation_id, count(distinct article_id) as articles
    from organisation_members
    group by organisation_id
)

select
    o.id as organisation_key,
    o.name,
    o.kind,
    c.name as country,
    array(
        select n.name
        from organisation_names as n
        where n.organisation_id = o.id and n.name <> o.name
        order by n.origin desc, n.name
    ) as other_names,
    coalesce(t.meetings, 0) as meetings,
    coalesce(n.articles, 0) as articles
from organisations as o
left join countries as c on c.code = o.country_code
left join took_part as t on t.organisation_id = o.id
left join named as n on n.organisation_id = o.id
where (cast(:organisation as uuid) is null or o.id = cast(:organisation as uuid))
  and (cast(:country as text) is null or o.country_code = :country)
  and (cast(:kind as text) is null or o.kind = :kind)
  and (:all = 'yes' or n.articles > 0 or t.meetings > 0)
order by coalesce(t.meetings, 0) desc, coalesce(n.articles, 0) desc, o.sort_key, o.id
limit cast(:limit as bigint)
