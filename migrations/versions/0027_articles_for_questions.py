"""Let questions about articles be answered from indexes: counts by day and source, and by text key.

Counting a million articles by day and source read all their texts along with them. Keys of schema
bi are text, and an article or a person's posts that are asked for by such a key were looked for in
all of them.
"""

from alembic import op

revision = "0027"
down_revision = "0026"

# Loads wait for an upgrade anyway, which drops and makes the views that read the tables.
WAITS = "-- squawk-ignore require-concurrent-index-creation, require-concurrent-index-deletion\n"


def upgrade() -> None:
    """Make the indexes; the one of days gets the columns that tell the source."""
    op.execute(WAITS + "drop index ix_articles_published_on")
    op.execute(
        WAITS + "create index ix_articles_published_on"
        " on articles (published_on, source_slug, source_name, agency)"
    )
    op.execute(WAITS + "create index ix_articles_key_of_bi on articles ((id::text))")
    op.execute(WAITS + "create index ix_affiliations_key_of_bi on affiliations ((actor_id::text))")


def downgrade() -> None:
    """Go back to the index of days."""
    op.execute("drop index ix_affiliations_key_of_bi")
    op.execute("drop index ix_articles_key_of_bi")
    op.execute("drop index ix_articles_published_on")
    op.execute("create index ix_articles_published_on on articles (published_on)")
