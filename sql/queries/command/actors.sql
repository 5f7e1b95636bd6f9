-- Which persons fit the filters? One row a person, with the posts told.
-- :actor  key of one person
-- :country  code of the person's country
-- :kind  normalised post: foreign_minister, intelligence_chief, ...
-- :topic  code of a topic of a meeting the person took part in
-- :since  first day of a meeting
-- :until  last day of a meeting
-- :limit  number of rows, those with most meetings first
with took_part as (
    select
        one.actor_key,
        count(*) as meetings,
        -- A day alone, and one that came: a plan may come to nothing, and a month is no day.
        min(one.started_on) filter (where one.status = 'held' and one.role <> 'absent')
            as first_met_on,
        max(one.started_on) filter (where one.status = 'held' and one.role <> 'absent')
            as last_met_on
    from bi.fact_participation as one
    where one.actor_key is not null
      and (
          coalesce(cast(:since as text), cast(:until as text), cast(:topic as text)) is null
          or one.meeting_key in (
              select meeting_key
              from bi.find_meetings(null, :topic, cast(:since as date), cast(:until as date))
          )
      )
    group by one.actor_key
),

chosen as materialized (
    select
        people.actor_key, people.name, people.sort_name, people.country_code,
        took_part.meetings, took_part.first_met_on, took_part.last_met_on
    from bi.dim_actor as people
    left join took_part on took_part.actor_key = people.actor_key
    where (cast(:actor as text) is null or people.actor_key = :actor)
      and (cast(:country as text) is null or people.country_code = :country)
      and (
          cast(:kind as text) is null
          or people.actor_key in (select actor_key from bi.actor_posts where post_code = :kind)
      )
      and (
          coalesce(cast(:since as text), cast(:until as text), cast(:topic as text)) is null
          or took_part.actor_key is not null
      )
    order by coalesce(took_part.meetings, 0) desc, people.sort_name, people.actor_key
    limit cast(:limit as bigint)
)

select
    chosen.actor_key,
    chosen.name,
    lands.name as country,
    (
        select string_agg(distinct concat_ws(', ', told.post, told.organisation), '; ')
        from bi.actor_posts as told
        where told.actor_key = chosen.actor_key
          and concat_ws(', ', told.post, told.organisation) <> ''
    ) as posts,
    coalesce(chosen.meetings, 0) as meetings,
    chosen.first_met_on,
    chosen.last_met_on
from chosen
left join bi.dim_country as lands using (country_code)
order by coalesce(chosen.meetings, 0) desc, chosen.sort_name, chosen.actor_key
