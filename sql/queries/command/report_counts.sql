-- How much do the meetings of a report hold? One row.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
with chosen as materialized (
    select meeting_key
    from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
),

party as (
    select
        count(distinct one.actor_key) as persons,
        count(distinct one.organisation_key) filter (where one.type = 'organisation')
        as organisations,
        count(distinct one.country_code) as countries
    from chosen
    join bi.fact_participation as one using (meeting_key)
    where one.role <> 'absent'
),

told as (
    select
        count(distinct report.article_key) as articles,
        count(distinct report.source_key) as sources,
        max(report.date_key) as latest_on
    from chosen
    join bi.fact_report as report using (meeting_key)
)

select
    told.articles,
    party.persons,
    party.organisations,
    party.countries,
    told.sources,
    told.latest_on
from told
cross join party
