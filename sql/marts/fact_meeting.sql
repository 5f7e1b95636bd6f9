-- One row per touched meeting.
with party as (
    select
        one.meeting_id,
        count(*) filter (where one.role <> 'absent') as count,
        string_agg(
            coalesce(actors.name, organisations.name, countries.name), ', ' order by one.position
        ) filter (where one.role <> 'absent') as names,
        string_agg(actors.name || ': ' || one.post, '; ' order by one.position)
            filter (where one.role <> 'absent') as posts
    from touched_meetings
    join meeting_participants as one on one.meeting_id = touched_meetings.id
    left join actors on actors.id = one.actor_id
    left join organisations on organisations.id = one.organisation_id
    left join countries on countries.code = one.country_code
    group by one.meeting_id
),

topic as (
    select
        one.meeting_id,
        string_agg(topics.name, ', ' order by one.weight desc, topics.name) as names
    from touched_meetings
    join meeting_topics as one on one.meeting_id = touched_meetings.id
    join topics on topics.code = one.topic_code
    group by one.meeting_id
),

credits as (
    select
        one.meeting_id,
        string_agg(distinct coalesce(sources.name, credit.name), ', ') as names
    from touched_meetings
    join meeting_reports as one on one.meeting_id = touched_meetings.id
    join article_sources as credit on credit.article_id = one.article_id
    left join sources on sources.slug = credit.source_slug
    group by one.meeting_id
),

disputes as (
    select meeting_key, string_agg(distinct field, ', ') as fields
    from told_fact_disagreement
    group by meeting_key
),

published as (
    select meeting_id, min(published_on) as first_on, max(published_on) as last_on
    from told_sentences
    group by meeting_id
),

-- A sentence that several articles print alike stands once.
printed as (
    select distinct on (told.meeting_id, told.words) told.*
    from told_sentences as told
    order by
        told.meeting_id, told.words, told.published_on, told.article_id, told.start_offset
),

sentences as (
    select
        meeting_id,
        string_agg(words, ' ' order by published_on, article_id, start_offset) as words
    from printed
    group by meeting_id
),

-- First those that tell what was chosen: held before planned, days before months.
first as (
    select distinct on (told.meeting_id) told.meeting_id, told.words
    from told_sentences as told
    join meetings on meetings.id = told.meeting_id
    join reports
        on reports.article_id = told.article_id and reports.position = told.report_position
    order by
        told.meeting_id,
        reports.status <> meetings.status,
        reports.during is distinct from meetings.during,
        reports.kind <> meetings.kind,
        told.published_on,
        told.article_id,
        told.start_offset
)

select
    meetings.id::text as meeting_key,
    coalesce(lower(meetings.during), meetings.earliest_on) as date_key,
    told_places.place_key,
    meetings.place_country_code as country_code,
    coalesce(places.name, told_places.city) as city,
    countries.name as country,
    meetings.kind,
    meetings.status,
    meetings.title,
    case when meetings.precision = 'day' then lower(meetings.during) end as started_on,
    case when meetings.precision = 'day' then upper(meetings.during) - 1 end as ended_on,
    case when meetings.precision = 'day'
        then upper(meetings.during) - lower(meetings.during) end as days,
    meetings.earliest_on,
    meetings.latest_on,
    case
        when meetings.precision in ('day', 'week', 'month')
            then date_trunc('month', meetings.earliest_on)::date
    end as month_on,
    published.first_on as first_reported_on,
    published.last_on as last_reported_on,
    meetings.date_text,
    meetings.precision,
    meetings.place_venue as venue,
    party.names as participants,
    party.posts,
    topic.names as topics,
    credits.names as sources,
    sentences.words as evidence,
    first.words as first_evidence,
    disputes.fields as disputed,
    party.count::integer as participant_count,
    meetings.report_count,
    meetings.story_count,
    meetings.source_count,
    meetings.confidence
from touched_meetings
join meetings using (id)
left join told_places on told_places.meeting_id = meetings.id
left join places on places.id = told_places.place_id
left join countries on countries.code = meetings.place_country_code
left join published on published.meeting_id = meetings.id
left join party on party.meeting_id = meetings.id
left join topic on topic.meeting_id = meetings.id
left join credits on credits.meeting_id = meetings.id
left join disputes on disputes.meeting_key = touched_meetings.key
left join sentences on sentences.meeting_id = meetings.id
left join first on first.meeting_id = meetings.id
-- Days that are asked for together lie together.
order by date_key
