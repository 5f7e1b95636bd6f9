-- Whom did two persons both meet?
-- :a required  name of one, or a part of it
-- :b required  name of the other, or a part of it
with met_a as (
    select actor_key_b, actor_b, max(started_on) as last_met
    from bi.who_met_whom
    where actor_key_a = any(array(select actor_key from bi.find_parties(:a)))
      and status = 'held'
    group by actor_key_b, actor_b
),

met_b as (
    select actor_key_b, max(started_on) as last_met
    from bi.who_met_whom
    where actor_key_a = any(array(select actor_key from bi.find_parties(:b)))
      and status = 'held'
    group by actor_key_b
)

select met_a.actor_b as counterpart, met_a.last_met as last_met_a, met_b.last_met as last_met_b
from met_a
join met_b using (actor_key_b)
order by counterpart
