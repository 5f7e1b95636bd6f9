-- One row per country.
select
    code as country_code,
    alpha3,
    name,
    lower(during) as existed_from,
    upper(during) - 1 as existed_until
from countries
