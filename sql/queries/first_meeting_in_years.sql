-- Which meetings were the first of two countries in a number of years?
-- :years = 5  years without a meeting before it
-- :limit = 1000  most rows
with pairs as (
    select
        country_code_a as country_a,
        country_code_b as country_b,
        started_on,
        meeting_key
    from bi.bridge_meeting_countries
    where status = 'held'
      and started_on is not null
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
limit cast(:limit as integer)
