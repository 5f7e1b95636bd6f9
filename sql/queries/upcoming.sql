-- Which meetings are planned for after a day?
-- :on = today  the day to look from
-- :limit = 1000  most rows
select earliest_on, latest_on, kind, participants, city, country, topics, sources, evidence
from bi.meetings_flat
where status = 'planned'
  and (latest_on is null or latest_on >= cast(:on as date))
order by earliest_on nulls last, meeting_key
limit cast(:limit as integer)
