-- Which countries met most often, year by year?
-- :since = 1900-01-01  first day
select
    extract(year from started_on)::integer as year,
    country_code_a as country_a,
    country_code_b as country_b,
    count(*) as meetings
from bi.bridge_meeting_countries
where status = 'held'
  and started_on >= cast(:since as date)
group by 1, 2, 3
order by year desc, meetings desc, country_a, country_b
