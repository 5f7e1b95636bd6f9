"""Tell with the words of an article the day it was published.

Of words that tens of thousands of articles hold the newest are ranked, and each article was looked
up for its day. Where the days stand beside the words they are read along with them. The index of
words is made anew: kept up for a million changed rows it would take longer and end up larger.
"""

from alembic import op

revision = "0031"
down_revision = "0030"

# Loads wait for an upgrade anyway, which drops and makes the views that read the tables.
WAITS = "-- squawk-ignore require-concurrent-index-creation, require-concurrent-index-deletion\n"
KEEP = """
create or replace function search.keep_article() returns trigger language plpgsql as
$$
begin
    if new.status = 'current' or new.skipped_by = 'language' then
        insert into search.articles (article_id, words{columns})
        values (new.id, search.article_words(new.title, new.text){values})
        on conflict (article_id) do update set words = excluded.words{changes};
    else
        delete from search.articles where article_id = new.id;
    end if;
    return null;
end
$$
"""
TRIGGER = """
create trigger keep_article after insert or update of {columns}
on articles for each row execute function search.keep_article()
"""
WATCHED = "title, text, status, skipped_by"


def upgrade() -> None:
    """Add the day, fill it in, and let the trigger keep it."""
    op.execute("alter table search.articles add column published_on date")
    op.execute("comment on column search.articles.published_on is 'Day of publication.'")
    op.execute(WAITS + "drop index search.ix_articles_words")
    op.execute(
        "update search.articles as known set published_on = articles.published_on"
        " from articles where articles.id = known.article_id and articles.published_on is not null"
    )
    op.execute("set local maintenance_work_mem = '256MB'")
    # Made by several processes at once it comes out twice as large.
    op.execute("set local max_parallel_maintenance_workers = 0")
    op.execute(WAITS + "create index ix_articles_words on search.articles using gin (words)")
    day = "published_on"
    op.execute(
        KEEP.format(columns=f", {day}", values=f", new.{day}", changes=f", {day} = excluded.{day}")
    )
    watch(f"{WATCHED}, {day}")


def downgrade() -> None:
    """Keep words alone again."""
    watch(WATCHED)
    op.execute(KEEP.format(columns="", values="", changes=""))
    op.execute("alter table search.articles drop column published_on")


def watch(columns: str) -> None:
    """Make the trigger anew, for changes of these columns."""
    op.execute("drop trigger keep_article on articles")
    op.execute(TRIGGER.format(columns=columns))
