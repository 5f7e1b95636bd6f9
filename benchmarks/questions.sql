-- A large made-up database: facts with their claims and evidence, straight into the tables.
-- :articles is their number. Half of them tell of a meeting, three of ten bring a new one; persons,
-- countries and sources are met as seldom and as often as in news (a power of an even draw).
create function pg_temp.draw(salt text, number bigint) returns double precision
language sql immutable as $$ select (hashtext(salt || number) & 2147483647) / 2147483648.0 $$;

create temp table lands as
select code, row_number() over (order by md5(code)) - 1 as number
from countries where alpha3 is not null;
create temp table media as
select slug, name, row_number() over (order by md5(slug)) - 1 as number from sources;
create temp table subjects as
select code, row_number() over (order by md5(code)) - 1 as number from topics;
create temp table titles as
select code, name, row_number() over (order by md5(code)) - 1 as number from posts;

insert into loads (
    kind, arguments, version, started_at, ended_at, outcome, read_count, inserted_count
)
values ('load', '{}', 'made up', now(), now(), 'succeeded', :articles, :articles);

create temp table people as
with drawn as materialized (
    select
        n as number,
        floor((select count(*) from lands) * power(pg_temp.draw('land', n), 3))::bigint as land,
        floor((select count(*) from titles) * pg_temp.draw('post', n))::bigint as title
    from generate_series(0, :articles / 20) as n
)
select
    drawn.number,
    md5('actor' || drawn.number)::uuid as id,
    initcap(
        translate(md5('first' || drawn.number % 997), '0123456789', 'aeioubdgrl')::varchar(5)
    ) || ' ' || initcap(
        translate(md5('last' || drawn.number), '0123456789', 'aeioubdgrl')::varchar(8)
    ) as name,
    lands.code as country,
    titles.code as post_code,
    titles.name as post
from drawn
join lands on lands.number = drawn.land
join titles on titles.number = drawn.title;
create unique index on people (number);

insert into actors (id, name, sort_key, country_code, description)
select id, name, lower(name), country, post from people;
insert into actor_names (actor_id, name, name_key, origin)
select id, name, lower(name), 'seen' from people;
insert into affiliations (
    actor_id, position, country_code, post, post_code, qualifier, during, evidence_count
)
select id, 0, country, post, post_code, 'current', daterange('2014-01-01', '2026-01-01'), 3
from people;

create temp table drawn as
with numbered as materialized (
    select
        n as number,
        floor((select count(*) from media) * power(pg_temp.draw('medium', n), 3))::bigint as medium
    from generate_series(0, :articles - 1) as n
)
select
    one.number,
    md5('article' || one.number)::uuid as id,
    date '2015-01-01' + (one.number::bigint * 3650 / :articles)::integer as day,
    media.slug,
    media.name as medium,
    case when one.number % 2 = 0 then (one.number / 2) % (:articles * 3 / 10) end as meeting
from numbered as one
join media on media.number = one.medium;

create temp table held as
select
    number,
    md5('meeting' || number)::uuid as id,
    date '2015-01-01' + (number * 2 * 3650 / :articles)::integer
    + floor(3 * pg_temp.draw('day', number))::integer as day,
    floor((select count(*) from people) * power(pg_temp.draw('one', number), 3))::bigint as one,
    floor((select count(*) from people) * power(pg_temp.draw('two', number), 3))::bigint as two,
    floor((select count(*) from lands) * power(pg_temp.draw('third', number), 3))::bigint as third,
    floor((select count(*) from lands) * power(pg_temp.draw('place', number), 3))::bigint as place,
    floor((select count(*) from subjects) * power(pg_temp.draw('topic', number), 2))::bigint as topic,
    (array['summit', 'talks', 'talks', 'visit', 'call', 'conference'])[
        1 + floor(6 * pg_temp.draw('kind', number))::integer
    ] as kind,
    (array['held', 'held', 'held', 'held', 'planned', 'called_off'])[
        1 + floor(6 * pg_temp.draw('status', number))::integer
    ] as status
from generate_series(0::bigint, :articles * 3 / 10 - 1) as number;
update held set two = (two + 1) % (select count(*) from people) where one = two;
create unique index on held (number);
analyze drawn;
analyze held;
analyze people;

