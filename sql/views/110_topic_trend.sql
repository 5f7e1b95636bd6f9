-- One row per topic and month.
create view bi.topic_trend as
select
    told.month_on,
    topics.topic_code,
    topics.name as topic,
    topics.parent_code,
    topics.parent,
    count(*) as meeting_count,
    count(*) filter (where told.status = 'held') as held_count,
    sum(told.report_count)::bigint as report_count
from bi.bridge_meeting_topic as told
join bi.dim_topic as topics using (topic_code)
where told.month_on is not null
group by 1, 2;

comment on view bi.topic_trend is 'One row per topic and month of the meetings that were about it; meetings whose month is not told are left out.';
comment on column bi.topic_trend.month_on is 'First day of the month.';
comment on column bi.topic_trend.topic_code is 'Code of the topic.';
comment on column bi.topic_trend.topic is 'Name of the topic.';
comment on column bi.topic_trend.parent_code is 'Code of the topic of the first level.';
comment on column bi.topic_trend.parent is 'Name of the topic of the first level.';
comment on column bi.topic_trend.meeting_count is 'Meetings that were about it, those planned or called off too.';
comment on column bi.topic_trend.held_count is 'How many of them were held.';
comment on column bi.topic_trend.report_count is 'Reports of these meetings.';
