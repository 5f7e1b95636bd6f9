-- One row per ordered pair of participants of a meeting: each pair stands in both directions.
create view bi.who_met_whom as
select
    a.meeting_key,
    a.name as actor_a,
    b.name as actor_b,
    a.type as type_a,
    b.type as type_b,
    a.post_name as post_a,
    b.post_name as post_b,
    a.post_code as post_code_a,
    b.post_code as post_code_b,
    a.country_code as country_a,
    b.country_code as country_b,
    a.organisation as organisation_a,
    b.organisation as organisation_b,
    a.role as role_a,
    b.role as role_b,
    a.participant_key as actor_key_a,
    b.participant_key as actor_key_b,
    a.kind,
    a.status,
    a.started_on,
    meetings.ended_on,
    meetings.days,
    meetings.earliest_on,
    meetings.latest_on,
    meetings.first_reported_on,
    meetings.last_reported_on,
    meetings.precision,
    meetings.city,
    meetings.country,
    meetings.country_code,
    meetings.topics,
    meetings.sources,
    meetings.source_count,
    meetings.confidence,
    meetings.first_evidence as evidence
from bi.fact_participation as a
join bi.fact_participation as b
    on b.meeting_key = a.meeting_key
    and b.position <> a.position
    and (a.side is null or b.side is null or a.side <> b.side)
-- A left join, so that who asks for nothing of the meetings does not read them.
left join bi.fact_meeting as meetings on meetings.meeting_key = a.meeting_key
where a.role <> 'absent' and b.role <> 'absent';

comment on view bi.who_met_whom is 'One row per ordered pair of participants of a meeting that did not sit on one side; filter actor_a or country_a and read the other side in b.';
comment on column bi.who_met_whom.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.who_met_whom.actor_a is 'Name of the first of the pair.';
comment on column bi.who_met_whom.actor_b is 'Name of the second of the pair.';
comment on column bi.who_met_whom.type_a is 'person, organisation or country.';
comment on column bi.who_met_whom.type_b is 'person, organisation or country.';
comment on column bi.who_met_whom.post_a is 'Post that the first held that day, as written.';
comment on column bi.who_met_whom.post_b is 'Post that the second held that day, as written.';
comment on column bi.who_met_whom.post_code_a is 'The first one''s post, normalised.';
comment on column bi.who_met_whom.post_code_b is 'The second one''s post, normalised.';
comment on column bi.who_met_whom.country_a is 'ISO 3166 code of the country that the first is or stands for.';
comment on column bi.who_met_whom.country_b is 'ISO 3166 code of the country that the second is or stands for.';
comment on column bi.who_met_whom.organisation_a is 'Organisation that the first is or stands for.';
comment on column bi.who_met_whom.organisation_b is 'Organisation that the second is or stands for.';
comment on column bi.who_met_whom.role_a is 'participant, host, visitor, mediator or head_of_delegation.';
comment on column bi.who_met_whom.role_b is 'participant, host, visitor, mediator or head_of_delegation.';
comment on column bi.who_met_whom.actor_key_a is 'Key of the first: id of a person or organisation, code of a country.';
comment on column bi.who_met_whom.actor_key_b is 'Key of the second: id of a person or organisation, code of a country.';
comment on column bi.who_met_whom.kind is 'summit, talks, visit, call, conference or other.';
comment on column bi.who_met_whom.status is 'planned, held or called_off, as latest known.';
comment on column bi.who_met_whom.started_on is 'First day; empty when it is not known to the day.';
comment on column bi.who_met_whom.ended_on is 'Last day, inclusive; empty when it is not told.';
comment on column bi.who_met_whom.days is 'Number of days from the first to the last.';
comment on column bi.who_met_whom.earliest_on is 'First day it may have begun.';
comment on column bi.who_met_whom.latest_on is 'Last day it may have ended, inclusive.';
comment on column bi.who_met_whom.first_reported_on is 'Day of the first article that tells it.';
comment on column bi.who_met_whom.last_reported_on is 'Day of the latest article that tells it.';
comment on column bi.who_met_whom.precision is 'How exact the days are: day, week, month, year or unknown.';
comment on column bi.who_met_whom.city is 'City, as far as it is told.';
comment on column bi.who_met_whom.country is 'Country of the place, in usual English.';
comment on column bi.who_met_whom.country_code is 'Country of the place, ISO 3166 code.';
comment on column bi.who_met_whom.topics is 'Topics, the surest first, separated by commas.';
comment on column bi.who_met_whom.sources is 'Publishers, agencies and cited media that tell it, separated by commas.';
comment on column bi.who_met_whom.source_count is 'Number of independent sources.';
comment on column bi.who_met_whom.confidence is 'Certainty that it is as told, 0 to 1.';
comment on column bi.who_met_whom.evidence is 'First sentence that tells it.';
