-- Which intelligence chiefs visited a country since a day, in which post, for how long, whom did they meet, on what, according to how many independent sources?
-- :country = KP  code of the country visited
-- :since = 2019-01-01  first day
with visits as (
    select meetings.*
    from bi.meetings_flat as meetings
    join bi.find_meetings(since => cast(:since as date)) as chosen using (meeting_key)
    where meetings.country_code = :country
      and meetings.status = 'held'
)

select
    visits.started_on, visits.ended_on, visits.days, chief.name as chief, chief.post,
    chief.organisation, met.names as met, visits.topics, visits.source_count, visits.sources,
    visits.disputed, visits.evidence
from visits
join bi.meeting_participants as chief
    on chief.meeting_key = visits.meeting_key
    and chief.post_code = 'intelligence_chief'
    and chief.country_code is distinct from :country
left join lateral (
    select string_agg(other.name, ', ' order by other.position) as names
    from bi.meeting_participants as other
    where other.meeting_key = visits.meeting_key
      and other.position <> chief.position
      and other.country_code = :country
) as met on true
order by visits.started_on desc nulls last, chief
