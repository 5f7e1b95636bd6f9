-- Whom did one person meet, when, where and in what post?
-- :name required  name as written, or a part of it
-- :limit = 1000  most rows
select
    started_on, ended_on, kind, status, actor_a as person, post_a as post, actor_b as met,
    post_b as post_of_other, country_b as country_of_other, city, topics, sources, evidence
from bi.who_met_whom
where actor_key_a = any(array(select actor_key from bi.find_parties(:name)))
order by started_on desc nulls last, person, met
limit cast(:limit as integer)