insert into articles (
    id, key, source_slug, source_name, external_id, url, title, published_on, language, text,
    content_hash, status, format, locator, load_id, extractor_version
)
select
    drawn.id,
    'made-up:' || drawn.number,
    drawn.slug,
    drawn.medium,
    drawn.number::text,
    'https://example.org/' || drawn.number,
    coalesce(one.name || ' meets ' || two.name, 'Prices of the day ' || drawn.number),
    drawn.day,
    'en',
    coalesce(one.post || ' ' || one.name || ' met ' || two.name || ' in ' || drawn.day || '. ', '')
    || (
        select
            string_agg(
                translate(md5(drawn.number / 7 || ':' || w), '0123456789', 'aeioubdgrl')::varchar(6),
                ' '
            )
        from generate_series(1, 60) as w
    ) || '.',
    sha256(drawn.number::text::bytea),
    'current',
    'jsonl',
    'made-up.jsonl:' || drawn.number,
    (select max(id) from loads),
    'made up'
from drawn
left join held on held.number = drawn.meeting
left join people as one on one.number = held.one
left join people as two on two.number = held.two;

insert into article_sources (article_id, position, source_slug, name, role)
select id, 0, slug, medium, 'publisher' from drawn;
insert into stories (id, title, first_published_on, article_count)
select id, 'Story ' || number, day, 1 from drawn;
insert into article_stories (article_id, story_id, rule, score) select id, id, 'alone', 1 from drawn;

insert into article_entities (article_id, number, kind, name, forms, country_code)
select drawn.id, side.number, 'person', people.name, array[people.name], people.country
from drawn
join held on held.number = drawn.meeting
cross join lateral (values (0, held.one), (1, held.two)) as side (number, person)
join people on people.number = side.person;
insert into actor_members (article_id, entity_number, actor_id, rule, score)
select drawn.id, side.number, people.id, 'same_name', 1
from drawn
join held on held.number = drawn.meeting
cross join lateral (values (0, held.one), (1, held.two)) as side (number, person)
join people on people.number = side.person;

insert into reports (
    article_id, position, kind, status, during, precision, place_country_code, confidence,
    extractor_version
)
select
    drawn.id, 0, held.kind, held.status, daterange(held.day, held.day + 1), 'day', lands.code, 0.9,
    'made up'
from drawn
join held on held.number = drawn.meeting
join lands on lands.number = held.place;
insert into report_parties (
    article_id, report_position, position, entity_number, role, post, post_code
)
select drawn.id, 0, side.number, side.number, 'participant', people.post, people.post_code
from drawn
join held on held.number = drawn.meeting
cross join lateral (values (0, held.one), (1, held.two)) as side (number, person)
join people on people.number = side.person;
insert into report_parties (article_id, report_position, position, country_code, role)
select drawn.id, 0, 2, lands.code, 'participant'
from drawn
join held on held.number = drawn.meeting and held.number % 5 = 0
join lands on lands.number = held.third;
insert into report_evidence (article_id, report_position, position, start_offset, end_offset)
select drawn.id, 0, 0, 0, position('. ' in articles.text)
from drawn
join articles on articles.id = drawn.id
where drawn.meeting is not null;

insert into meetings (
    id, kind, status, title, during, precision, date_text, earliest_on, latest_on,
    place_country_code, confidence, report_count, story_count, source_count
)
select
    held.id, held.kind, held.status, one.name || ' and ' || two.name,
    daterange(held.day, held.day + 1), 'day', held.day::text, held.day, held.day, lands.code, 0.9,
    told.count, told.count, told.media
from held
join people as one on one.number = held.one
join people as two on two.number = held.two
join lands on lands.number = held.place
join (
    select meeting, count(*) as count, count(distinct slug) as media from drawn group by meeting
) as told on told.meeting = held.number;
insert into meeting_statuses (meeting_id, status, first_told_on) select id, status, day from held;
insert into meeting_reports (article_id, report_position, meeting_id, rule, score)
select drawn.id, 0, held.id, 'same_parties', 0.9
from drawn
join held on held.number = drawn.meeting;
insert into meeting_participants (
    meeting_id, position, actor_id, role, post, post_code, represents_country_code, report_count
)
select
    held.id, side.number, people.id, 'participant', people.post, people.post_code, people.country, 1
from held
cross join lateral (values (0, held.one), (1, held.two)) as side (number, person)
join people on people.number = side.person;
insert into meeting_participants (meeting_id, position, country_code, role, report_count)
select held.id, 2, lands.code, 'participant', 1
from held
join lands on lands.number = held.third
where held.number % 5 = 0;
insert into meeting_topics (meeting_id, topic_code, weight, words)
select held.id, subjects.code, 0.8, 'made up'
from held
join subjects on subjects.number = held.topic;
