-- Which posts did a person hold, as far as articles tell?
-- :name required  name in any written form, or a part of it
select
    told.actor, told.post, told.qualifier, told.organisation, told.country_code,
    told.first_told_on, told.last_told_on, told.evidence_count
from bi.find_parties(:name) as asked
join bi.actor_posts as told using (actor_key)
where asked.type = 'person'
order by told.actor, told.first_told_on nulls last, told.post
