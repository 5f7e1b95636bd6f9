-- Which meetings were the first of two countries in a number of years?
-- :years = 5  years without a meeting before it
with pairs as (
    select distinct
        least(country_a, country_b) as country_a,
        greatest(country_a, country_b) as country_b,
        started_on, meeting_key
    from bi.who_met_whom
    where status = 'held'
      and started_on is not null
      and country_a <> country_b
),

spaced as (
    select
        *,
        lag(started_on) over (
            partition by country_a, country_b order by started_on, meeting_key
        ) as last_met_on
    from pairs
)

select
    spaced.country_a, spaced.country_b, spaced.started_on, spaced.last_met_on,
    meetings.participants, meetings.city, meetings.sources, meetings.evidence
from spaced
join bi.meetings_flat as meetings using (meeting_key)
where spaced.last_met_on < spaced.started_on - make_interval(years => cast(:years as integer))
order by spaced.started_on desc, spaced.country_a, spaced.country_b
