-- Who held a post on a day?
-- :post required  normalised post: foreign_minister, intelligence_chief
-- :on = today  the day
-- :country  code of the country
select actor, country_code, post, organisation, first_told_on, last_told_on, evidence_count
from bi.actor_posts
where post_code = :post
  and qualifier in ('current', 'acting')
  and first_told_on <= cast(:on as date)
  and (cast(:country as text) is null or country_code = :country)
order by country_code, last_told_on desc, actor
