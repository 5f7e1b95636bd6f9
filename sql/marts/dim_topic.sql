-- One row per topic.
select
    topics.code as topic_code,
    topics.name,
    coalesce(parents.code, topics.code) as parent_code,
    coalesce(parents.name, topics.name) as parent,
    case when parents.code is null then 1 else 2 end as level,
    topics.description,
    topics.iptc_code,
    topics.plover_context
from topics
left join topics as parents on parents.code = topics.parent_code
