-- Which meetings are there, with all that is known of each? One row a meeting.
select
    m.id,
    m.kind,
    m.status,
    m.title,
    coalesce(
        (
            select json_agg(
                json_build_object(
                    'id', coalesce(a.id::text, o.id::text, pc.code),
                    'name', coalesce(a.name, o.name, pc.name),
                    'type', case
                        when p.actor_id is not null then 'person'
                        when p.organisation_id is not null then 'organisation'
                        else 'country'
                    end,
                    'role', p.role,
                    'post', p.post,
                    'post_code', p.post_code,
                    'represents', array_remove(array[rc.name, ro.name], null)
                )
                order by p.position
            )
            from meeting_participants as p
            left join actors as a on a.id = p.actor_id
            left join organisations as o on o.id = p.organisation_id
            left join countries as pc on pc.code = p.country_code
            left join countries as rc on rc.code = p.represents_country_code
            left join organisations as ro on ro.id = p.represents_organisation_id
            where p.meeting_id = m.id
        ),
        '[]'
    ) as participants,
    case when m.precision = 'day' then lower(m.during) end as start,
    case when m.precision = 'day' then upper(m.during) - 1 end as "end",
    m.earliest_on as earliest,
    m.latest_on as latest,
    m.date_text,
    m.precision,
    case
        when coalesce(m.place_city, m.place_country_code) is not null
            then json_build_object('city', m.place_city, 'country', c.name)
    end as place,
    coalesce(
        (
            select json_agg(
                json_build_object('code', t.code, 'name', t.name, 'words', mt.words)
                order by mt.weight desc, t.code
            )
            from meeting_topics as mt
            join topics as t on t.code = mt.topic_code
            where mt.meeting_id = m.id
        ),
        '[]'
    ) as topics,
    coalesce(
        (
            select json_agg(
                json_build_object(
                    'article', coalesce(ar.external_id, ar.key),
                    'source', coalesce(s.name, ar.agency, ar.source_name),
                    'url', ar.url,
                    'text', substring(ar.text from v.start_offset + 1
                                      for v.end_offset - v.start_offset),
                    'start', v.start_offset,
                    'end', v.end_offset
                )
                order by ar.published_on nulls last, ar.key, v.start_offset
            )
            from meeting_reports as mr
            join articles as ar on ar.id = mr.article_id
            left join sources as s on s.slug = ar.source_slug
            join report_evidence as v
                on v.article_id = mr.article_id and v.report_position = mr.report_position
            where mr.meeting_id = m.id
        ),
        '[]'
    ) as evidence,
    m.report_count as reports,
    m.story_count as stories,
    m.source_count as sources,
    m.confidence
from meetings as m
left join countries as c on c.code = m.place_country_code
order by lower(m.during) nulls last, m.id
