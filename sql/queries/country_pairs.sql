-- Which countries met most often, year by year?
-- :since = 1900-01-01  first day
select
    extract(year from started_on)::integer as year,
    least(country_a, country_b) as country_a,
    greatest(country_a, country_b) as country_b,
    count(distinct meeting_key) as meetings
from bi.who_met_whom
where status = 'held'
  and country_a <> country_b
  and started_on >= cast(:since as date)
group by 1, 2, 3
order by year desc, meetings desc, country_a, country_b
