-- Which summits were there, where, and who took part?
-- :since  first day
-- :limit = 1000  most rows
select started_on, ended_on, days, city, country, participants, topics, sources
from bi.meetings_flat
join bi.find_meetings(since => cast(:since as date)) using (meeting_key)
where kind = 'summit'
  and status = 'held'
order by started_on desc nulls last, meeting_key
limit cast(:limit as integer)
