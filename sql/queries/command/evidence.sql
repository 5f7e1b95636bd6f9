-- Which articles tell of a meeting, and in which words? One row a stretch of evidence.
-- :meeting required  id of the meeting
select
    a.id as article,
    a.published_on,
    coalesce(s.name, a.agency, a.source_name) as source,
    a.title,
    a.dateline,
    a.url,
    a.external_id,
    a.locator,
    a.text,
    r.position as report,
    r.kind,
    r.status,
    r.date_text,
    r.date_start_offset,
    r.date_end_offset,
    r.place_text,
    cited.name as attributed_to,
    (
        select string_agg(
            concat_ws(', ', o.published_on, coalesce(o.title, o.external_id, o.url)), '; '
            order by o.published_on, o.id
        )
        from article_corrections as c
        join articles as o on o.id = c.article_id
        where c.corrected_by = a.id
    ) as corrects,
    e.start_offset,
    e.end_offset,
    (
        select json_agg(json_build_array(m.start_offset, m.end_offset) order by m.start_offset)
        from report_parties as p
        join mentions as m on m.article_id = p.article_id and m.entity_number = p.entity_number
        where p.article_id = r.article_id
          and p.report_position = r.position
          and m.start_offset >= e.start_offset
          and m.end_offset <= e.end_offset
    ) as party_spans
from meeting_reports as mr
join reports as r on r.article_id = mr.article_id and r.position = mr.report_position
join articles as a on a.id = r.article_id
left join sources as s on s.slug = a.source_slug
left join lateral (
    select coalesce(
        (select src.name from sources as src where src.slug = r.attributed_to), r.attributed_to
    ) as name
) as cited on true
left join report_evidence as e on e.article_id = r.article_id and e.report_position = r.position
where mr.meeting_id = cast(:meeting as uuid)
order by a.published_on nulls last, a.key, r.position, e.start_offset
