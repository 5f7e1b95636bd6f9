-- One row per participant of a meeting.
create view bi.meeting_participants as
select
    one.meeting_key,
    one.position,
    one.participant_key as actor_key,
    one.name,
    one.type,
    one.role,
    one.side,
    one.post,
    one.post_code,
    one.organisation,
    one.country_code,
    one.head_count,
    one.report_count
from bi.fact_participation as one;

comment on view bi.meeting_participants is 'One row per participant of a meeting.';
comment on column bi.meeting_participants.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.meeting_participants.position is 'Order within the meeting, from 0.';
comment on column bi.meeting_participants.actor_key is 'Key of the participant: id of a person or organisation, code of a country.';
comment on column bi.meeting_participants.name is 'Name of the participant.';
comment on column bi.meeting_participants.type is 'person, organisation or country.';
comment on column bi.meeting_participants.role is 'participant, host, visitor, mediator, head_of_delegation or absent.';
comment on column bi.meeting_participants.side is 'Participants of one number sat on one side; empty where none is told, or where all sat on one.';
comment on column bi.meeting_participants.post is 'Post held that day, as written.';
comment on column bi.meeting_participants.post_code is 'Post held that day, normalised.';
comment on column bi.meeting_participants.organisation is 'Organisation that the participant is or stands for.';
comment on column bi.meeting_participants.country_code is 'ISO 3166 code of the country that the participant is or stands for.';
comment on column bi.meeting_participants.head_count is 'Size of a delegation, as written.';
comment on column bi.meeting_participants.report_count is 'Number of reports that name the participant.';
