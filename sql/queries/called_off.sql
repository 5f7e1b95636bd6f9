-- Which meetings were called off?
-- :since = 1900-01-01  first day
-- :limit = 1000  most rows
select earliest_on, kind, participants, city, country, topics, sources, evidence
from bi.meetings_flat
where status = 'called_off'
  and (latest_on is null or latest_on >= cast(:since as date))
order by earliest_on desc nulls last, meeting_key
limit cast(:limit as integer)
