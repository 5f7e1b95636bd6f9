-- Which sentences tell the meetings of a person, and who wrote them?
-- :name required  name as written, or a part of it
-- :limit = 1000  most rows
select evidence.published_on, evidence.source, evidence.attributed_to, evidence.evidence, evidence.url
from bi.evidence as evidence
where evidence.meeting_key in (
    select participants.meeting_key
    from bi.meeting_participants as participants
    where participants.actor_key = any(array(select actor_key from bi.find_parties(:name)))
)
order by evidence.published_on desc nulls last, evidence.meeting_key, evidence.position
limit cast(:limit as integer)
