"""Ids of articles begin with their days, so that what a load reads and writes lies together.

So do the ids of facts, and the keys by which reports and reprints find each other: those that are
stored are of the old way, so that all articles wait for the next `whomet resolve`. Beside its id an
article is known by its key, which is one article's alone.
"""

from uuid import UUID, uuid5

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"

NAMESPACE = UUID("6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41")
# Loads wait for an upgrade anyway, which drops and makes the views that read the tables.
WAITS = "-- squawk-ignore require-concurrent-index-creation, require-concurrent-index-deletion\n"
UNIQUE = "-- squawk-ignore disallowed-unique-constraint, constraint-missing-not-valid\n"
NEW_IDS = """
create temp table renamed as
select id as old, (
    lpad(to_hex(case when day is null then 1048575 else least(day, 1048574) end), 5, '0')
    || substr(replace(id::text, '-', ''), 6, 7) || '8' || substr(replace(id::text, '-', ''), 14)
)::uuid as new
from (
    select id, coalesce(dateline_on, published_on) - date '0001-01-01' + 1 as day from articles
) as told
"""
# Foreign keys are dropped and made again around it; the tables that have one tell who is concerned.
RENAME = """
do $$
declare
    one record;
begin
    create temp table keys_of_articles as
    select conrelid::regclass as child, conname as name, pg_get_constraintdef(oid) as told,
        exists (
            select from pg_attribute
            where attrelid = conrelid and attname = 'article_id' and not attisdropped
        ) as is_named
    from pg_constraint
    where contype = 'f' and confrelid in (
        'articles'::regclass, 'article_entities'::regclass, 'reports'::regclass,
        'article_prints'::regclass
    );
    analyze renamed;
    for one in select * from keys_of_articles loop
        execute format('alter table %s drop constraint %I', one.child, one.name);
    end loop;
    for one in select distinct child from keys_of_articles where is_named loop
        execute format(
            'update %s as told set article_id = new from renamed where told.article_id = old',
            one.child
        );
    end loop;
    update article_corrections set corrected_by = new from renamed where corrected_by = old;
    update articles set supersedes_id = new from renamed where supersedes_id = old;
    update articles set id = new from renamed where id = old;
    for one in select * from keys_of_articles loop
        execute format('alter table %s add constraint %I %s', one.child, one.name, one.told);
    end loop;
    drop table renamed, keys_of_articles;
end
$$
"""
COMMENTS = (
    # column, what was said of it, what is said now
    (
        "articles.id",
        "Version 5 uuid of the key: the same article, the same id.",
        "Version 8 uuid of the article''s day and key: the same article, the same id.",
    ),
    (
        "actors.id",
        "Smallest version 5 uuid among the article entities joined here.",
        "Smallest id among the article entities joined here: of the earliest.",
    ),
    (
        "meetings.id",
        "Smallest version 5 uuid among the reports joined here.",
        "Smallest id among the reports joined here: of the earliest.",
    ),
    (
        "organisations.id",
        "Version 5 uuid of the seed''s key, else the smallest among the entities joined.",
        "Version 5 uuid of the seed''s key, else the smallest id of the entities joined.",
    ),
    ("print_bands.band", "Hash of the part.", "Period of printing, and hash of the part."),
    (
        "report_blocks.block",
        "Hash of two parties and a day or month.",
        "A day or month, and hash of two parties.",
    ),
)
ALL_WAIT = (
    "delete from dirty_blocks where kind = 'article'",
    "insert into dirty_blocks (kind, key) select 'article', id::text from articles",
)


def upgrade() -> None:
    """Give articles their new ids, and let the claims of all wait to be resolved again."""
    op.execute(NEW_IDS)
    op.execute(RENAME)
    op.execute(WAITS + "drop index ix_articles_key")
    op.execute(UNIQUE + "alter table articles add constraint uq_articles_key unique (key)")
    for statement in ALL_WAIT:
        op.execute(statement)
    for column, _, comment in COMMENTS:
        op.execute(f"comment on column {column} is '{comment}'")


def downgrade() -> None:
    """Give them back those that follow from the key alone; it takes Python to work these out."""
    connection = op.get_bind()
    connection.execute(sa.text("create temp table renamed (old uuid primary key, new uuid)"))
    keys = connection.execute(sa.text("select id, key from articles"))
    while rows := keys.fetchmany(10_000):
        connection.execute(
            sa.text("insert into renamed values (:old, :new)"),
            [{"old": one, "new": uuid5(NAMESPACE, f"article {key}")} for one, key in rows],
        )
    op.execute(RENAME)
    op.execute("alter table articles drop constraint uq_articles_key")
    op.execute("create index ix_articles_key on articles (key)")
    for statement in ALL_WAIT:
        op.execute(statement)
    for column, comment, _ in COMMENTS:
        op.execute(f"comment on column {column} is '{comment}'")
