-- What were some meetings about, month by month? One row a topic and month, of the commonest topics.
-- :meetings required  keys of the meetings
-- :limit = 12  number of topics
with told as (
    select mt.topic_code, date_trunc('month', lower(m.during))::date as month_on
    from meetings as m
    join meeting_topics as mt on mt.meeting_id = m.id
    where m.id = any(cast(:meetings as uuid[]))
      and m.precision in ('day', 'week', 'month')
),

commonest as (
    select topic_code, count(*) as meetings
    from told
    group by topic_code
    order by meetings desc, topic_code
    limit cast(:limit as bigint)
)

select topics.name as topic, told.month_on, count(*) as meetings
from told
join commonest using (topic_code)
join topics on topics.code = told.topic_code
group by topics.code, commonest.meetings, told.month_on
order by commonest.meetings desc, topics.name, told.month_on
