-- Which organisations that articles name fit the filters? One row an organisation.
-- :organisation  key of one organisation
-- :country  code of its country
-- :kind  ministry, intelligence, party, igo, ...
-- :all = no  yes: also seeded ones that no article names yet
-- :limit  number of rows, those with most meetings first
select
    body.organisation_key,
    body.name,
    body.kind,
    lands.name as country,
    array(
        select forms.name
        from bi.actor_names as forms
        where forms.type = 'organisation'
          and forms.actor_key = body.organisation_key
          and forms.name <> body.name
        order by forms.origin desc, forms.name
    ) as other_names,
    body.meeting_count as meetings,
    body.article_count as articles
from bi.organisations as body
left join bi.dim_country as lands using (country_code)
where (cast(:organisation as text) is null or body.organisation_key = :organisation)
  and (cast(:country as text) is null or body.country_code = :country)
  and (cast(:kind as text) is null or body.kind = :kind)
  and (:all = 'yes' or body.article_count > 0 or body.meeting_count > 0)
order by body.meeting_count desc, body.article_count desc, body.sort_name, body.organisation_key
limit cast(:limit as bigint)
