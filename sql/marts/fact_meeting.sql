-- One row per touched meeting.
select
    meetings.id::text as meeting_key,
    coalesce(lower(meetings.during), meetings.earliest_on) as date_key,
    case when num_nonnulls(place_id, place_country_code, place_city) > 0 then coalesce(
        place_id::text, coalesce(place_country_code, '') || '/' || coalesce(place_city, '')
    ) end as place_key,
    meetings.place_country_code as country_code,
    meetings.kind,
    meetings.status,
    meetings.title,
    case when meetings.precision = 'day' then lower(meetings.during) end as started_on,
    case when meetings.precision = 'day' then upper(meetings.during) - 1 end as ended_on,
    case when meetings.precision = 'day'
        then upper(meetings.during) - lower(meetings.during) end as days,
    meetings.earliest_on,
    meetings.latest_on,
    meetings.date_text,
    meetings.precision,
    meetings.place_venue as venue,
    party.names as participants,
    party.posts,
    topic.names as topics,
    credits.names as sources,
    told.sentences as evidence,
    first.sentence as first_evidence,
    disputes.fields as disputed,
    party.count::integer as participant_count,
    meetings.report_count,
    meetings.story_count,
    meetings.source_count,
    meetings.confidence
from touched_meetings
join meetings using (id)
left join (
    select meeting_key, string_agg(distinct field, ', ') as fields
    from told_fact_disagreement
    group by meeting_key
) as disputes on disputes.meeting_key = touched_meetings.key
left join lateral (
    select
        count(*) filter (where one.role <> 'absent') as count,
        string_agg(
            coalesce(actors.name, organisations.name, countries.name), ', ' order by one.position
        ) filter (where one.role <> 'absent') as names,
        string_agg(actors.name || ': ' || one.post, '; ' order by one.position)
            filter (where one.role <> 'absent') as posts
    from meeting_participants as one
    left join actors on actors.id = one.actor_id
    left join organisations on organisations.id = one.organisation_id
    left join countries on countries.code = one.country_code
    where one.meeting_id = meetings.id
) as party on true
left join lateral (
    select string_agg(topics.name, ', ' order by one.weight desc, topics.name) as names
    from meeting_topics as one
    join topics on topics.code = one.topic_code
    where one.meeting_id = meetings.id
) as topic on true
left join lateral (
    select string_agg(distinct coalesce(sources.name, credit.name), ', ') as names
    from meeting_reports as one
    join article_sources as credit on credit.article_id = one.article_id
    left join sources on sources.slug = credit.source_slug
    where one.meeting_id = meetings.id
) as credits on true
left join lateral (
    select string_agg(
        sentence.words, ' '
        order by sentence.published_on, sentence.article_id, sentence.start_offset
    ) as sentences
    from (
        -- A sentence that several articles print alike stands once.
        select distinct on (told.words) told.*
        from told_sentences as told
        where told.meeting_id = meetings.id
        order by told.words, told.published_on, told.article_id, told.start_offset
    ) as sentence
) as told on true
left join lateral (
    select told.words as sentence
    from told_sentences as told
    join reports
        on reports.article_id = told.article_id and reports.position = told.report_position
    where told.meeting_id = meetings.id
    -- First those that tell what was chosen: held before planned, days before months.
    order by
        reports.status <> meetings.status,
        reports.during is distinct from meetings.during,
        reports.kind <> meetings.kind,
        told.published_on,
        told.article_id,
        told.start_offset
    limit 1
) as first on true
