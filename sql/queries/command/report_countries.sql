-- Which countries met at the meetings of a report, and how often? One row a pair of those that met
-- most.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
-- :limit = 20  number of countries
with met as materialized (
    select bridge.meeting_key, bridge.country_code_a as code_a, bridge.country_code_b as code_b
    from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
    join bi.bridge_meeting_countries as bridge using (meeting_key)
    where bridge.status = 'held'
),

busiest as (
    select code, count(distinct meeting_key) as meetings
    from (
        select meeting_key, code_a as code from met
        union all
        select meeting_key, code_b from met
    ) as one
    group by code
    order by meetings desc, code
    limit cast(:limit as bigint)
)

select a.name as country_a, b.name as country_b, count(*) as meetings
from met
join busiest as top_a on top_a.code = met.code_a
join busiest as top_b on top_b.code = met.code_b
join bi.dim_country as a on a.country_code = met.code_a
join bi.dim_country as b on b.country_code = met.code_b
group by a.country_code, b.country_code
order by meetings desc, country_a, country_b
