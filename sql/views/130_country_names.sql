-- One row per country and way to write it.
create view bi.country_names as
select code as country_code, name as country, name as form from countries
union
select code, name, code from countries
union
select code, name, alpha3 from countries where alpha3 is not null
union
select countries.code, countries.name, known.form
from country_names as known
join countries on countries.code = known.country_code;

comment on view bi.country_names is 'One row per country and way to write it: names, adjectives, ISO 3166 codes.';
comment on column bi.country_names.country_code is 'ISO 3166 code, two letters.';
comment on column bi.country_names.country is 'Usual English name.';
comment on column bi.country_names.form is 'The way to write it: name, adjective or code.';
