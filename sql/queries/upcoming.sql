-- Which meetings are planned for after a day?
-- :on = today  the day to look from
-- :limit = 1000  most rows
select earliest_on, latest_on, kind, participants, city, country, topics, sources, evidence
from bi.meetings_flat
join bi.find_meetings(since => cast(:on as date)) using (meeting_key)
where status = 'planned'
order by earliest_on nulls last, meeting_key
limit cast(:limit as integer)
