-- One row per field of a meeting, article and value, where articles tell different values.
create view bi.meeting_disagreements as
select
    one.meeting_key,
    meetings.title,
    one.field,
    one.chosen,
    one.told,
    one.article_key,
    sources.name as source,
    one.date_key as published_on
from bi.fact_disagreement as one
join bi.fact_meeting as meetings using (meeting_key)
left join bi.dim_source as sources using (source_key);

comment on view bi.meeting_disagreements is 'One row per field of a meeting, article and value, where articles tell different values.';
comment on column bi.meeting_disagreements.meeting_key is 'Key of the meeting, the same in all views.';
comment on column bi.meeting_disagreements.title is 'Title made from kind, participants, city and days.';
comment on column bi.meeting_disagreements.field is 'What the articles disagree on: kind, status, days, place or parties.';
comment on column bi.meeting_disagreements.chosen is 'The value that the meeting carries.';
comment on column bi.meeting_disagreements.told is 'The value that this article tells; days as a half-open range.';
comment on column bi.meeting_disagreements.article_key is 'Key of the article.';
comment on column bi.meeting_disagreements.source is 'Who published the article.';
comment on column bi.meeting_disagreements.published_on is 'Day the article was published.';
