-- One row per person and meeting, in the order of days.
create view bi.actor_timeline as
select
    participants.participant_key as actor_key,
    participants.name as actor,
    participants.meeting_key,
    participants.started_on,
    meetings.ended_on,
    meetings.earliest_on,
    meetings.latest_on,
    meetings.first_reported_on,
    meetings.last_reported_on,
    participants.kind,
    participants.status,
    participants.role,
    participants.post,
    participants.post_code,
    participants.organisation,
    participants.country_code,
    meetings.city,
    meetings.country,
    meetings.participants as with_whom,
    meetings.topics,
    meetings.sources
from bi.fact_participation as participants
-- A left join, so that who asks for nothing of the meetings does not read them.
left join bi.meetings_flat as meetings using (meeting_key)
where participants.type = 'person';

comment on view bi.actor_timeline is 'One row per person and meeting, with the post held that day.';
comment on column bi.actor_timeline.actor_key is 'Key of the person.';
comment on column bi.actor_timeline.actor is 'Name of the person.';
comment on column bi.actor_timeline.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.actor_timeline.started_on is 'First day; empty when it is not known to the day.';
comment on column bi.actor_timeline.ended_on is 'Last day, inclusive; empty when it is not told.';
comment on column bi.actor_timeline.earliest_on is 'First day it may have begun.';
comment on column bi.actor_timeline.latest_on is 'Last day it may have ended, inclusive.';
comment on column bi.actor_timeline.first_reported_on is 'Day of the first article that tells it.';
comment on column bi.actor_timeline.last_reported_on is 'Day of the latest article that tells it.';
comment on column bi.actor_timeline.kind is 'summit, talks, visit, call, conference or other.';
comment on column bi.actor_timeline.status is 'planned, held or called_off, as latest known.';
comment on column bi.actor_timeline.role is 'participant, host, visitor, mediator, head_of_delegation or absent.';
comment on column bi.actor_timeline.post is 'Post held that day, as written.';
comment on column bi.actor_timeline.post_code is 'Post held that day, normalised.';
comment on column bi.actor_timeline.organisation is 'Organisation that the person stood for.';
comment on column bi.actor_timeline.country_code is 'Country that the person stood for, ISO 3166 code.';
comment on column bi.actor_timeline.city is 'City of the meeting, as far as it is told.';
comment on column bi.actor_timeline.country is 'Country of the meeting, in usual English.';
comment on column bi.actor_timeline.with_whom is 'Names of all who took part, separated by commas.';
comment on column bi.actor_timeline.topics is 'Topics, the surest first, separated by commas.';
comment on column bi.actor_timeline.sources is 'Publishers, agencies and cited media that tell it, separated by commas.';
