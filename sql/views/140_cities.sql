-- One row per city of the gazetteer.
create view bi.cities as
select
    id::text as place_key,
    name as city,
    country_code,
    latitude,
    longitude,
    population
from places
where kind = 'city';

comment on view bi.cities is 'One row per city of the gazetteer, whether a meeting was there or not: to draw a map with.';
comment on column bi.cities.place_key is 'Key of the place, as in dim_place.';
comment on column bi.cities.city is 'Usual English name.';
comment on column bi.cities.country_code is 'Country it lies in, ISO 3166 code.';
comment on column bi.cities.latitude is 'Degrees north.';
comment on column bi.cities.longitude is 'Degrees east.';
comment on column bi.cities.population is 'People living there, by GeoNames.';
