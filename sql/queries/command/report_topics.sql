-- What were the meetings of a report about, month by month? One row a topic and month, of the
-- commonest topics.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
-- :limit = 12  number of topics
with told as (
    select
        bridge.topic_code,
        bridge.month_on,
        count(*) as meetings
    from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
    join bi.bridge_meeting_topic as bridge using (meeting_key)
    where bridge.status = 'held'
      and bridge.month_on is not null
    group by 1, 2
),

commonest as (
    select topic_code, sum(meetings) as meetings
    from told
    group by topic_code
    order by meetings desc, topic_code
    limit cast(:limit as bigint)
)

select topics.name as topic, told.month_on, told.meetings
from told
join commonest using (topic_code)
join bi.dim_topic as topics using (topic_code)
order by commonest.meetings desc, topics.name, told.month_on
