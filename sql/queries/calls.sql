-- Who telephoned whom?
-- :since  first day
-- :limit = 1000  most rows
select started_on, actor_a, post_a, actor_b, post_b, topics, sources, evidence
from bi.who_met_whom
join bi.find_meetings(since => cast(:since as date)) using (meeting_key)
where kind = 'call'
  and (actor_a, actor_key_a) < (actor_b, actor_key_b)
order by started_on desc nulls last, actor_a, actor_b
limit cast(:limit as integer)
