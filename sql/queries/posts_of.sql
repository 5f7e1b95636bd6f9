-- Which posts did a person hold, as far as articles tell?
-- :name required  name as written, or a part of it
select actor, post, qualifier, organisation, country_code, first_told_on, last_told_on, evidence_count
from bi.actor_posts
where actor ilike '%' || :name || '%'
order by actor, first_told_on nulls last, post
