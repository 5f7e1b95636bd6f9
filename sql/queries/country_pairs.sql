-- Which countries met most often, year by year, and at meetings whose year is not told?
-- :since  first day
select
    extract(year from date_key)::integer as year,
    country_code_a as country_a,
    country_code_b as country_b,
    count(*) as meetings
from bi.bridge_meeting_countries
join bi.find_meetings(since => cast(:since as date)) using (meeting_key)
where status = 'held'
group by 1, 2, 3
order by year desc nulls last, meetings desc, country_a, country_b
