-- Which meetings were there between two days, with whom, where and about what?
-- :since  first day
-- :until  last day
-- :country  code of the country it was in
-- :limit = 1000  most rows
select
    started_on, ended_on, days, kind, status, city, country, participants, posts, topics, sources,
    confidence, evidence
from bi.meetings_flat
join bi.find_meetings(since => cast(:since as date), until => cast(:until as date))
    using (meeting_key)
where (cast(:country as text) is null or country_code = :country)
order by earliest_on desc nulls last, meeting_key
limit cast(:limit as integer)
