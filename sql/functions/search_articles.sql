-- Articles that hold the words, the best first: "quoted words", or, and -not as in a web search.
drop function if exists bi.search_articles(text, integer);
create function bi.search_articles(words text, max_rows integer default 50)
returns table (
    article_key text,
    rank real,
    title text,
    snippet text,
    source text,
    published_on date,
    url text,
    meeting_count integer
)
language sql
stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
with asked as (
    -- The first thousand characters: more would keep the server busy before it searched at all.
    -- Dash upon dash would nest deeper than a query may.
    select websearch_to_tsquery(
        'english',
        search.plain(regexp_replace(left(coalesce($1, ''), 1000), '-\s*(-\s*)+', ' ', 'g'))
    ) as query
),

-- Of words that stand in very many articles the newest are ranked, so that no question takes long.
newest as (
    select found.article_id as id, found.words, asked.query
    from asked
    join search.articles as found on found.words @@ asked.query
    where numnode(asked.query) > 0
    order by found.published_on desc nulls last, found.article_id
    limit 1000
),

best as (
    select id, query, ts_rank(words, query) as rank
    from newest
    order by rank desc, id
    limit greatest(least(coalesce($2, 50), 1000), 0)
)

select
    articles.id::text,
    best.rank,
    articles.title,
    ts_headline(
        'english',
        left(articles.text, 100000),
        best.query,
        'StartSel=**, StopSel=**, MaxFragments=2, MaxWords=25, MinWords=8'
    ),
    coalesce(sources.name, articles.source_name),
    articles.published_on,
    articles.url,
    (select count(*)::integer from meeting_reports as r where r.article_id = articles.id)
from best
join articles on articles.id = best.id
left join sources on sources.slug = articles.source_slug
order by best.rank desc, articles.published_on desc nulls last, articles.id
$$;
revoke execute on function bi.search_articles(text, integer) from public;
comment on function bi.search_articles(text, integer) is 'Articles whose title or text holds the words, the best first, with a snippet; withdrawn and withheld articles are not found. Accents and case do not count; "quoted words", or, -not are understood.';
