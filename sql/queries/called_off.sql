-- Which meetings were called off?
-- :since  first day
-- :limit = 1000  most rows
select earliest_on, kind, participants, city, country, topics, sources, evidence
from bi.meetings_flat
join bi.find_meetings(since => cast(:since as date)) using (meeting_key)
where status = 'called_off'
order by earliest_on desc nulls last, meeting_key
limit cast(:limit as integer)
