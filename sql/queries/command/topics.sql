-- What are the meetings about? One row a topic of the taxonomy.
-- :country  code of a country that a meeting was in or that took part
-- :since  first day of a meeting
-- :until  last day of a meeting
-- :all = no  yes: also topics of no meeting yet
-- :limit  number of rows, those with most meetings first
with counted as (
    select told.topic_code, count(*) as meetings
    from bi.find_meetings(:country, null, cast(:since as date), cast(:until as date))
    join bi.bridge_meeting_topic as told using (meeting_key)
    group by told.topic_code
)

select
    t.topic_code as topic_key,
    t.name,
    nullif(t.parent, t.name) as part_of,
    coalesce(n.meetings, 0) as meetings,
    t.description
from bi.dim_topic as t
left join counted as n using (topic_code)
where :all = 'yes' or n.meetings > 0
order by coalesce(n.meetings, 0) desc, t.name, t.topic_code
limit cast(:limit as bigint)
