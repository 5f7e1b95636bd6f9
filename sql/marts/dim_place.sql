-- One row per place of a touched meeting.
with told as (
    select distinct
        place_key,
        place_id,
        case when place_id is null then city end as city,
        case when place_id is null then country_code end as country_code
    from told_places
)

select
    told.place_key,
    coalesce(places.name, told.city, countries.name) as name,
    coalesce(places.name, told.city) as city,
    countries.code as country_code,
    countries.name as country,
    coalesce(places.kind, case when told.city is null then 'country' else 'other' end) as kind,
    places.latitude,
    places.longitude,
    places.population
from told
left join places on places.id = told.place_id
left join countries on countries.code = coalesce(places.country_code, told.country_code)
