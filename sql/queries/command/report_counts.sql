-- How much do some meetings hold? One row.
-- :meetings required  keys of the meetings
with party as (
    select actor_key, type, country_code
    from bi.meeting_participants
    where meeting_key = any(cast(:meetings as text[])) and role <> 'absent'
),

told as (
    select article_key, source, published_on
    from bi.evidence
    where meeting_key = any(cast(:meetings as text[]))
)

select
    (select count(distinct article_key) from told) as articles,
    (select count(distinct actor_key) from party where type = 'person') as persons,
    (select count(distinct actor_key) from party where type = 'organisation') as organisations,
    (select count(distinct country_code) from party) as countries,
    (select count(distinct source) from told) as sources,
    (select max(published_on) from told) as latest_on
