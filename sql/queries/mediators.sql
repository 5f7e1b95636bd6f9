-- Who mediates between two countries?
-- :a required  code of one country
-- :b required  code of the other country
select
    mediators.name as mediator, mediators.country_code, count(*) as meetings,
    min(meetings.started_on) as first_on, max(meetings.started_on) as last_on
from bi.meeting_participants as mediators
join bi.meetings_flat as meetings using (meeting_key)
where mediators.role = 'mediator'
  and :a <> :b
  and exists (
      select from bi.meeting_participants as one
      where one.meeting_key = mediators.meeting_key and one.country_code = :a
  )
  and exists (
      select from bi.meeting_participants as other
      where other.meeting_key = mediators.meeting_key and other.country_code = :b
  )
group by mediators.name, mediators.country_code
order by meetings desc, mediator
