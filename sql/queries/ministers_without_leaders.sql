-- Which ministers of two countries met without their heads of state or government?
-- :since = 1900-01-01  first day
-- :limit = 1000  most rows
with ranked as (
    select
        meeting_key,
        bool_or(post_code in ('head_of_state', 'head_of_government')) as has_leader,
        count(distinct country_code) filter (where post_code like '%minister%') as countries
    from bi.meeting_participants
    group by meeting_key
)

select
    meetings.started_on, meetings.kind, meetings.city, meetings.participants, meetings.posts,
    meetings.topics, meetings.sources
from ranked
join bi.meetings_flat as meetings using (meeting_key)
where not coalesce(ranked.has_leader, false)
  and ranked.countries > 1
  and meetings.status = 'held'
  and (meetings.latest_on is null or meetings.latest_on >= cast(:since as date))
order by meetings.started_on desc nulls last, meetings.meeting_key
limit cast(:limit as integer)
