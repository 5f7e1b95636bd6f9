-- What does each article tell? One row an article, its meetings in the form that eval reads.
select
    coalesce(a.external_id, a.key) as id,
    coalesce(
        (
            select json_agg(
                json_build_object(
                    'kind', r.kind,
                    'status', r.status,
                    'participants', coalesce(
                        (
                            select json_agg(
                                json_build_object(
                                    'name', coalesce(e.name, pc.name),
                                    'type', coalesce(e.kind, 'country'),
                                    'role', p.role,
                                    'post', p.post,
                                    'represents', array_remove(array[rc.name, ro.name], null)
                                )
                                order by p.position
                            )
                            from report_parties as p
                            left join article_entities as e
                                on e.article_id = p.article_id and e.number = p.entity_number
                            left join countries as pc on pc.code = p.country_code
                            left join countries as rc on rc.code = p.represents_country_code
                            left join article_entities as ro
                                on ro.article_id = p.article_id and ro.number = p.represents_number
                            where p.article_id = r.article_id
                              and p.report_position = r.position
                              and p.role <> 'absent'
                        ),
                        '[]'
                    ),
                    'start', case when r.precision = 'day' then lower(r.during) end,
                    'end', case when r.precision = 'day' then upper(r.during) - 1 end,
                    'date_text', r.date_text,
                    'precision', r.precision,
                    'place', case
                        when coalesce(r.place_city, r.place_country_code) is not null
                            then json_build_object('city', r.place_city, 'country', c.name)
                    end,
                    'topics', coalesce(
                        (
                            select json_agg(t.words order by t.position)
                            from report_topics as t
                            where t.article_id = r.article_id and t.report_position = r.position
                        ),
                        '[]'
                    ),
                    'evidence', coalesce(
                        (
                            select json_agg(
                                substring(a.text from v.start_offset + 1
                                          for v.end_offset - v.start_offset)
                                order by v.position
                            )
                            from report_evidence as v
                            where v.article_id = r.article_id and v.report_position = r.position
                        ),
                        '[]'
                    ),
                    'confidence', r.confidence
                )
                order by r.position
            )
            from reports as r
            left join countries as c on c.code = r.place_country_code
            where r.article_id = a.id
        ),
        '[]'
    ) as meetings
from articles as a
where a.status in ('current', 'skipped')
order by a.key, a.id
