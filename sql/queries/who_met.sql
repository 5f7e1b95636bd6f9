-- Whom did one person meet, when, where and in what post?
-- :name required  name as written, or a part of it
-- :limit = 1000  most rows
select
    met.started_on, met.ended_on, met.kind, met.status, met.actor_a as person, met.post_a as post,
    met.actor_b as met, met.post_b as post_of_other, met.country_b as country_of_other, met.city,
    met.topics, met.sources, met.evidence
from bi.find_parties(:name) as asked
-- The newest of each, so that of thousands of meetings only those are read that are shown.
cross join lateral (
    select *
    from bi.who_met_whom as one
    where one.actor_key_a = asked.actor_key
    order by one.started_on desc nulls last, one.actor_b, one.meeting_key
    limit cast(:limit as integer)
) as met
order by met.started_on desc nulls last, met.actor_a, met.actor_b, met.meeting_key
limit cast(:limit as integer)
