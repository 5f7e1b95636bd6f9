-- Whom did one person meet, when, where and in what post?
-- :name required  name in any written form, or a part of it
-- :limit = 1000  most rows
with newest as materialized (
    -- The newest of each, so that of thousands of meetings only those are read that are shown.
    select distinct asked.actor_key, one.meeting_key
    from bi.find_parties(:name) as asked
    cross join lateral (
        select mine.meeting_key
        from bi.fact_participation as mine
        where mine.participant_key = asked.actor_key
          and mine.role <> 'absent'
          and exists (
              select from bi.fact_participation as other
              where other.meeting_key = mine.meeting_key
                and other.position <> mine.position
                and (mine.side is null or other.side is null or mine.side <> other.side)
                and other.role <> 'absent'
          )
        order by mine.started_on desc nulls last
        fetch first (cast(:limit as integer)) rows with ties
    ) as one
)

select
    met.started_on, met.ended_on, met.kind, met.status, met.actor_a as person, met.post_a as post,
    met.actor_b as met, met.post_b as post_of_other, met.country_b as country_of_other, met.city,
    met.topics, met.sources, met.evidence
from newest
cross join lateral (
    select *
    from bi.who_met_whom as one
    where one.meeting_key = newest.meeting_key and one.actor_key_a = newest.actor_key
    -- So that each meeting is looked up, rather than all pairs made and then chosen from.
    offset 0
) as met
order by met.started_on desc nulls last, met.actor_a, met.actor_b, met.meeting_key
limit cast(:limit as integer)
