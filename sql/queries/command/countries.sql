-- By which words is a country known? One row a form.
select code, name, name as form from countries
union
select code, name, code from countries
union
select code, name, alpha3 from countries where alpha3 is not null
union
select c.code, c.name, n.form
from country_names as n
join countries as c on c.code = n.country_code
order by 1, 3
