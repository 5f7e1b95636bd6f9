-- What is told by which article: three meetings for ten articles, told by every second one, and
-- about 2,000 characters of text each, the first sentence of which tells the meeting.
create table made_up.held as
select
    number,
    md5('meeting' || number)::uuid as id,
    date '2015-01-01' + (number * 2 * 3650 / :articles)::integer
    + floor(3 * made_up.draw('day', number))::integer as day,
    floor((select count(*) from made_up.people) * power(made_up.draw('one', number), 3))::bigint
    as one,
    floor((select count(*) from made_up.people) * power(made_up.draw('two', number), 3))::bigint
    as two,
    floor((select count(*) from made_up.lands) * power(made_up.draw('third', number), 3))::bigint
    as third,
    floor((select count(*) from made_up.cities) * power(made_up.draw('city', number), 3))::bigint
    as city,
    floor((select count(*) from made_up.subjects) * power(made_up.draw('topic', number), 2))::bigint
    as topic,
    (array['summit', 'talks', 'talks', 'visit', 'call', 'conference'])[
        1 + floor(6 * made_up.draw('kind', number))::integer
    ] as kind,
    (array['held', 'held', 'held', 'held', 'planned', 'called_off'])[
        1 + floor(6 * made_up.draw('status', number))::integer
    ] as status
from generate_series(0::bigint, :articles * 3 / 10 - 1) as number;
update made_up.held set two = (two + 1) % (select count(*) from made_up.people) where one = two;
create unique index on made_up.held (number);
analyze made_up.held;

create table made_up.drawn as
with numbered as materialized (
    select
        n as number,
        floor(
            (select count(*) from made_up.media) * power(made_up.draw('medium', n), 3)
        )::bigint as medium,
        case when n % 2 = 0 then (n / 2) % (:articles * 3 / 10) end as meeting
    from generate_series(0::bigint, :articles - 1) as n
)
select
    one.number,
    md5('article' || one.number)::uuid as id,
    date '2015-01-01' + (one.number * 3650 / :articles)::integer as day,
    media.slug,
    media.name as medium,
    one.meeting,
    coalesce(a.name || ' meets ' || b.name, 'Prices of the day ' || one.number) as title,
    a.post || ' ' || a.name || ' met ' || b.name || ' on ' || to_char(held.day, 'FMDD FMMonth YYYY')
    || '.' as said,
    array[
        floor(5000 * made_up.draw('first', one.number))::integer,
        floor(5000 * made_up.draw('second', one.number))::integer,
        floor(5000 * made_up.draw('third', one.number))::integer
    ] as paragraphs
from numbered as one
join made_up.media on media.number = one.medium
left join made_up.held on held.number = one.meeting
left join made_up.people as a on a.number = held.one
left join made_up.people as b on b.number = held.two;
analyze made_up.drawn;

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
    drawn.title,
    drawn.day,
    'en',
    concat_ws(' ', drawn.said, one.words, two.words, three.words),
    sha256(drawn.number::text::bytea),
    'current',
    'jsonl',
    'made-up.jsonl:' || drawn.number,
    (select max(id) from loads),
    'made up'
from made_up.drawn
join made_up.paragraphs as one on one.number = drawn.paragraphs[1]
join made_up.paragraphs as two on two.number = drawn.paragraphs[2]
join made_up.paragraphs as three on three.number = drawn.paragraphs[3];

insert into article_sources (article_id, position, source_slug, name, role)
select id, 0, slug, medium, 'publisher' from made_up.drawn;
insert into stories (id, title, first_published_on, article_count)
select id, 'Story ' || number, day, 1 from made_up.drawn;
insert into article_stories (article_id, story_id, rule, score)
select id, id, 'alone', 1 from made_up.drawn;
