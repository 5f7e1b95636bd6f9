"""The articles as they were read, and the sources they credit.

Their keys are computed from what makes them one article, so that a second load of the same
input finds the same rows.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "articles",
        sa.Column(
            "id",
            sa.Uuid(),
            nullable=False,
            comment="Version 5 uuid of the key: the same article, the same id.",
        ),
        sa.Column(
            "key",
            sa.Text(),
            nullable=False,
            comment="Source and external id, else URL, else hash of the content.",
        ),
        sa.Column("source_slug", sa.Text(), comment="Publisher or agency, when we know it."),
        sa.Column("source_name", sa.Text(), comment="Publisher or agency as the input names it."),
        sa.Column("external_id", sa.Text(), comment="Id that the input gives the article."),
        sa.Column("url", sa.Text(), comment="Address the article was published at."),
        sa.Column("title", sa.Text(), comment="Headline."),
        sa.Column("dateline", sa.Text(), comment='Dateline as written: "SEOUL (Reuters)".'),
        sa.Column("dateline_place", sa.Text(), comment='Place words of the dateline: "SEOUL".'),
        sa.Column("dateline_place_id", sa.Uuid(), comment="Place that the dateline names."),
        sa.Column(
            "dateline_country_code", sa.Text(), comment="Country the dateline's place lies in."
        ),
        sa.Column("dateline_on", sa.Date(), comment="Day that the dateline gives."),
        sa.Column("agency", sa.Text(), comment="Agency that the dateline names."),
        sa.Column(
            "published_at",
            sa.DateTime(timezone=True),
            comment="Instant of publication, when the input gives a time.",
        ),
        sa.Column(
            "published_on",
            sa.Date(),
            comment="Day of publication; relative words are counted from it.",
        ),
        sa.Column(
            "modified_at",
            sa.DateTime(timezone=True),
            comment="Instant of the last change, as the input gives it.",
        ),
        sa.Column("version", sa.Integer(), comment="Version number that the input gives."),
        sa.Column("language", sa.Text(), comment="ISO 639-1 code, declared or guessed."),
        sa.Column(
            "text",
            sa.Text(),
            nullable=False,
            comment="Cleaned text; all offsets count its characters.",
        ),
        sa.Column(
            "content_hash",
            sa.LargeBinary(),
            nullable=False,
            comment="SHA-256 of title, header and text: tells whether a record brings anything "
            "new.",
        ),
        sa.Column(
            "revision",
            sa.Integer(),
            server_default="1",
            nullable=False,
            comment="Place among the known revisions of this key, from 1.",
        ),
        sa.Column("supersedes_id", sa.Uuid(), comment="Earlier revision that this one replaces."),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="current, corrected (a later revision counts), withdrawn or skipped.",
        ),
        sa.Column(
            "skipped_by",
            sa.Text(),
            comment="Rule that kept the article without claims: language, empty, withheld.",
        ),
        sa.Column(
            "extractor_version",
            sa.Text(),
            comment="Model and seeds that made the claims; absent when none were made.",
        ),
        sa.Column(
            "format",
            sa.Text(),
            nullable=False,
            comment="Reader that read it: wire, text, jsonl, csv...",
        ),
        sa.Column(
            "locator",
            sa.Text(),
            nullable=False,
            comment="Where it was read: file, and line or member.",
        ),
        sa.Column(
            "extra",
            postgresql.JSONB(),
            server_default="{}",
            nullable=False,
            comment="Input fields that whomet does not know, as they were.",
        ),
        sa.Column("load_id", sa.BigInteger(), nullable=False, comment="Load that wrote this row."),
        sa.CheckConstraint(
            "(status = 'skipped') = (skipped_by is not null)",
            name=op.f("ck_articles_skipped_has_a_rule"),
        ),
        sa.CheckConstraint(
            "status in ('current', 'corrected', 'withdrawn', 'skipped')",
            name=op.f("ck_articles_status"),
        ),
        sa.CheckConstraint(
            "octet_length(content_hash) = 32", name=op.f("ck_articles_content_hash_is_sha256")
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_articles_revision_counts_from_one")),
        sa.CheckConstraint("supersedes_id <> id", name=op.f("ck_articles_supersedes_another")),
        sa.ForeignKeyConstraint(
            ["dateline_country_code"],
            ["countries.code"],
            name=op.f("fk_articles_dateline_country_code"),
        ),
        sa.ForeignKeyConstraint(
            ["dateline_place_id"], ["places.id"], name=op.f("fk_articles_dateline_place_id")
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_articles_load_id")),
        sa.ForeignKeyConstraint(
            ["source_slug"], ["sources.slug"], name=op.f("fk_articles_source_slug")
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["articles.id"], name=op.f("fk_articles_supersedes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        comment="One row per article: text and header, before any claim is made of it.",
    )
    op.create_index(
        op.f("ix_articles_dateline_country_code"), "articles", ["dateline_country_code"]
    )
    op.create_index(op.f("ix_articles_dateline_place_id"), "articles", ["dateline_place_id"])
    op.create_index(op.f("ix_articles_external_id"), "articles", ["external_id"])
    op.create_index(op.f("ix_articles_key"), "articles", ["key"])
    op.create_index(op.f("ix_articles_load_id"), "articles", ["load_id"])
    op.create_index(op.f("ix_articles_published_on"), "articles", ["published_on"])
    op.create_index(op.f("ix_articles_source_slug"), "articles", ["source_slug"])
    op.create_index(op.f("ix_articles_supersedes_id"), "articles", ["supersedes_id"])
    op.create_table(
        "article_sources",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the article, from 0.",
        ),
        sa.Column("source_slug", sa.Text(), comment="The source, when we know it."),
        sa.Column("name", sa.Text(), nullable=False, comment='Its name as written: "KCNA".'),
        sa.Column(
            "role",
            sa.Text(),
            nullable=False,
            comment="publisher, agency (carried by the publisher) or cited (in the text).",
        ),
        sa.Column(
            "start_offset",
            sa.Integer(),
            comment="First character of the credit; absent when it stands in the header.",
        ),
        sa.Column(
            "end_offset",
            sa.Integer(),
            comment="Character after the credit; absent when it stands in the header.",
        ),
        sa.CheckConstraint(
            "role in ('publisher', 'agency', 'cited')", name=op.f("ck_article_sources_role")
        ),
        sa.CheckConstraint(
            "num_nulls(start_offset, end_offset) = 2 "
            "or (num_nulls(start_offset, end_offset) = 0 and start_offset >= 0 and "
            "start_offset < end_offset)",
            name=op.f("ck_article_sources_offsets_ordered"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_sources_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["source_slug"], ["sources.slug"], name=op.f("fk_article_sources_source_slug")
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_article_sources")),
        comment="One row per source that an article carries or cites.",
    )
    op.create_index(op.f("ix_article_sources_source_slug"), "article_sources", ["source_slug"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("article_sources")
    op.drop_table("articles")
