-- One row per touched meeting whose place is told, with the place's key.
with named as (
    -- Who writes of the Kremlin names no Moscow that the gazetteer was asked for: a city told with
    -- its country is the largest of that name there.
    select distinct on (told.city, told.country_code)
        told.city, told.country_code, places.id
    from (
        select distinct place_city as city, place_country_code as country_code
        from touched_meetings
        join meetings using (id)
        where place_id is null
    ) as told
    join places
        on places.name = told.city
        and places.country_code = told.country_code
        and places.kind = 'city'
    order by told.city, told.country_code, places.population desc nulls last, places.id
)

select
    meetings.id as meeting_id,
    coalesce(meetings.place_id, named.id) as place_id,
    meetings.place_city as city,
    meetings.place_country_code as country_code,
    coalesce(
        coalesce(meetings.place_id, named.id)::text,
        coalesce(meetings.place_country_code, '') || '/' || coalesce(meetings.place_city, '')
    ) as place_key
from touched_meetings
join meetings using (id)
left join named
    on meetings.place_id is null
    and named.city = meetings.place_city
    and named.country_code = meetings.place_country_code
where num_nonnulls(meetings.place_id, meetings.place_country_code, meetings.place_city) > 0
