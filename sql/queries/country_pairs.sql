-- Which countries met most often, year by year?
-- :since = 1900-01-01  first day
select
    extract(year from meetings.started_on)::integer as year,
    met.country_code_a as country_a,
    met.country_code_b as country_b,
    count(*) as meetings
from bi.bridge_meeting_countries as met
join bi.fact_meeting as meetings using (meeting_key)
where meetings.status = 'held'
  and meetings.started_on >= cast(:since as date)
group by 1, 2, 3
order by year desc, meetings desc, country_a, country_b
