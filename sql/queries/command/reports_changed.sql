-- How many reports are the same, new, gone or say something else than before?
with now_said as (
    select
        reports.article_id,
        reports.position,
        md5(concat_ws(
        '|', reports.kind, reports.status, reports.during, reports.precision, reports.place_text,
        (
            select string_agg(
                concat_ws('/', entities.name, parties.country_code, parties.role, parties.post), ';'
                order by parties.position
            )
            from report_parties as parties
            left join article_entities as entities
                on entities.article_id = parties.article_id
                and entities.number = parties.entity_number
            where parties.article_id = reports.article_id
              and parties.report_position = reports.position
        )
    )) as said
    from (select distinct article_id from reports_before) as again
    join reports using (article_id)
)

select
    count(*) filter (where before.said = now_said.said) as same,
    count(*) filter (where before.said is null) as added,
    count(*) filter (where now_said.said is null) as gone,
    count(*) filter (where before.said <> now_said.said) as changed
from (select * from reports_before where position is not null) as before
full join now_said using (article_id, position)
