-- One row per field of a touched meeting and report, where its reports tell different values.
with told as (
    select
        meetings.id as meeting_id,
        reports.article_id,
        reports.position,
        field.name as field,
        field.told,
        field.chosen
    from touched_meetings
    join meetings using (id)
    join meeting_reports as one on one.meeting_id = meetings.id
    join reports on reports.article_id = one.article_id and reports.position = one.report_position
    left join countries as told_in on told_in.code = reports.place_country_code
    left join countries as chosen_in on chosen_in.code = meetings.place_country_code
    cross join lateral (
        values
        ('kind', reports.kind, meetings.kind),
        ('status', reports.status, meetings.status),
        (
            'days',
            case when reports.precision = 'day' then reports.during::text end,
            meetings.during::text
        ),
        (
            'place',
            coalesce(reports.place_city, told_in.name),
            coalesce(
                case when reports.place_city is not null then meetings.place_city end,
                chosen_in.name
            )
        )
    ) as field (name, told, chosen)
    where field.told is not null and meetings.report_count > 1
    union all
    select
        meetings.id,
        one.article_id,
        one.report_position,
        'parties',
        string_agg(
            distinct coalesce(actors.name, organisations.name, countries.name), ', '
            order by coalesce(actors.name, organisations.name, countries.name)
        ),
        null
    from touched_meetings
    join meetings using (id)
    join meeting_reports as one on one.meeting_id = meetings.id
    join report_parties as party
        on party.article_id = one.article_id
        and party.report_position = one.report_position
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
    where meetings.report_count > 1
    group by meetings.id, one.article_id, one.report_position
    having count(coalesce(actors.name, organisations.name, countries.name)) > 0
),

compared as (
    select
        told.*,
        min(told.told) over (partition by told.meeting_id, told.field)
        <> max(told.told) over (partition by told.meeting_id, told.field) as differs
    from told
)

select
    compared.meeting_id::text as meeting_key,
    compared.field,
    compared.article_id::text || '/' || compared.position as report_key,
    articles.id::text as article_key,
    coalesce(articles.source_slug, articles.source_name, articles.agency) as source_key,
    articles.published_on as date_key,
    -- Who took part is put together for the few meetings that differ alone.
    case
        when compared.field = 'parties' then (
            select
                string_agg(
                    coalesce(actors.name, organisations.name, countries.name), ', '
                    order by coalesce(actors.name, organisations.name, countries.name)
                )
            from meeting_participants as one
            left join actors on actors.id = one.actor_id
            left join organisations on organisations.id = one.organisation_id
            left join countries on countries.code = one.country_code
            where one.meeting_id = compared.meeting_id and one.role <> 'absent'
        )
        else compared.chosen
    end as chosen,
    compared.told
from compared
join articles on articles.id = compared.article_id
where compared.differs
