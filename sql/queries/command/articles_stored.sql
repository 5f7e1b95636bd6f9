-- Which stored articles hold claims of another version of the extractor? One row an article.
-- :version required  the version that is current
-- :source  slug of the publisher
-- :since  first day of publication
-- :until  last day of publication
select
    text, title, source_name as source, external_id, url, dateline, dateline_place, dateline_on,
    agency, published_at, published_on, modified_at, version,
    case when skipped_by = 'language' then language end as language,
    case
        when status = 'withdrawn' then 'withdrawn'
        when skipped_by = 'withheld' then 'withheld'
        else 'usable'
    end as status,
    array(
        select value
        from article_clues
        where article_id = articles.id and is_other and kind = 'name'
        order by position
    ) as corrects,
    format, locator, extra
from articles
where extractor_version is distinct from :version
  and (cast(:source as text) is null or source_slug = :source)
  and (cast(:since as date) is null or published_on >= cast(:since as date))
  and (cast(:until as date) is null or published_on <= cast(:until as date))
order by id
