-- Which cities host most meetings?
-- :limit = 20  number of rows
select
    city, country, count(*) as meetings, count(*) filter (where kind = 'summit') as summits,
    min(started_on) as first_on, max(started_on) as last_on
from bi.meetings_flat
where status = 'held'
  and city is not null
group by city, country
order by meetings desc, city
limit cast(:limit as integer)
