-- What is derived from the claims.
insert into meetings (
    id, kind, status, title, during, precision, date_text, earliest_on, latest_on, place_id,
    place_city, place_country_code, confidence, report_count, story_count, source_count
)
select
    held.id, held.kind, held.status, one.name || ' and ' || two.name,
    daterange(held.day, held.day + 1), 'day', held.day::text, held.day, held.day, cities.id,
    places.name, cities.country_code, 0.9, told.count, told.count, told.media
from made_up.held
join made_up.people as one on one.number = held.one
join made_up.people as two on two.number = held.two
join made_up.cities on cities.number = held.city
join places on places.id = cities.id
join (
    select meeting, count(*) as count, count(distinct slug) as media
    from made_up.drawn
    group by meeting
) as told on told.meeting = held.number;
insert into meeting_statuses (meeting_id, status, first_told_on)
select id, status, day from made_up.held;
insert into meeting_reports (article_id, report_position, meeting_id, rule, score)
select drawn.id, 0, held.id, 'same_parties', 0.9
from made_up.drawn
join made_up.held on held.number = drawn.meeting;
insert into meeting_participants (
    meeting_id, position, actor_id, role, post, post_code, represents_country_code, report_count
)
select
    held.id, sides.side, sides.id, 'participant', sides.post, sides.post_code, sides.country, 1
from made_up.held
join made_up.sides on sides.meeting = held.number;
insert into meeting_participants (meeting_id, position, country_code, role, report_count)
select held.id, 2, lands.code, case when held.number % 50 = 0 then 'mediator' else 'host' end, 1
from made_up.held
join made_up.lands on lands.number = held.third
where held.number % 5 = 0;
insert into meeting_topics (meeting_id, topic_code, weight, words)
select held.id, subjects.code, 0.8, 'made up'
from made_up.held
join made_up.subjects on subjects.number = held.topic;
