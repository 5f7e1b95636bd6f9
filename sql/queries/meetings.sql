-- Which meetings were there between two days, with whom, where and about what?
-- :since = 1900-01-01  first day
-- :until = 2100-12-31  last day
-- :country  code of the country it was in
-- :limit = 1000  most rows
select
    started_on, ended_on, days, kind, status, city, country, participants, posts, topics, sources,
    confidence, evidence
from bi.meetings_flat
where (earliest_on is null or earliest_on <= cast(:until as date))
  and (latest_on is null or latest_on >= cast(:since as date))
  and (cast(:country as text) is null or country_code = :country)
order by earliest_on desc nulls last, meeting_key
limit cast(:limit as integer)
