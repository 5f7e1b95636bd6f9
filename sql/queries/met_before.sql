-- Who met a person in the days before a day?
-- :name required  name in any written form, or a part of it
-- :day required  the day, as 2024-03-27
-- :days = 30  how many days before it
select
    started_on, actor_b as met, post_b as post, country_b as country, kind, city, topics, sources
from bi.who_met_whom
where actor_key_a = any(array(select actor_key from bi.find_parties(:name)))
  and status = 'held'
  and started_on < cast(:day as date)
  and started_on >= cast(:day as date) - cast(:days as integer)
order by started_on desc, met
