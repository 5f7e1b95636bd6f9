-- One row per meeting.
create view bi.meetings_flat as
select
    meetings.id::text as meeting_key,
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
    coalesce(meetings.place_city, places.name) as city,
    countries.name as country,
    meetings.place_country_code as country_code,
    meetings.place_venue as venue,
    participants.names as participants,
    participants.posts,
    topics.names as topics,
    told.sources,
    meetings.report_count,
    meetings.story_count,
    meetings.source_count,
    meetings.confidence,
    told.evidence
from meetings
left join places on places.id = meetings.place_id
left join countries on countries.code = meetings.place_country_code
left join lateral (
    select
        string_agg(
            coalesce(actors.name, organisations.name, party.name),
            ', ' order by one.position
        ) as names,
        string_agg(
            actors.name || ': ' || one.post, '; ' order by one.position
        ) as posts
    from meeting_participants as one
    left join actors on actors.id = one.actor_id
    left join organisations on organisations.id = one.organisation_id
    left join countries as party on party.code = one.country_code
    where one.meeting_id = meetings.id and one.role <> 'absent'
) as participants on true
left join lateral (
    select string_agg(topics.name, ', ' order by one.weight desc, topics.name) as names
    from meeting_topics as one
    join topics on topics.code = one.topic_code
    where one.meeting_id = meetings.id
) as topics on true
left join lateral (
    select
        (
            select string_agg(distinct coalesce(sources.name, credit.name), ', ')
            from meeting_reports as one
            join article_sources as credit on credit.article_id = one.article_id
            left join sources on sources.slug = credit.source_slug
            where one.meeting_id = meetings.id
        ) as sources,
        (
            select string_agg(
                sentence.words, ' '
                order by sentence.published_on, sentence.article_id, sentence.start_offset
            )
            from (
                -- A sentence that several articles print alike stands once.
                select distinct on (told.words) told.*
                from (
                    select
                        articles.published_on,
                        articles.id as article_id,
                        evidence.start_offset,
                        substr(
                            articles.text,
                            evidence.start_offset + 1,
                            evidence.end_offset - evidence.start_offset
                        ) as words
                    from meeting_reports as one
                    join report_evidence as evidence
                        on evidence.article_id = one.article_id
                        and evidence.report_position = one.report_position
                    join articles on articles.id = one.article_id
                    where one.meeting_id = meetings.id
                ) as told
                order by told.words, told.published_on, told.article_id, told.start_offset
            ) as sentence
        ) as evidence
) as told on true;

comment on view bi.meetings_flat is 'One row per meeting, with participants, posts, topics, sources and evidence as text.';
comment on column bi.meetings_flat.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.meetings_flat.kind is 'summit, talks, visit, call, conference or other.';
comment on column bi.meetings_flat.status is 'planned, held or called_off, as latest known.';
comment on column bi.meetings_flat.title is 'Title made from kind, participants, city and days.';
comment on column bi.meetings_flat.started_on is 'First day; empty when it is not known to the day.';
comment on column bi.meetings_flat.ended_on is 'Last day, inclusive; empty when it is not told.';
comment on column bi.meetings_flat.days is 'Number of days from the first to the last.';
comment on column bi.meetings_flat.earliest_on is 'First day it may have begun, where only a week, month or year is told.';
comment on column bi.meetings_flat.latest_on is 'Last day it may have ended, inclusive.';
comment on column bi.meetings_flat.date_text is 'Words that the days were read from.';
comment on column bi.meetings_flat.precision is 'How exact the days are: day, week, month, year or unknown.';
comment on column bi.meetings_flat.city is 'City, as far as it is told.';
comment on column bi.meetings_flat.country is 'Country of the place, in usual English.';
comment on column bi.meetings_flat.country_code is 'Country of the place, ISO 3166 code.';
comment on column bi.meetings_flat.venue is 'Building or site, if told.';
comment on column bi.meetings_flat.participants is 'Names of those who took part, separated by commas.';
comment on column bi.meetings_flat.posts is 'Posts held that day, as "name: post", separated by semicolons.';
comment on column bi.meetings_flat.topics is 'Topics, the surest first, separated by commas.';
comment on column bi.meetings_flat.sources is 'Publishers, agencies and cited media that tell it, separated by commas.';
comment on column bi.meetings_flat.report_count is 'Number of reports of it.';
comment on column bi.meetings_flat.story_count is 'Number of stories; reprints of one dispatch count once.';
comment on column bi.meetings_flat.source_count is 'Number of independent sources.';
comment on column bi.meetings_flat.confidence is 'Certainty that it is as told, 0 to 1.';
comment on column bi.meetings_flat.evidence is 'The sentences that tell it.';
