-- By which words is a topic known? One row a form.
select topic_code, topic, topic_code as form from bi.topic_tree
union
select topic_code, topic, topic from bi.topic_tree
order by 1, 3
