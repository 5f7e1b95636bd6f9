"""What one article says: its persons and organisations, its words, their posts, its topics.

Claims are keyed by article and position and never point to another article: they can be made
on any machine, and go when their article goes.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "article_entities",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the article, from 0.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="person or organisation."),
        sa.Column(
            "name",
            sa.Text(),
            nullable=False,
            comment="Fullest name the article gives, without titles.",
        ),
        sa.Column(
            "forms",
            sa.ARRAY(sa.Text()),
            server_default="{}",
            nullable=False,
            comment="Every form written in the article, the fullest first.",
        ),
        sa.Column("country_code", sa.Text(), comment="Country, as far as this article tells."),
        sa.Column(
            "seed_key",
            sa.Text(),
            comment="Key of the seeded organisation that the name stands for.",
        ),
        sa.Column(
            "is_implied",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="True for a body that only a post implies.",
        ),
        sa.CheckConstraint(
            "kind in ('person', 'organisation')", name=op.f("ck_article_entities_kind")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_entities_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_article_entities_country_code")
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_article_entities")),
        comment="One row per person or organisation that an article names.",
    )
    op.create_index(op.f("ix_article_entities_country_code"), "article_entities", ["country_code"])
    op.create_index(op.f("ix_article_entities_seed_key"), "article_entities", ["seed_key"])
    op.create_table(
        "mentions",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the article, from 0.",
        ),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in articles.text.",
        ),
        sa.Column("end_offset", sa.Integer(), nullable=False, comment="Character after the last."),
        sa.Column("words", sa.Text(), nullable=False, comment="The words as written, in one line."),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What they name: person, organisation, country, place, date or topic.",
        ),
        sa.Column("entity_number", sa.Integer(), comment="Entity of the article they name."),
        sa.Column("country_code", sa.Text(), comment="Country they name."),
        sa.Column("place_id", sa.Uuid(), comment="Place they name."),
        sa.Column("during", postgresql.DATERANGE(), comment="Days they mean, half-open."),
        sa.Column(
            "precision",
            sa.Text(),
            comment="How exact the days are: day, week, month, year or unknown; absent without "
            "a date.",
        ),
        sa.Column("date_rule", sa.Text(), comment="Rule that read the days."),
        sa.Column(
            "date_reference_on", sa.Date(), comment="Day that relative words were counted from."
        ),
        sa.CheckConstraint(
            "(coalesce(precision, 'unknown') = 'unknown') = (during is null)",
            name=op.f("ck_mentions_precision_agrees"),
        ),
        sa.CheckConstraint(
            "kind in ('person', 'organisation', 'country', 'place', 'date', 'topic')",
            name=op.f("ck_mentions_kind"),
        ),
        sa.CheckConstraint(
            "precision in ('day', 'week', 'month', 'year', 'unknown')",
            name=op.f("ck_mentions_precision"),
        ),
        sa.CheckConstraint(
            "not isempty(during) and not lower_inf(during)",
            name=op.f("ck_mentions_interval_not_empty"),
        ),
        sa.CheckConstraint(
            "num_nulls(start_offset, end_offset) = 2 "
            "or (num_nulls(start_offset, end_offset) = 0 and start_offset >= 0 and "
            "start_offset < end_offset)",
            name=op.f("ck_mentions_offsets_ordered"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "entity_number"],
            ["article_entities.article_id", "article_entities.number"],
            name=op.f("fk_mentions_article_id_entity_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_mentions_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_mentions_country_code")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_mentions_place_id")),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_mentions")),
        comment="One row per stretch of an article that names something.",
    )
    op.create_index(
        op.f("ix_mentions_article_id_entity_number"), "mentions", ["article_id", "entity_number"]
    )
    op.create_index(op.f("ix_mentions_country_code"), "mentions", ["country_code"])
    op.create_index(op.f("ix_mentions_place_id"), "mentions", ["place_id"])
    op.create_table(
        "post_claims",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the article, from 0.",
        ),
        sa.Column(
            "person_number",
            sa.Integer(),
            nullable=False,
            comment="Entity of the article that holds it.",
        ),
        sa.Column(
            "organisation_number",
            sa.Integer(),
            comment="Entity of the article that it is a post of.",
        ),
        sa.Column("country_code", sa.Text(), comment="Country that it is a post of."),
        sa.Column("post", sa.Text(), nullable=False, comment='As written: "Director".'),
        sa.Column("post_code", sa.Text(), comment="The same, normalised."),
        sa.Column(
            "qualifier",
            sa.Text(),
            nullable=False,
            comment="How it is held: current, former, acting or designate.",
        ),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in articles.text.",
        ),
        sa.Column("end_offset", sa.Integer(), nullable=False, comment="Character after the last."),
        sa.Column("told_on", sa.Date(), comment="Day that the post is told for."),
        sa.CheckConstraint(
            "qualifier in ('current', 'former', 'acting', 'designate')",
            name=op.f("ck_post_claims_qualifier"),
        ),
        sa.CheckConstraint(
            "num_nulls(start_offset, end_offset) = 2 "
            "or (num_nulls(start_offset, end_offset) = 0 and start_offset >= 0 and "
            "start_offset < end_offset)",
            name=op.f("ck_post_claims_offsets_ordered"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "organisation_number"],
            ["article_entities.article_id", "article_entities.number"],
            name=op.f("fk_post_claims_article_id_organisation_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "person_number"],
            ["article_entities.article_id", "article_entities.number"],
            name=op.f("fk_post_claims_article_id_person_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_post_claims_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_post_claims_country_code")
        ),
        sa.ForeignKeyConstraint(
            ["post_code"], ["posts.code"], name=op.f("fk_post_claims_post_code")
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_post_claims")),
        comment="One row per post that an article says a person holds or held.",
    )
    op.create_index(
        op.f("ix_post_claims_article_id_organisation_number"),
        "post_claims",
        ["article_id", "organisation_number"],
    )
    op.create_index(
        op.f("ix_post_claims_article_id_person_number"),
        "post_claims",
        ["article_id", "person_number"],
    )
    op.create_index(op.f("ix_post_claims_country_code"), "post_claims", ["country_code"])
    op.create_index(op.f("ix_post_claims_post_code"), "post_claims", ["post_code"])
    op.create_table(
        "article_topics",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the article, from 0.",
        ),
        sa.Column("topic_code", sa.Text(), comment="Topic of the taxonomy, if one fits."),
        sa.Column("words", sa.Text(), nullable=False, comment="The article's own words."),
        sa.Column(
            "score", sa.Numeric(precision=3, scale=2), nullable=False, comment="Certainty, 0 to 1."
        ),
        sa.CheckConstraint("score between 0 and 1", name=op.f("ck_article_topics_score_in_range")),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_topics_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_code"], ["topics.code"], name=op.f("fk_article_topics_topic_code")
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_article_topics")),
        comment="One row per topic of an article as a whole.",
    )
    op.create_index(op.f("ix_article_topics_topic_code"), "article_topics", ["topic_code"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("article_topics")
    op.drop_table("post_claims")
    op.drop_table("mentions")
    op.drop_table("article_entities")
