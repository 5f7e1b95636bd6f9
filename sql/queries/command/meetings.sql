-- Which meetings fit the filters, with all that is known of each? One row a meeting.
-- :meeting  id of one meeting
-- :actor  id of a person who took part
-- :organisation  id of an organisation that took part or was represented
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :kind  summit, talks, visit, call, conference or other
-- :status  planned, held or called_off
-- :since  first day
-- :until  last day
-- :limit  number of rows, the latest first
with chosen as (
    select *
    from meetings
    where (cast(:meeting as uuid) is null or id = cast(:meeting as uuid))
      and (cast(:kind as text) is null or kind = :kind)
      and (cast(:status as text) is null or status = :status)
      and (
          coalesce(cast(:since as date), cast(:until as date)) is null
          or during && daterange(cast(:since as date), cast(:until as date), '[]')
      )
      and (
          cast(:actor as uuid) is null
          or exists (
              select 1
              from meeting_participants as p
              where p.meeting_id = meetings.id and p.actor_id = cast(:actor as uuid)
          )
      )
      and (
          cast(:organisation as uuid) is null
          or exists (
              select 1
              from meeting_participants as p
              where p.meeting_id = meetings.id
                and cast(:organisation as uuid) in (p.organisation_id, p.represents_organisation_id)
          )
      )
      and (
          cast(:country as text) is null
          or place_country_code = :country
          or exists (
              select 1
              from meeting_participants as p
              left join actors as a on a.id = p.actor_id
              left join organisations as o on o.id = p.organisation_id
              where p.meeting_id = meetings.id
                and :country in (
                    p.country_code, p.represents_country_code, a.country_code, o.country_code
                )
          )
      )
      and (
          cast(:topic as text) is null
          or exists (
              select 1
              from meeting_topics as mt
              join topics as t on t.code = mt.topic_code
              where mt.meeting_id = meetings.id and :topic in (t.code, t.parent_code)
          )
      )
    order by lower(during) desc nulls last, id
    limit cast(:limit as bigint)
)

select
    m.id as meeting_key,
    m.kind,
    m.status,
    m.title,
    case when m.precision = 'day' then lower(m.during) end as started_on,
    case when m.precision = 'day' then upper(m.during) - 1 end as ended_on,
    case when m.precision = 'day' then upper(m.during) - lower(m.during) end as days,
    m.earliest_on,
    m.latest_on,
    m.precision,
    m.date_text,
    m.place_city as city,
    c.name as country,
    m.place_venue as venue,
    coalesce(
        (
            select json_agg(
                json_build_object(
                    'name', coalesce(a.name, o.name, pc.name),
                    'type', case
                        when p.actor_id is not null then 'person'
                        when p.organisation_id is not null then 'organisation'
                        else 'country'
                    end,
                    'role', p.role,
                    'post', p.post,
                    'organisation', ro.name,
                    'country', coalesce(rc.name, ac.name, oc.name),
                    'key', coalesce(a.id::text, o.id::text, pc.code)
                )
                order by p.position
            )
            from meeting_participants as p
            left join actors as a on a.id = p.actor_id
            left join countries as ac on ac.code = a.country_code
            left join organisations as o on o.id = p.organisation_id
            left join countries as oc on oc.code = o.country_code
            left join countries as pc on pc.code = p.country_code
            left join organisations as ro on ro.id = p.represents_organisation_id
            left join countries as rc on rc.code = p.represents_country_code
            where p.meeting_id = m.id
        ),
        '[]'
    ) as participants,
    array(
        select t.name
        from meeting_topics as mt
        join topics as t on t.code = mt.topic_code
        where mt.meeting_id = m.id
        order by mt.weight desc, t.name
    ) as topics,
    array(
        select distinct coalesce(s.name, ar.agency, ar.source_name)
        from meeting_reports as mr
        join articles as ar on ar.id = mr.article_id
        left join sources as s on s.slug = ar.source_slug
        where mr.meeting_id = m.id and coalesce(s.name, ar.agency, ar.source_name) is not null
        order by 1
    ) as sources,
    m.report_count as reports,
    m.confidence,
    array(
        select regexp_replace(
            substring(ar.text from e.start_offset + 1 for e.end_offset - e.start_offset),
            '\s+', ' ', 'g'
        )
        from meeting_reports as mr
        join articles as ar on ar.id = mr.article_id
        join report_evidence as e
            on e.article_id = mr.article_id and e.report_position = mr.report_position
        where mr.meeting_id = m.id
        order by ar.published_on nulls last, ar.key, e.start_offset
    ) as evidence
from chosen as m
left join countries as c on c.code = m.place_country_code
order by lower(m.during) desc nulls last, m.id
