-- Who met whom most often at the meetings of a report? One row a pair of those who met most.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
-- :limit = 40  number of persons, organisations and countries
with party as materialized (
    -- Narrow rows: who the few that are drawn are is looked up in the end.
    select one.meeting_key, one.participant_key as actor_key, one.side
    from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
    join bi.fact_participation as one using (meeting_key)
    where one.status = 'held' and one.role <> 'absent'
),

met as materialized (
    select a.meeting_key, a.actor_key as actor_a, b.actor_key as actor_b
    from party as a
    join party as b
        on b.meeting_key = a.meeting_key
        and b.actor_key <> a.actor_key
        and (a.side is null or b.side is null or a.side <> b.side)
),

busiest as (
    select actor_a as actor_key, count(distinct meeting_key) as meetings
    from met
    group by actor_a
    order by meetings desc, actor_a
    limit cast(:limit as bigint)
),

node as materialized (
    select
        busiest.actor_key,
        busiest.meetings,
        one.name,
        one.type,
        countries.name as country
    from busiest
    cross join lateral (
        select told.name, told.type, told.country_code
        from bi.fact_participation as told
        where told.participant_key = busiest.actor_key
        order by told.started_on desc nulls last, told.meeting_key
        limit 1
    ) as one
    left join bi.dim_country as countries on countries.country_code = one.country_code
)

select
    a.actor_key as key_a,
    a.name as name_a,
    a.type as type_a,
    a.country as country_a,
    a.meetings as meetings_a,
    b.actor_key as key_b,
    b.name as name_b,
    b.type as type_b,
    b.country as country_b,
    b.meetings as meetings_b,
    count(distinct met.meeting_key) as meetings
from met
join node as a on a.actor_key = met.actor_a
join node as b on b.actor_key = met.actor_b
where met.actor_a < met.actor_b
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
order by meetings desc, name_a, name_b, key_a, key_b
