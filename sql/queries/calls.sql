-- Who telephoned whom?
-- :since = 1900-01-01  first day
-- :limit = 1000  most rows
select started_on, actor_a, post_a, actor_b, post_b, topics, sources, evidence
from bi.who_met_whom
where kind = 'call'
  and (actor_a, actor_key_a) < (actor_b, actor_key_b)
  and (latest_on is null or latest_on >= cast(:since as date))
order by started_on desc nulls last, actor_a, actor_b
limit cast(:limit as integer)
