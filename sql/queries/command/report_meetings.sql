-- How many meetings is a report about? One row a status.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
select meetings.status, count(*) as meetings
from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
join bi.fact_meeting as meetings using (meeting_key)
group by meetings.status
