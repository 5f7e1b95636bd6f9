-- One row per meeting.
create view bi.meetings_flat as
select
    meetings.meeting_key,
    meetings.kind,
    meetings.status,
    meetings.title,
    meetings.started_on,
    meetings.ended_on,
    meetings.days,
    meetings.earliest_on,
    meetings.latest_on,
    meetings.month_on,
    meetings.first_reported_on,
    meetings.last_reported_on,
    meetings.date_text,
    meetings.precision,
    meetings.city,
    meetings.country,
    meetings.country_code,
    meetings.venue,
    meetings.participants,
    meetings.posts,
    meetings.topics,
    meetings.sources,
    meetings.report_count,
    meetings.story_count,
    meetings.source_count,
    meetings.confidence,
    meetings.evidence,
    meetings.disputed
from bi.fact_meeting as meetings;

comment on view bi.meetings_flat is 'One row per meeting, with participants, posts, topics, sources and evidence as text.';
comment on column bi.meetings_flat.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.meetings_flat.kind is 'summit, talks, visit, call, conference or other.';
comment on column bi.meetings_flat.status is 'planned, held or called_off, as latest known.';
comment on column bi.meetings_flat.title is 'Title made from kind, participants, city and days.';
comment on column bi.meetings_flat.started_on is 'First day; empty when it is not known to the day.';
comment on column bi.meetings_flat.ended_on is 'Last day, inclusive; empty when it is not told.';
comment on column bi.meetings_flat.days is 'Number of days from the first to the last.';
comment on column bi.meetings_flat.earliest_on is 'First day it may have begun, where only a week, month or year is told.';
comment on column bi.meetings_flat.latest_on is 'Last day it may have ended, inclusive.';
comment on column bi.meetings_flat.month_on is 'First day of the month; empty when it is not told to the month.';
comment on column bi.meetings_flat.first_reported_on is 'Day of the first article that tells it.';
comment on column bi.meetings_flat.last_reported_on is 'Day of the latest article that tells it.';
comment on column bi.meetings_flat.date_text is 'Words that the days were read from.';
comment on column bi.meetings_flat.precision is 'How exact the days are: day, week, month, year or unknown.';
comment on column bi.meetings_flat.city is 'City, as far as it is told.';
comment on column bi.meetings_flat.country is 'Country of the place, in usual English.';
comment on column bi.meetings_flat.country_code is 'Country of the place, ISO 3166 code.';
comment on column bi.meetings_flat.venue is 'Building or site, if told.';
comment on column bi.meetings_flat.participants is 'Names of those who took part, separated by commas.';
comment on column bi.meetings_flat.posts is 'Posts held that day, as "name: post", separated by semicolons.';
comment on column bi.meetings_flat.topics is 'Topics, the surest first, separated by commas.';
comment on column bi.meetings_flat.sources is 'Publishers, agencies and cited media that tell it, separated by commas.';
comment on column bi.meetings_flat.report_count is 'Number of reports of it.';
comment on column bi.meetings_flat.story_count is 'Number of stories; reprints of one dispatch count once.';
comment on column bi.meetings_flat.source_count is 'Number of independent sources.';
comment on column bi.meetings_flat.confidence is 'Certainty that it is as told, 0 to 1.';
comment on column bi.meetings_flat.evidence is 'The sentences that tell it.';
comment on column bi.meetings_flat.disputed is 'What its reports tell differently: days, kind, parties, place, status; empty where they agree.';
