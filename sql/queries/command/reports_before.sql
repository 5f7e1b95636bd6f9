-- What do the reports of the articles that are read again say before? One row a report, or an article without.
create temp table reports_before on commit drop as
select
    articles.id as article_id,
    reports.position,
    case when reports.position is not null then md5(concat_ws(
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
    )) end as said
from articles
left join reports on reports.article_id = articles.id
where articles.extractor_version is distinct from :version
  and (cast(:source as text) is null or articles.source_slug = :source)
  and (cast(:since as date) is null or articles.published_on >= cast(:since as date))
  and (cast(:until as date) is null or articles.published_on <= cast(:until as date))
