-- One row per participant of a touched meeting.
with seats as (
    -- Who sat on the only side there was ("A and B met") sat apart from the others all the same.
    select
        one.meeting_id,
        min(one.side) is distinct from max(one.side) or count(one.side) < count(*) as are_told
    from touched_meetings
    join meeting_participants as one on one.meeting_id = touched_meetings.id
    where one.role <> 'absent'
    group by one.meeting_id
),

published as (
    select meeting_id, max(published_on) as last_on
    from told_sentences
    group by meeting_id
)

select
    meetings.id::text || '/' || one.position as participation_key,
    meetings.id::text as meeting_key,
    coalesce(lower(meetings.during), meetings.earliest_on) as date_key,
    one.actor_id::text as actor_key,
    coalesce(one.organisation_id, one.represents_organisation_id)::text as organisation_key,
    coalesce(one.country_code, one.represents_country_code, actors.country_code,
        organisations.country_code) as country_code,
    coalesce(one.actor_id::text, one.organisation_id::text, one.country_code) as participant_key,
    one.position,
    case
        when one.actor_id is not null then 'person'
        when one.organisation_id is not null then 'organisation'
        else 'country'
    end as type,
    coalesce(actors.name, organisations.name, countries.name) as name,
    coalesce(organisations.name, stood_for.name) as organisation,
    one.role,
    case when seats.are_told then one.side end as side,
    one.post,
    one.post_code,
    coalesce(one.post, posts.name) as post_name,
    one.head_count,
    one.report_count,
    case when meetings.precision = 'day' then lower(meetings.during) end as started_on,
    meetings.kind,
    meetings.status,
    published.last_on as last_reported_on
from touched_meetings
join meetings using (id)
join meeting_participants as one on one.meeting_id = meetings.id
left join seats on seats.meeting_id = one.meeting_id
left join actors on actors.id = one.actor_id
left join organisations on organisations.id = one.organisation_id
left join countries on countries.code = one.country_code
left join organisations as stood_for on stood_for.id = one.represents_organisation_id
left join posts on posts.code = one.post_code
left join published on published.meeting_id = one.meeting_id
-- Days that are asked for together lie together.
order by date_key
