-- By which keys and names can meetings, persons and organisations be asked for?
-- :words required  beginning of a key, or a name or part of one
-- :plain required  the same in plain letters, as names are compared
with asked as (
    select
        lower(:words) as words,
        cast(:plain as text) as plain,
        '%' || replace(replace(replace(lower(:words), '\', '\\'), '%', '\%'), '_', '\_') || '%' as part,
        -- Keys are written 8-4-4-4-12; those who leave the hyphens out mean them.
        case
            when replace(lower(:words), '-', '') ~ '^[0-9a-f]{4,32}$'
                then rtrim(
                    regexp_replace(
                        replace(lower(:words), '-', ''),
                        '^(.{0,8})(.{0,4})(.{0,4})(.{0,4})(.*)$', '\1-\2-\3-\4-\5'
                    ),
                    '-'
                )
        end as key
),

named as (
    select 'actor' as subject, actor_key as id, name from bi.dim_actor
    union all
    select 'organisation', organisation_key, name from bi.organisations
),

found as (
    select 'meeting' as subject, meetings.meeting_key as id, meetings.title as name, 1 as closeness
    from asked
    join bi.fact_meeting as meetings on starts_with(meetings.meeting_key, asked.key)
    union all
    select named.subject, named.id, named.name, 1
    from asked
    join named on starts_with(named.id, asked.key)
    union all
    select old.kind, old.key, coalesce(named.name, meetings.title), 1
    from asked
    join bi.old_keys as old on starts_with(old.old_key, asked.key) and old.kind <> 'story'
    left join named on named.subject = old.kind and named.id = old.key
    left join bi.fact_meeting as meetings on old.kind = 'meeting' and meetings.meeting_key = old.key
    union all
    select
        named.subject, named.id, named.name,
        case when asked.words = lower(forms.name) or asked.plain = forms.sort_name then 1 else 2 end
    from asked
    join bi.actor_names as forms
        on lower(forms.name) like asked.part
        -- Words that are signs alone are nothing in plain letters, which all names hold.
        or (asked.plain <> '' and position(asked.plain in forms.sort_name) > 0)
    join named
        on named.id = forms.actor_key
        and named.subject = case forms.type when 'person' then 'actor' else forms.type end
)

select subject, id, name, min(closeness) as closeness
from found
group by subject, id, name
order by min(closeness), subject, name, id
