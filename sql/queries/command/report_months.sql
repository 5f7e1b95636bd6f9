-- How many meetings of a report were held in each month? One row a month and kind.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
select
    meetings.month_on,
    meetings.kind,
    count(*) as meetings
from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
join bi.fact_meeting as meetings using (meeting_key)
where meetings.status = 'held'
  and meetings.month_on is not null
group by 1, 2
order by 1, 2
