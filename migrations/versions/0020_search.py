"""Find articles by their words and names by any written form.

What is searched lies in a schema of its own, which no reader sees: functions of schema bi ask it.
Triggers keep it, so that a withdrawn article is found no more, whoever withdrew it.
"""

from alembic import op

revision = "0020"
down_revision = "0019"

UP = (
    "create schema search",
    # NFD takes accents off their letters; no extension is needed for that.
    r"""
    create function search.plain(words text) returns text
    language sql immutable parallel safe as
    $$ select lower(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]+', '', 'g')) $$
    """,
    """
    create table search.articles (
        article_id uuid primary key references public.articles on delete cascade,
        words tsvector not null
    )
    """,
    "create index ix_articles_words on search.articles using gin (words)",
    """
    create table search.names (
        kind text not null,
        key uuid not null,
        name text not null,
        words tsvector not null,
        primary key (kind, key, name)
    )
    """,
    "create index ix_names_words on search.names using gin (words)",
    """
    create function search.article_words(title text, body text) returns tsvector
    language sql immutable parallel safe as
    $$
    select setweight(to_tsvector('english', search.plain(coalesce(title, ''))), 'A')
        || setweight(to_tsvector('english', search.plain(left(body, 200000))), 'D')
    $$
    """,
    """
    create function search.name_words(name text, name_key text) returns tsvector
    language sql immutable parallel safe as
    $$ select to_tsvector('simple', search.plain(name) || ' ' || name_key) $$
    """,
    """
    create function search.keep_article() returns trigger language plpgsql as
    $$
    begin
        if new.status = 'current' or new.skipped_by = 'language' then
            insert into search.articles (article_id, words)
            values (new.id, search.article_words(new.title, new.text))
            on conflict (article_id) do update set words = excluded.words;
        else
            delete from search.articles where article_id = new.id;
        end if;
        return null;
    end
    $$
    """,
    """
    create function search.keep_name() returns trigger language plpgsql as
    $$
    declare
        kind_of text := tg_argv[0];
        id_of text := tg_argv[0] || '_id';
    begin
        if tg_op <> 'INSERT' then
            delete from search.names as known
            where known.kind = kind_of and known.key = (to_jsonb(old) ->> id_of)::uuid
                and known.name = old.name;
        end if;
        if tg_op <> 'DELETE' then
            insert into search.names (kind, key, name, words)
            values (kind_of, (to_jsonb(new) ->> id_of)::uuid, new.name,
                search.name_words(new.name, new.name_key))
            on conflict do nothing;
        end if;
        return null;
    end
    $$
    """,
    """
    create trigger keep_article after insert or update of title, text, status, skipped_by
    on articles for each row execute function search.keep_article()
    """,
    """
    create trigger keep_name after insert or delete or update of name, name_key on actor_names
    for each row execute function search.keep_name('actor')
    """,
    """
    create trigger keep_name after insert or delete or update of name, name_key
    on organisation_names for each row execute function search.keep_name('organisation')
    """,
    """
    insert into search.articles
    select id, search.article_words(title, text) from articles
    where status = 'current' or skipped_by = 'language'
    """,
    """
    insert into search.names
    select 'actor', actor_id, name, search.name_words(name, name_key) from actor_names
    union all
    select 'organisation', organisation_id, name, search.name_words(name, name_key)
    from organisation_names
    """,
)


def upgrade() -> None:
    """Create what is searched, fill it, and keep it by triggers."""
    for statement in UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop it all."""
    op.execute("drop trigger keep_article on articles")
    for table in ("actor_names", "organisation_names"):
        op.execute(f"drop trigger keep_name on {table}")
    for function in ("search_articles(text, integer)", "search_actors(text, integer)"):
        op.execute(f"drop function if exists bi.{function}")
    op.execute("drop schema search cascade")
