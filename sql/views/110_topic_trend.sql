-- One row per topic and month.
create view bi.topic_trend as
select
    date_trunc('month', lower(meetings.during))::date as month_on,
    topics.code as topic_code,
    topics.name as topic,
    coalesce(parents.code, topics.code) as parent_code,
    coalesce(parents.name, topics.name) as parent,
    count(*) as meeting_count,
    sum(meetings.report_count)::bigint as report_count
from meeting_topics as told
join meetings on meetings.id = told.meeting_id
join topics on topics.code = told.topic_code
left join topics as parents on parents.code = topics.parent_code
where meetings.precision in ('day', 'week', 'month')
group by 1, 2, 3, 4, 5;

comment on view bi.topic_trend is 'One row per topic and month of the meetings that were about it; meetings whose month is not told are left out.';
comment on column bi.topic_trend.month_on is 'First day of the month.';
comment on column bi.topic_trend.topic_code is 'Code of the topic.';
comment on column bi.topic_trend.topic is 'Name of the topic.';
comment on column bi.topic_trend.parent_code is 'Code of the topic of the first level.';
comment on column bi.topic_trend.parent is 'Name of the topic of the first level.';
comment on column bi.topic_trend.meeting_count is 'Meetings that were about it.';
comment on column bi.topic_trend.report_count is 'Reports of these meetings.';
