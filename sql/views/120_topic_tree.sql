-- One row per topic and each topic that it covers: itself, and those below it.
create view bi.topic_tree as
select
    parents.code as topic_code,
    parents.name as topic,
    topics.code as covered_code,
    topics.name as covered
from topics
join topics as parents on parents.code in (topics.code, topics.parent_code);

comment on view bi.topic_tree is 'One row per topic and each topic that it covers: itself, and those below it.';
comment on column bi.topic_tree.topic_code is 'Code of the topic.';
comment on column bi.topic_tree.topic is 'Name of the topic.';
comment on column bi.topic_tree.covered_code is 'Code of the topic itself, or of one below it.';
comment on column bi.topic_tree.covered is 'Name of the topic covered.';
