-- Where were some meetings? One row a place of the gazetteer.
-- :meetings required  keys of the meetings
select
    places.name as place,
    countries.name as country,
    places.latitude,
    places.longitude,
    count(*) as meetings
from meetings
join places on places.id = meetings.place_id
left join countries on countries.code = places.country_code
where meetings.id = any(cast(:meetings as uuid[]))
  and places.latitude is not null
  and places.longitude is not null
group by places.id, countries.name
order by meetings desc, place, places.id
