-- What is known of an article, and which others it corrects or is corrected by? One row an article.
-- :words required  beginning of its key, its id, address or headline
with asked as (
    select
        :words as words,
        left(lower(btrim(regexp_replace(:words, '\s+', ' ', 'g'))), 300) as headline,
        case
            when lower(replace(:words, '-', '')) ~ '^[0-9a-f]{4,32}$'
                then lower(replace(:words, '-', ''))
        end as digits
),

found as (
    select a.id
    from asked
    join articles as a on a.external_id = asked.words
    union
    select a.id
    from asked
    join articles as a on a.key = 'url ' || asked.words
    union
    select a.id
    from asked
    join articles as a
        on a.id between rpad(asked.digits, 32, '0')::uuid and rpad(asked.digits, 32, 'f')::uuid
    union
    select c.article_id
    from asked
    join article_clues as c on (c.value, c.kind, c.is_other) = (asked.words, 'name', false)
    union
    select a.id
    from asked
    join article_clues as c on (c.value, c.kind, c.is_other) = (asked.headline, 'headline', false)
    join articles as a
        on a.id = c.article_id
        and left(lower(btrim(regexp_replace(a.title, '\s+', ' ', 'g'))), 300) = asked.headline
),

links as (
    select
        c.article_id,
        c.corrected_by,
        kills.status = 'withdrawn' as is_kill,
        case c.rule
            when 'named' then 'named by the correction'
            when 'headline' then 'by its headline'
            else 'by its slug line'
        end as rule
    from article_corrections as c
    join articles as kills on kills.id = c.corrected_by
)

select
    a.id as key,
    -- A kill demands that nothing of the story is shown any more, an embargo that nothing is yet.
    case
        when a.status = 'withdrawn'
            or a.skipped_by = 'withheld'
            or exists (select from links as c where c.article_id = a.id and c.is_kill)
            then '(not to be shown)'
        else coalesce(a.title, a.dateline, a.external_id, a.url, a.locator)
    end as headline,
    coalesce(s.name, a.agency, a.source_name) as source,
    a.published_on,
    coalesce(a.url, a.locator) as read_from,
    a.status,
    a.skipped_by,
    array(
        select c.value
        from article_clues as c
        where c.article_id = a.id and c.is_other
        order by c.position
    ) as names_other,
    array(
        select
            concat_ws(
                ', ', o.published_on,
                case when not c.is_kill then o.title end,
                case when c.is_kill or o.title is null then coalesce(o.external_id, o.url) end
            ) || ' (' || left(o.id::text, 13) || '), ' || c.rule
        from links as c
        join articles as o on o.id = c.corrected_by
        where c.article_id = a.id
        order by o.published_on, o.id
    ) as corrected_by,
    array(
        select
            concat_ws(
                ', ', o.published_on,
                case when not c.is_kill then o.title end,
                case when c.is_kill or o.title is null then coalesce(o.external_id, o.url) end
            ) || ' (' || left(o.id::text, 13) || '), ' || c.rule
        from links as c
        join articles as o on o.id = c.article_id
        where c.corrected_by = a.id
        order by o.published_on, o.id
    ) as corrects,
    array(
        select concat_ws(', ', o.published_on, coalesce(p.name, o.source_name), o.title)
            || ' (' || left(o.id::text, 13) || '), ' || r.rule
        from article_stories as mine
        join article_stories as r on r.story_id = mine.story_id and r.article_id <> a.id
        join articles as o on o.id = r.article_id
        left join sources as p on p.slug = o.source_slug
        where mine.article_id = a.id
        order by o.published_on, o.id
        limit 20
    ) as reprints,
    array(
        select left(m.id::text, 13) || '  ' || m.title
        from meeting_reports as r
        join meetings as m on m.id = r.meeting_id
        where r.article_id = a.id
        order by r.report_position
    ) as meetings
from found
join articles as a using (id)
left join sources as s on s.slug = a.source_slug
order by a.published_on, a.id
