-- Who and what is met: persons, countries, sources, topics, posts, and paragraphs to print.
-- They are met as seldom and as often as in news: a power of an even draw.
create schema made_up;
create function made_up.draw(salt text, number bigint) returns double precision
language sql immutable parallel safe as
$$ select (hashtext(salt || number) & 2147483647) / 2147483648.0 $$;
create function made_up.word(salt text, number bigint, most integer) returns text
language sql immutable parallel safe as
$$ select left(translate(md5(salt || number), '0123456789', 'aeioubdgrl'), most) $$;

create table made_up.lands as
select code, row_number() over (order by md5(code)) - 1 as number
from countries where alpha3 is not null;
create table made_up.media as
select slug, name, row_number() over (order by md5(slug)) - 1 as number from sources;
create table made_up.subjects as
select code, row_number() over (order by md5(code)) - 1 as number from topics;
create table made_up.cities as
select id, country_code, row_number() over (order by population desc, id) - 1 as number
from places where kind = 'city' and population is not null
order by population desc, id
limit 3000;
create table made_up.titles as
select code, name, row_number() over (order by md5(code)) - 1 as number from posts;
-- Words as often as in English: the second half as often as the first, and so on.
create table made_up.paragraphs as
select
    p as number,
    string_agg(
        made_up.word('word', rank, (3 + rank % 7)::integer),
        case when w % 18 = 0 then '. ' else ' ' end
        order by w
    ) || '.' as words
from generate_series(0, 4999) as p
cross join generate_series(1, 92) as w
cross join lateral (
    select floor(power(50000, made_up.draw('rank', p * 1000 + w)))::bigint as rank
) as drawn
group by p;

insert into loads (
    kind, arguments, version, started_at, ended_at, outcome, read_count, inserted_count
)
values ('load', '{}', 'made up', now(), now(), 'succeeded', :articles, :articles);

create table made_up.people as
with drawn as materialized (
    select
        n as number,
        floor(
            (select count(*) from made_up.lands) * power(made_up.draw('land', n), 3)
        )::bigint as land,
        floor((select count(*) from made_up.titles) * made_up.draw('post', n))::bigint as title
    from generate_series(0, :articles / 20) as n
)
select
    drawn.number,
    md5('actor' || drawn.number)::uuid as id,
    initcap(made_up.word('first', drawn.number % 997, 5)) || ' '
    || initcap(made_up.word('last', drawn.number, 8)) as name,
    lands.code as country,
    titles.code as post_code,
    titles.name as post
from drawn
join made_up.lands on lands.number = drawn.land
join made_up.titles on titles.number = drawn.title;
create unique index on made_up.people (number);

insert into actors (id, name, sort_key, country_code, description)
select id, name, lower(name), country, post from made_up.people;
insert into actor_names (actor_id, name, name_key, origin)
select id, name, lower(name), 'seen' from made_up.people;
insert into search.names (kind, key, name, words)
select 'actor', actor_id, name, search.name_words(name, name_key) from actor_names
union all
select 'organisation', organisation_id, name, search.name_words(name, name_key)
from organisation_names
on conflict do nothing;
insert into affiliations (
    actor_id, position, country_code, post, post_code, qualifier, during, evidence_count
)
select id, 0, country, post, post_code, 'current', daterange('2014-01-01', '2026-01-01'), 3
from made_up.people;
