-- Persons, organisations and countries by any written form of their names.
drop function if exists bi.find_named(text);
create function bi.find_named(words text)
returns table (actor_key text, type text, form text)
language sql
stable
rows 20
-- With its owner's rights, as readers see nothing of schema search, and whole: an index answers it.
security definer
set search_path = pg_catalog, public, pg_temp
as $$
with asked as (
    -- Only letters and digits reach the query, so no sign in the words can change its meaning; and
    -- not too many of them, so that none takes long.
    select
        to_tsquery(
            'simple', string_agg(format('(''%s'':* | ''%s'':*)', word, bare), ' & ')
        ) as query
    from regexp_split_to_table(
        regexp_replace(search.plain(left(coalesce($1, ''), 1000)), '[^[:alnum:]]+', ' ', 'g'), ' '
    ) as word
    -- Letters that are no others with an accent: names are kept with and without them.
    cross join lateral translate(word, 'łøđıðħŧ', 'lodidht') as single
    cross join lateral replace(
        replace(replace(replace(single, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'
    ) as bare
    where word <> ''
)

select
    names.key::text,
    case names.kind when 'actor' then 'person' else names.kind end,
    names.name
from asked
join search.names on names.words @@ asked.query
union all
select country_code, 'country', form
from country_names
where kind in ('name', 'acronym') and lower(form) = lower($1)
$$;
revoke execute on function bi.find_named(text) from public;
comment on function bi.find_named(text) is 'Persons and organisations one of whose written forms holds words that begin so, and countries one of whose names or acronyms is the words, a row for each form. Accents and case do not count.';
