-- By which words is a country known? One row a form.
select country_code, country, form
from bi.country_names
order by 1, 3
