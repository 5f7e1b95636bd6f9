-- One row per touched meeting whose reports tell something differently: what that is.
with told as (
    select
        meetings.id as meeting_id,
        reports.article_id,
        reports.position,
        reports.kind,
        reports.status,
        case when reports.precision = 'day' then reports.during::text end as days,
        coalesce(reports.place_city, countries.name) as place
    from touched_meetings
    join meetings using (id)
    join meeting_reports as one on one.meeting_id = meetings.id
    join reports on reports.article_id = one.article_id and reports.position = one.report_position
    left join countries on countries.code = reports.place_country_code
    where meetings.report_count > 1
),

attended as (
    select
        told.meeting_id,
        string_agg(
            distinct coalesce(actors.name, organisations.name, countries.name), ', '
            order by coalesce(actors.name, organisations.name, countries.name)
        ) as parties
    from told
    join report_parties as party
        on party.article_id = told.article_id
        and party.report_position = told.position
        and party.role <> 'absent'
    left join actor_members as person
        on person.article_id = party.article_id
        and person.entity_number = party.entity_number
    left join actors on actors.id = person.actor_id
    left join organisation_members as body
        on body.article_id = party.article_id
        and body.entity_number = party.entity_number
    left join organisations on organisations.id = body.organisation_id
    left join countries on countries.code = party.country_code
    group by told.meeting_id, told.article_id, told.position
),

parties as (
    select meeting_id, min(parties) <> max(parties) as differ
    from attended
    group by meeting_id
)

select
    told.meeting_id,
    concat_ws(
        ', ',
        case when min(told.days) <> max(told.days) then 'days' end,
        case when min(told.kind) <> max(told.kind) then 'kind' end,
        case when bool_or(parties.differ) then 'parties' end,
        case when min(told.place) <> max(told.place) then 'place' end,
        case when min(told.status) <> max(told.status) then 'status' end
    ) as fields
from told
left join parties using (meeting_id)
group by told.meeting_id
having
    min(told.days) <> max(told.days)
    or min(told.kind) <> max(told.kind)
    or bool_or(parties.differ)
    or min(told.place) <> max(told.place)
    or min(told.status) <> max(told.status)
