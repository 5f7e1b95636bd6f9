-- By which words is a topic known? One row a form.
select code, name, code as form from topics
union
select code, name, name from topics
order by 1, 3
