-- Which summits were there, where, and who took part?
-- :since = 1900-01-01  first day
-- :limit = 1000  most rows
select started_on, ended_on, days, city, country, participants, topics, sources
from bi.meetings_flat
where kind = 'summit'
  and status = 'held'
  and (latest_on is null or latest_on >= cast(:since as date))
order by started_on desc nulls last, meeting_key
limit cast(:limit as integer)
