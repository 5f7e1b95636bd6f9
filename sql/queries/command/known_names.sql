-- Which names of persons and organisations do the articles bear? One row a name.
select distinct n.name
from actor_names as n
union
select distinct n.name
from organisation_names as n
join organisation_members as m on m.organisation_id = n.organisation_id
order by 1
