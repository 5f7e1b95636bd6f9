"""Who the articles' persons and organisations are in the world, and the posts they held.

Facts are derived from all claims and can be derived again, so the links from claims to facts
stand here and never on the claims.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "actors",
        sa.Column(
            "id",
            sa.Uuid(),
            nullable=False,
            comment="Smallest version 5 uuid among the article entities joined here.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Fullest usual name."),
        sa.Column(
            "sort_key",
            sa.Text(),
            nullable=False,
            comment="Comparable form of the name, for sorting and finding.",
        ),
        sa.Column("country_code", sa.Text(), comment="Country the person is told to belong to."),
        sa.Column("description", sa.Text(), comment="Latest post in words, for people."),
        sa.Column("wikidata_id", sa.Text(), comment="Wikidata id, when known."),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_actors_country_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        comment="One row per person, however many articles name them.",
    )
    op.create_index(op.f("ix_actors_country_code"), "actors", ["country_code"])
    op.create_index(op.f("ix_actors_sort_key"), "actors", ["sort_key"])
    op.create_table(
        "actor_names",
        sa.Column("actor_id", sa.Uuid(), nullable=False, comment="The person."),
        sa.Column("name", sa.Text(), nullable=False, comment="The form as written."),
        sa.Column("name_key", sa.Text(), nullable=False, comment="Its comparable form."),
        sa.Column("script", sa.Text(), comment="ISO 15924 code of its script: Latn, Cyrl."),
        sa.Column("origin", sa.Text(), nullable=False, comment="seen (in an article) or curated."),
        sa.Column("first_seen_on", sa.Date(), comment="First day an article bore it."),
        sa.Column("last_seen_on", sa.Date(), comment="Last day an article bore it."),
        sa.CheckConstraint("origin in ('seen', 'curated')", name=op.f("ck_actor_names_origin")),
        sa.CheckConstraint(
            "first_seen_on <= last_seen_on", name=op.f("ck_actor_names_seen_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_actor_names_actor_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("actor_id", "name", name=op.f("pk_actor_names")),
        comment="One row per form of a person's name, seen in an article or curated.",
    )
    op.create_index(op.f("ix_actor_names_name_key"), "actor_names", ["name_key"])
    op.create_table(
        "actor_members",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.Column(
            "entity_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="The entity within the article.",
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=False, comment="The person it is."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Rule that joined them."),
        sa.Column(
            "score",
            sa.Numeric(precision=3, scale=2),
            nullable=False,
            comment="Certainty of the rule, 0 to 1.",
        ),
        sa.CheckConstraint("score between 0 and 1", name=op.f("ck_actor_members_score_in_range")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_actor_members_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "entity_number"],
            ["article_entities.article_id", "article_entities.number"],
            name=op.f("fk_actor_members_article_id_entity_number"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "entity_number", name=op.f("pk_actor_members")),
        comment="One row per article entity that was joined to a person.",
    )
    op.create_index(op.f("ix_actor_members_actor_id"), "actor_members", ["actor_id"])
    op.create_table(
        "organisation_members",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.Column(
            "entity_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="The entity within the article.",
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False, comment="The organisation it is."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Rule that joined them."),
        sa.Column(
            "score",
            sa.Numeric(precision=3, scale=2),
            nullable=False,
            comment="Certainty of the rule, 0 to 1.",
        ),
        sa.CheckConstraint(
            "score between 0 and 1", name=op.f("ck_organisation_members_score_in_range")
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "entity_number"],
            ["article_entities.article_id", "article_entities.number"],
            name=op.f("fk_organisation_members_article_id_entity_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_members_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "article_id", "entity_number", name=op.f("pk_organisation_members")
        ),
        comment="One row per article entity that was joined to an organisation.",
    )
    op.create_index(
        op.f("ix_organisation_members_organisation_id"), "organisation_members", ["organisation_id"]
    )
    op.create_table(
        "affiliations",
        sa.Column("actor_id", sa.Uuid(), nullable=False, comment="The person."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order among the person's ties, from 0.",
        ),
        sa.Column("organisation_id", sa.Uuid(), comment="Organisation of the post."),
        sa.Column("country_code", sa.Text(), comment="Country of the post."),
        sa.Column("post", sa.Text(), comment="Post as most often written."),
        sa.Column("post_code", sa.Text(), comment="The same, normalised."),
        sa.Column(
            "qualifier",
            sa.Text(),
            nullable=False,
            comment="How it is held: current, former, acting or designate.",
        ),
        sa.Column(
            "during",
            postgresql.DATERANGE(),
            comment="First to last day told, half-open; absent when no claim bears a day.",
        ),
        sa.Column(
            "evidence_count", sa.Integer(), nullable=False, comment="Number of claims that tell it."
        ),
        sa.CheckConstraint(
            "qualifier in ('current', 'former', 'acting', 'designate')",
            name=op.f("ck_affiliations_qualifier"),
        ),
        sa.CheckConstraint("evidence_count >= 0", name=op.f("ck_affiliations_counts")),
        sa.CheckConstraint(
            "not isempty(during) and not lower_inf(during)",
            name=op.f("ck_affiliations_interval_not_empty"),
        ),
        sa.CheckConstraint(
            "num_nonnulls(post, organisation_id, country_code) > 0",
            name=op.f("ck_affiliations_says_something"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_affiliations_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_affiliations_country_code")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_affiliations_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["post_code"], ["posts.code"], name=op.f("fk_affiliations_post_code")
        ),
        sa.PrimaryKeyConstraint("actor_id", "position", name=op.f("pk_affiliations")),
        comment="One row per tie of a person to a post, an organisation or a country.",
    )
    op.create_index(op.f("ix_affiliations_country_code"), "affiliations", ["country_code"])
    op.create_index(op.f("ix_affiliations_organisation_id"), "affiliations", ["organisation_id"])
    op.create_index(op.f("ix_affiliations_post_code"), "affiliations", ["post_code"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("affiliations")
    op.drop_table("organisation_members")
    op.drop_table("actor_members")
    op.drop_table("actor_names")
    op.drop_table("actors")
