-- Which sentences tell the meetings of a person, and who wrote them?
-- :name required  name as written, or a part of it
select evidence.published_on, evidence.source, evidence.attributed_to, evidence.evidence, evidence.url
from bi.evidence as evidence
where exists (
    select from bi.meeting_participants as participants
    where participants.meeting_key = evidence.meeting_key
      and participants.name ilike '%' || :name || '%'
)
order by evidence.published_on desc nulls last, evidence.meeting_key, evidence.position
