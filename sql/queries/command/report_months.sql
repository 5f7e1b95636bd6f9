-- How many of some meetings fell into each month? One row a month and kind.
-- :meetings required  keys of the meetings
select
    date_trunc('month', lower(during))::date as month_on,
    kind,
    count(*) as meetings
from meetings
where id = any(cast(:meetings as uuid[]))
  and precision in ('day', 'week', 'month')
group by 1, 2
order by 1, 2
