-- Who held a post on a day, as far as articles tell?
-- :post required  code of the post: foreign_minister, intelligence_chief
-- :on = today  the day
-- :country  code of the country
-- :years = 8  years for which who was last told to hold it is taken to hold it still
with told as (
    -- The same post is told with its country and without, so that one person has several rows.
    select
        actor_key,
        actor,
        coalesce(country_code, actor_country_code) as country_code,
        (array_agg(post order by evidence_count desc, post))[1] as post,
        max(organisation) as organisation,
        min(first_told_on) as first_told_on,
        max(last_told_on) as last_told_on,
        sum(evidence_count) as evidence_count
    from bi.actor_posts
    where post_code = :post
      and qualifier in ('current', 'acting')
      and first_told_on <= cast(:on as date)
    group by 1, 2, 3
)

select actor, country_code, post, organisation, first_told_on, last_told_on, evidence_count
from told
where (cast(:country as text) is null or country_code = :country)
  and last_told_on >= cast(:on as date) - make_interval(years => cast(:years as integer))
  -- Nobody is told to have followed until that day.
  and not exists (
      select from told as successor
      where successor.country_code = told.country_code
        and coalesce(successor.organisation, told.organisation, '')
            = coalesce(told.organisation, successor.organisation, '')
        and successor.first_told_on > told.last_told_on
  )
order by country_code, last_told_on desc, actor
