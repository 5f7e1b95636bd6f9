-- What have people decided, and of which words?
-- :all = no  yes for those that were withdrawn too
-- :judgement  beginning of a key
with found as (
    select
        judgements.id,
        anchors.position,
        anchors.words,
        articles.id is not null and (
            substr(
                articles.text, anchors.start_offset + 1,
                anchors.end_offset - anchors.start_offset
            ) = anchors.words
            or strpos(articles.text, anchors.words) > 0
        ) as is_there,
        coalesce(articles.title, articles.dateline, anchors.article_key) as article
    from judgements
    join judgement_anchors as anchors on anchors.judgement_id = judgements.id
    left join articles on articles.key = anchors.article_key
)

select
    judgements.id::text as judgement_key,
    case
        when judgements.withdrawn_at is not null then 'withdrawn'
        when (select bool_and(found.is_there) from found where found.id = judgements.id)
            then 'in force'
        else 'anchor lost'
    end as state,
    replace(judgements.kind, '_', ' ') as decision,
    judgements.subject,
    coalesce(judgements.field || coalesce(' = ' || judgements.value, ''), '') as field,
    (
        select string_agg(found.words, ' | ' order by found.position)
        from found
        where found.id = judgements.id
    ) as words,
    judgements.made_by as by,
    judgements.made_at as at,
    judgements.reason
from judgements
where (:all = 'yes' or judgements.withdrawn_at is null)
    and starts_with(judgements.id::text, coalesce(:judgement, ''))
order by judgements.made_at desc, judgements.id
