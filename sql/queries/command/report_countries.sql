-- Which countries met at the meetings of a report, and how often? One row a pair of those that met
-- most.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
-- :limit = 20  number of countries
with party as materialized (
    select distinct one.meeting_key, one.side, one.country_code
    from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
    join bi.fact_meeting as meetings using (meeting_key)
    join bi.fact_participation as one using (meeting_key)
    where meetings.status = 'held'
      and one.role <> 'absent'
      and one.country_code is not null
),

met as materialized (
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
join bi.dim_country as a on a.country_code = met.code_a
join bi.dim_country as b on b.country_code = met.code_b
where met.code_a < met.code_b
group by a.country_code, b.country_code
order by meetings desc, country_a, country_b
