-- One row per field of a meeting, article and value, where articles tell different values.
create view bi.meeting_disagreements as
with told as (
    select
        fact.meeting_key,
        meetings.title,
        reports.article_id,
        reports.position,
        field.name as field,
        field.told,
        field.chosen
    -- The key is the star's, which has an index; the facts know their ids as uuid.
    from bi.fact_meeting as fact
    join meetings on meetings.id = fact.meeting_key::uuid
    join meeting_reports as joined on joined.meeting_id = meetings.id
    join reports
        on reports.article_id = joined.article_id
        and reports.position = joined.report_position
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
    where field.told is not null and fact.disputed is not null
    union all
    select
        fact.meeting_key,
        fact.title,
        joined.article_id,
        joined.report_position,
        'parties',
        string_agg(
            distinct coalesce(actors.name, organisations.name, countries.name), ', '
            order by coalesce(actors.name, organisations.name, countries.name)
        ),
        null
    from bi.fact_meeting as fact
    join meeting_reports as joined on joined.meeting_id = fact.meeting_key::uuid
    join report_parties as party
        on party.article_id = joined.article_id
        and party.report_position = joined.report_position
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
    where fact.disputed is not null
    group by fact.meeting_key, fact.title, joined.article_id, joined.report_position
    having count(coalesce(actors.name, organisations.name, countries.name)) > 0
),

compared as (
    select
        told.meeting_key,
        told.title,
        told.article_id,
        told.field,
        told.told,
        told.chosen,
        min(told.told) over (partition by told.meeting_key, told.field)
        <> max(told.told) over (partition by told.meeting_key, told.field) as differs
    from told
)

select
    compared.meeting_key,
    compared.title,
    compared.field,
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
            where one.meeting_id = compared.meeting_key::uuid and one.role <> 'absent'
        )
        else compared.chosen
    end as chosen,
    compared.told,
    articles.id::text as article_key,
    coalesce(sources.name, articles.source_name, articles.agency) as source,
    articles.published_on
from compared
join articles on articles.id = compared.article_id
left join sources on sources.slug = articles.source_slug
where compared.differs;

comment on view bi.meeting_disagreements is 'One row per field of a meeting, article and value, where articles tell different values.';
comment on column bi.meeting_disagreements.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.meeting_disagreements.title is 'Title made from kind, participants, city and days.';
comment on column bi.meeting_disagreements.field is 'What the articles disagree on: kind, status, days, place or parties.';
comment on column bi.meeting_disagreements.chosen is 'The value that the meeting carries.';
comment on column bi.meeting_disagreements.told is 'The value that this article tells; days as a half-open range.';
comment on column bi.meeting_disagreements.article_key is 'Key of the article.';
comment on column bi.meeting_disagreements.source is 'Who published the article.';
comment on column bi.meeting_disagreements.published_on is 'Day the article was published.';
