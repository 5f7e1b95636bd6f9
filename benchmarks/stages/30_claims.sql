-- What the articles tell: two persons met, and at every fifth meeting a country too. One article
-- of twenty has the day wrong, and one of fifty calls the meeting something else.
create table made_up.sides as
select held.number as meeting, side.number as side, people.*
from made_up.held
cross join lateral (values (0, held.one), (1, held.two)) as side (number, person)
join made_up.people as people on people.number = side.person;
create index on made_up.sides (meeting);
analyze made_up.sides;

insert into article_entities (article_id, number, kind, name, forms, country_code)
select drawn.id, sides.side, 'person', sides.name, array[sides.name], sides.country
from made_up.drawn
join made_up.sides on sides.meeting = drawn.meeting;
insert into actor_members (article_id, entity_number, actor_id, rule, score)
select drawn.id, sides.side, sides.id, 'same_name', 1
from made_up.drawn
join made_up.sides on sides.meeting = drawn.meeting;

insert into reports (
    article_id, position, kind, status, during, precision, place_country_code, confidence,
    extractor_version
)
select
    drawn.id,
    0,
    case when made_up.draw('misnamed', drawn.number) < 0.02 then 'other' else held.kind end,
    held.status,
    daterange(told.day, told.day + 1),
    'day',
    cities.country_code,
    0.9,
    'made up'
from made_up.drawn
join made_up.held on held.number = drawn.meeting
cross join lateral (
    select held.day + (made_up.draw('misdated', drawn.number) < 0.05)::integer as day
) as told
join made_up.cities on cities.number = held.city;
insert into report_parties (
    article_id, report_position, position, entity_number, role, post, post_code
)
select drawn.id, 0, sides.side, sides.side, 'participant', sides.post, sides.post_code
from made_up.drawn
join made_up.sides on sides.meeting = drawn.meeting;
insert into report_parties (article_id, report_position, position, country_code, role)
select drawn.id, 0, 2, lands.code, case when held.number % 50 = 0 then 'mediator' else 'host' end
from made_up.drawn
join made_up.held on held.number = drawn.meeting and held.number % 5 = 0
join made_up.lands on lands.number = held.third;
insert into report_evidence (article_id, report_position, position, start_offset, end_offset)
select id, 0, 0, 0, length(said) from made_up.drawn where meeting is not null;
