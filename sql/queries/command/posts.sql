-- Which posts did a person hold, and when is each told? One row a tie.
-- :actor required  key of the person
select
    told.post,
    posts.post as normalised,
    told.qualifier,
    told.organisation,
    lands.name as country,
    told.first_told_on as told_from,
    told.last_told_on as told_until,
    told.evidence_count as told
from bi.actor_posts as told
left join bi.posts as posts using (post_code)
left join bi.dim_country as lands using (country_code)
where told.actor_key = :actor
order by told.first_told_on nulls last, told.post
