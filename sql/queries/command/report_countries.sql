-- Which countries met at some meetings, and how often? One row a pair of those that met most.
-- :meetings required  keys of the meetings
-- :limit = 20  number of countries
with party as (
    select meeting_key, side, country_code
    from bi.meeting_participants
    where meeting_key = any(cast(:meetings as text[]))
      and role <> 'absent'
      and country_code is not null
),

met as (
    select distinct a.meeting_key, a.country_code as code_a, b.country_code as code_b
    from party as a
    join party as b
        on b.meeting_key = a.meeting_key
        and b.country_code <> a.country_code
        and (a.side is null or b.side is null or a.side <> b.side)
),

busiest as (
    select code_a as code, count(distinct meeting_key) as meetings
    from met
    group by code_a
    order by meetings desc, code_a
    limit cast(:limit as bigint)
)

select a.name as country_a, b.name as country_b, count(*) as meetings
from met
join busiest as top_a on top_a.code = met.code_a
join busiest as top_b on top_b.code = met.code_b
join countries as a on a.code = met.code_a
join countries as b on b.code = met.code_b
where met.code_a < met.code_b
group by a.code, b.code
order by meetings desc, country_a, country_b
