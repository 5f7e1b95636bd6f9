-- Keys of the meetings in a country or with a party of it, about a topic, between two days.
drop function if exists bi.find_meetings(text, text, date, date);
create function bi.find_meetings(
    country text default null,
    topic text default null,
    since date default null,
    until date default null
)
returns table (meeting_key text)
language sql
stable
-- With the caller's rights, as it reads schema bi alone: so the planner sees through it.
as $$
select meetings.meeting_key
from bi.fact_meeting as meetings
where (
    coalesce($3, $4) is null
    or meetings.earliest_on <= coalesce($4, 'infinity')
    and coalesce(meetings.latest_on, 'infinity') >= coalesce($3, '-infinity')
    -- Of those without a day it is known when they were first told of.
    or meetings.earliest_on is null
    and meetings.first_reported_on
    between coalesce($3, '-infinity') and coalesce($4, 'infinity')
)
and (
    $1 is null
    or meetings.meeting_key in (
        select told.meeting_key
        from (
            select distinct country_code from bi.country_names where lower(form) = lower($1)
        ) as asked
        cross join lateral (
            select there.meeting_key
            from bi.fact_meeting as there
            where there.country_code = asked.country_code
            union all
            select party.meeting_key
            from bi.fact_participation as party
            where party.country_code = asked.country_code
            union all
            -- Who stands for another country at a meeting is still of their own.
            select party.meeting_key
            from bi.dim_actor as actors
            join bi.fact_participation as party on party.actor_key = actors.actor_key
            where actors.country_code = asked.country_code
            union all
            select party.meeting_key
            from bi.dim_organisation as bodies
            join bi.fact_participation as party
                on party.organisation_key = bodies.organisation_key
                and party.type = 'organisation'
            where bodies.country_code = asked.country_code
        ) as told
    )
)
and (
    $2 is null
    or meetings.meeting_key in (
        select told.meeting_key
        from bi.bridge_meeting_topic as told
        join bi.dim_topic as topics on topics.topic_code = told.topic_code
        where lower($2) in (
            lower(topics.topic_code), lower(topics.name), lower(topics.parent_code),
            lower(topics.parent)
        )
    )
)
$$;
revoke execute on function bi.find_meetings(text, text, date, date) from public;
comment on function bi.find_meetings(text, text, date, date) is 'Keys of the meetings in a country or with a party of it, about a topic or one below it, that may have been between two days, or were first reported between them where no day is told. A country is taken as country_names writes it, a topic by code or name, case aside; what is null chooses nothing. Join it with meetings_flat or fact_meeting.';
