-- Which meetings are least certain, and worth a look?
-- :limit = 20  number of rows
select confidence, started_on, kind, status, participants, city, sources, evidence, meeting_key
from bi.meetings_flat
order by confidence, meeting_key
limit cast(:limit as integer)
