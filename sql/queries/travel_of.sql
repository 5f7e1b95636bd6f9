-- Where did a person travel, and when?
-- :name required  name in any written form, or a part of it
-- :limit = 1000  most rows
select
    met.started_on, met.ended_on, met.city, met.country, met.kind, met.participants, met.sources
from bi.find_parties(:name) as asked
-- The newest of each, so that of thousands of meetings only those are read that are shown.
cross join lateral (
    select meetings.*
    from bi.fact_participation as one
    join bi.meetings_flat as meetings using (meeting_key)
    where one.participant_key = asked.actor_key
      and one.status = 'held'
      and meetings.country_code is distinct from one.country_code
      and meetings.country_code is not null
    order by one.started_on desc nulls last, one.meeting_key
    limit cast(:limit as integer)
) as met
order by met.started_on desc nulls last, met.meeting_key
limit cast(:limit as integer)
