-- Which meetings were announced for a day that has passed, but never reported held?
-- :on = today  the day to look from
-- :limit = 1000  most rows
select
    earliest_on, latest_on, kind, participants, city, country, topics, sources, evidence
from bi.meetings_flat
where status = 'planned'
  and latest_on < cast(:on as date)
order by latest_on desc, meeting_key
limit cast(:limit as integer)
