-- Which meetings took longest?
-- :days = 3  fewest days
-- :limit = 1000  most rows
select days, started_on, ended_on, kind, participants, city, topics, sources
from bi.meetings_flat
where days >= cast(:days as integer)
order by days desc, started_on desc, meeting_key
limit cast(:limit as integer)
