-- Whom did two persons both meet?
-- :a required  name of one, or a part of it
-- :b required  name of the other, or a part of it
select
    one.actor_b as counterpart, max(one.started_on) as last_met_a, max(two.started_on) as last_met_b
from bi.who_met_whom as one
join bi.who_met_whom as two on two.actor_key_b = one.actor_key_b
where one.actor_key_a in (select actor_key from bi.find_parties(:a))
  and two.actor_key_a in (select actor_key from bi.find_parties(:b))
  and one.status = 'held'
  and two.status = 'held'
group by one.actor_key_b, one.actor_b
order by counterpart
