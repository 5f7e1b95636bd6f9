-- Which ministers of two countries met without their heads of state or government?
-- :since  first day
-- :limit = 1000  most rows
with ministers as (
    select meeting_key
    from bi.fact_participation
    where post_code like '%minister%'
      and status = 'held'
    group by meeting_key
    having min(country_code) <> max(country_code)
)

select
    meetings.started_on, meetings.kind, meetings.city, meetings.participants, meetings.posts,
    meetings.topics, meetings.sources
from ministers
join bi.meetings_flat as meetings using (meeting_key)
join bi.find_meetings(since => cast(:since as date)) as chosen using (meeting_key)
where not exists (
    select from bi.fact_participation as leaders
    where leaders.meeting_key = meetings.meeting_key
      and leaders.post_code in ('head_of_state', 'head_of_government')
)
order by meetings.started_on desc nulls last, meetings.meeting_key
limit cast(:limit as integer)
