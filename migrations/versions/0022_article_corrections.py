"""Corrections and kills that come under another key than what they correct.

By what articles know each other is kept in a table of its own, for an index on the articles would
lock out loaders while it is built. Which articles are superseded is derived: the correction may
come before what it corrects, and may be taken back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

# As etl/load/clues.py makes them. What they say of others is found when they are read again.
_OF_STORED = """
insert into article_clues (article_id, position, kind, is_other, value)
select id, row_number() over (partition by id order by kind) - 1, kind, false, value
from (
    select id, 'headline' as kind,
        left(lower(btrim(regexp_replace(title, '\\s+', ' ', 'g'))), 300) as value
    from articles
    union all
    select id, 'name', url from articles
    where key <> 'url ' || url and length(url) <= 600
    union all
    select id, 'slugline',
        left(lower(btrim(regexp_replace(extra ->> 'slugline', '\\s+', ' ', 'g'))), 300)
    from articles
) as told
where value <> ''
"""


def upgrade() -> None:
    """Add the table of clues, filled for stored articles, and that of what they come to."""
    op.alter_column(
        "articles",
        "status",
        comment="current, corrected (another article supersedes it), withdrawn or skipped.",
    )
    op.create_table(
        "article_clues",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the article, from 0.",
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="name (an id or address), headline or slugline.",
        ),
        sa.Column(
            "is_other",
            sa.Boolean(),
            nullable=False,
            comment="True for the article that this one corrects or takes back, false for itself.",
        ),
        sa.Column(
            "value",
            sa.Text(),
            nullable=False,
            comment="The name, or the first 300 characters of the words in small letters.",
        ),
        sa.CheckConstraint(
            "kind in ('name', 'headline', 'slugline')", name=op.f("ck_article_clues_kind")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_clues_article_id"),
            ondelete="cascade",
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_article_clues")),
        comment="One row per word by which an article, or the one it corrects, is known.",
    )
    op.execute(_OF_STORED)
    op.create_index(
        op.f("ix_article_clues_value_kind_is_other"), "article_clues", ["value", "kind", "is_other"]
    )
    op.create_table(
        "article_corrections",
        sa.Column(
            "article_id", sa.Uuid(), nullable=False, comment="The article that is superseded."
        ),
        sa.Column(
            "corrected_by", sa.Uuid(), nullable=False, comment="The correction or kill of it."
        ),
        sa.Column(
            "rule",
            sa.Text(),
            nullable=False,
            comment="How it was found: named, headline or slugline.",
        ),
        sa.CheckConstraint(
            "article_id <> corrected_by", name=op.f("ck_article_corrections_corrects_another")
        ),
        sa.CheckConstraint(
            "rule in ('named', 'headline', 'slugline')", name=op.f("ck_article_corrections_rule")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_corrections_article_id"),
            ondelete="cascade",
        ),
        sa.ForeignKeyConstraint(
            ["corrected_by"],
            ["articles.id"],
            name=op.f("fk_article_corrections_corrected_by"),
            ondelete="cascade",
        ),
        sa.PrimaryKeyConstraint("article_id", "corrected_by", name=op.f("pk_article_corrections")),
        comment="One row per article and correction or kill that supersedes it.",
    )
    op.create_index(
        op.f("ix_article_corrections_corrected_by"), "article_corrections", ["corrected_by"]
    )


def downgrade() -> None:
    """Let all articles count again, each for itself."""
    op.drop_table("article_corrections")
    op.drop_table("article_clues")
    op.alter_column(
        "articles",
        "status",
        comment="current, corrected (a later revision counts), withdrawn or skipped.",
    )
    op.execute("update articles set status = 'current' where status = 'corrected'")
