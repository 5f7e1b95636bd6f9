-- Where were the meetings of a report held? One row a place of the gazetteer.
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :since  first day
-- :until  last day
select
    places.name as place,
    places.country,
    places.latitude,
    places.longitude,
    count(*) as meetings
from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
join bi.fact_meeting as meetings using (meeting_key)
join bi.dim_place as places using (place_key)
where meetings.status = 'held'
  and places.latitude is not null
  and places.longitude is not null
group by places.place_key
order by meetings desc, place, places.place_key
