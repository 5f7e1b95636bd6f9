"""What identity keeps for itself, so that a load touches only what it brings.

Before, every load derived all facts from all claims again. The facts are dropped here and all
articles marked as touched, so that the next resolver derives them the new way.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

# The queue is emptied in the same transaction, so neither statement reads a row.
FORBIDDING_NONE = """
-- squawk-ignore ban-drop-constraint
alter table dirty_blocks drop constraint ck_dirty_blocks_kind
"""
KINDS = "kind in ('article', 'variant', 'fact', 'meeting', 'report_block', 'story', 'judgement')"
OLD_KINDS = "kind in ('person', 'organisation', 'meeting', 'story')"
ALLOWING = """
-- squawk-ignore constraint-missing-not-valid
alter table dirty_blocks add constraint ck_dirty_blocks_kind check ({})
"""
EMPTYING = (
    "delete from dirty_blocks",
    "delete from redirects",
    "delete from meetings",
    "delete from affiliations",
    "delete from actors",
    "delete from organisation_members",
    "delete from organisation_names where origin = 'seen'",
    "delete from organisations where seed_key is null",
    "delete from stories",
)
"""Children before parents; seeded organisations and curated names are no facts and stay."""


def upgrade() -> None:
    """Create the tables, and mark every article as still to resolve."""
    op.create_table(
        "variants",
        sa.Column(
            "id",
            sa.Uuid(),
            nullable=False,
            comment="Version 5 uuid of kind, name, country, posts and month.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="person or organisation."),
        sa.Column("name", sa.Text(), nullable=False, comment="Name as the articles write it."),
        sa.Column("country_code", sa.Text(), nullable=True, comment="Country told."),
        sa.Column(
            "posts",
            sa.ARRAY(sa.Text()),
            server_default="{}",
            nullable=False,
            comment="Normalised posts told of a person.",
        ),
        sa.Column(
            "month",
            sa.Date(),
            nullable=True,
            comment="First day of the month; told for bare surnames only.",
        ),
        sa.Column(
            "seed_key", sa.Text(), nullable=True, comment="Key of the seeded organisation meant."
        ),
        sa.Column(
            "set_apart",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="The one claim that a judgement sets apart; else empty.",
        ),
        sa.Column(
            "claim_count", sa.Integer(), nullable=False, comment="Number of article entities."
        ),
        sa.Column(
            "smallest_id",
            sa.Uuid(),
            nullable=True,
            comment="Smallest of the ids that these entities would have alone.",
        ),
        sa.Column("first_on", sa.Date(), nullable=True, comment="First day an article says it."),
        sa.Column("last_on", sa.Date(), nullable=True, comment="Last day an article says it."),
        sa.Column(
            "is_implied",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="True when posts imply it and no article names it.",
        ),
        sa.Column(
            "family_id",
            sa.Uuid(),
            nullable=True,
            comment="Smallest variant that is the same; absent when each claim is apart.",
        ),
        sa.Column(
            "fact_id", sa.Uuid(), nullable=True, comment="Actor or organisation that the family is."
        ),
        sa.Column("rule", sa.Text(), nullable=True, comment="Rule that put it into the family."),
        sa.Column(
            "score",
            sa.Numeric(precision=3, scale=2),
            nullable=True,
            comment="Certainty of the rule, 0 to 1.",
        ),
        sa.CheckConstraint("kind in ('person', 'organisation')", name=op.f("ck_variants_kind")),
        sa.CheckConstraint("claim_count >= 0", name=op.f("ck_variants_counts")),
        sa.CheckConstraint("score between 0 and 1", name=op.f("ck_variants_score_in_range")),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_variants_country_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_variants")),
        comment="One row per way in which articles describe a person or organisation.",
    )
    op.create_index(op.f("ix_variants_country_code"), "variants", ["country_code"], unique=False)
    op.create_index(op.f("ix_variants_fact_id"), "variants", ["fact_id"], unique=False)
    op.create_index(op.f("ix_variants_family_id"), "variants", ["family_id"], unique=False)
    op.create_table(
        "variant_blocks",
        sa.Column("block", sa.Text(), nullable=False, comment="Comparable key."),
        sa.Column("variant_id", sa.Uuid(), nullable=False, comment="The variant."),
        sa.ForeignKeyConstraint(
            ["variant_id"],
            ["variants.id"],
            name=op.f("fk_variant_blocks_variant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("block", "variant_id", name=op.f("pk_variant_blocks")),
        comment="One row per key under which a variant is looked for.",
    )
    op.create_index(
        op.f("ix_variant_blocks_variant_id"), "variant_blocks", ["variant_id"], unique=False
    )
    op.create_table(
        "variant_forms",
        sa.Column("variant_id", sa.Uuid(), nullable=False, comment="The variant."),
        sa.Column("form", sa.Text(), nullable=False, comment="The form as written."),
        sa.Column("first_on", sa.Date(), nullable=True, comment="First day an article bore it."),
        sa.Column("last_on", sa.Date(), nullable=True, comment="Last day an article bore it."),
        sa.ForeignKeyConstraint(
            ["variant_id"],
            ["variants.id"],
            name=op.f("fk_variant_forms_variant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("variant_id", "form", name=op.f("pk_variant_forms")),
        comment="One row per written form of a variant, with its days.",
    )
    op.create_table(
        "variant_posts",
        sa.Column(
            "id",
            sa.BigInteger(),
            sa.Identity(always=False),
            nullable=False,
            comment="Number of the row.",
        ),
        sa.Column("variant_id", sa.Uuid(), nullable=False, comment="The person so described."),
        sa.Column(
            "organisation_variant_id",
            sa.Uuid(),
            nullable=True,
            comment="The body of the post, as described.",
        ),
        sa.Column("country_code", sa.Text(), nullable=True, comment="Country of the post."),
        sa.Column(
            "post", sa.Text(), nullable=True, comment="Post as written; absent when not told."
        ),
        sa.Column("post_code", sa.Text(), nullable=True, comment="The same, normalised."),
        sa.Column(
            "qualifier", sa.Text(), nullable=False, comment="current, former, acting or designate."
        ),
        sa.Column("first_on", sa.Date(), nullable=True, comment="First day it is told for."),
        sa.Column("last_on", sa.Date(), nullable=True, comment="Last day it is told for."),
        sa.Column("claim_count", sa.Integer(), nullable=False, comment="Number of claims."),
        sa.CheckConstraint("claim_count >= 0", name=op.f("ck_variant_posts_counts")),
        sa.ForeignKeyConstraint(
            ["organisation_variant_id"],
            ["variants.id"],
            name=op.f("fk_variant_posts_organisation_variant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["variant_id"],
            ["variants.id"],
            name=op.f("fk_variant_posts_variant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_variant_posts")),
        sa.UniqueConstraint(
            "variant_id",
            "organisation_variant_id",
            "country_code",
            "post",
            "post_code",
            "qualifier",
            name=op.f("uq_variant_posts_told"),
            postgresql_nulls_not_distinct=True,
        ),
        comment="One row per post told of a variant, with its days, counted.",
    )
    op.create_index(
        op.f("ix_variant_posts_organisation_variant_id"),
        "variant_posts",
        ["organisation_variant_id"],
        unique=False,
    )
    op.create_table(
        "article_prints",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.Column(
            "version",
            sa.Integer(),
            nullable=False,
            comment="Version of the way fingerprints are made.",
        ),
        sa.Column(
            "signature",
            sa.LargeBinary(),
            nullable=False,
            comment="MinHash of the text's word shingles.",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_prints_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_prints")),
        comment="One row per article whose text identity has looked at.",
    )
    op.create_table(
        "print_bands",
        sa.Column(
            "band",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Hash of the part.",
        ),
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article_prints.article_id"],
            name=op.f("fk_print_bands_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("band", "article_id", name=op.f("pk_print_bands")),
        comment="One row per part of an article's fingerprint.",
    )
    op.create_index(op.f("ix_print_bands_article_id"), "print_bands", ["article_id"], unique=False)
    op.create_table(
        "report_blocks",
        sa.Column(
            "block",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Hash of two parties and a day or month.",
        ),
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.Column(
            "report_position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="The report within its article.",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "report_position"],
            ["reports.article_id", "reports.position"],
            name=op.f("fk_report_blocks_article_id_report_position"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "block", "article_id", "report_position", name=op.f("pk_report_blocks")
        ),
        comment="One row per key under which a report is looked for.",
    )
    op.create_index(
        op.f("ix_report_blocks_article_id_report_position"),
        "report_blocks",
        ["article_id", "report_position"],
        unique=False,
    )
    op.create_table(
        "variant_members",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.Column(
            "entity_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="The entity within the article.",
        ),
        sa.Column("variant_id", sa.Uuid(), nullable=False, comment="How it is described."),
        sa.Column("claim_id", sa.Uuid(), nullable=False, comment="Id it would have alone."),
        sa.ForeignKeyConstraint(
            ["article_id", "entity_number"],
            ["article_entities.article_id", "article_entities.number"],
            name=op.f("fk_variant_members_article_id_entity_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["variant_id"], ["variants.id"], name=op.f("fk_variant_members_variant_id")
        ),
        sa.PrimaryKeyConstraint("article_id", "entity_number", name=op.f("pk_variant_members")),
        comment="One row per article entity that identity has counted.",
    )
    op.create_index(
        op.f("ix_variant_members_variant_id_claim_id"),
        "variant_members",
        ["variant_id", "claim_id"],
        unique=False,
    )
    op.execute(FORBIDDING_NONE)
    op.alter_column(
        "dirty_blocks",
        "kind",
        existing_type=sa.TEXT(),
        comment="What is to resolve: an article, or what lost a claim of one.",
        existing_comment="What is to resolve: person, organisation, ...",
        existing_nullable=False,
    )
    op.alter_column(
        "dirty_blocks",
        "key",
        existing_type=sa.TEXT(),
        comment="Its id, or the key of a block of reports.",
        existing_comment="Comparable name or day that was touched.",
        existing_nullable=False,
    )
    op.create_table_comment(
        "dirty_blocks",
        "One row per touch of something that is still to resolve; appended with the "
        "claims, deleted by the resolver that saw it.",
        existing_comment="One row per touch of a block that is still to resolve; appended with the "
        "claims, deleted by the resolver that saw it.",
        schema=None,
    )
    for statement in EMPTYING:
        op.execute(statement)
    op.execute(ALLOWING.format(KINDS))
    op.execute("insert into dirty_blocks (kind, key) select 'article', id::text from articles")


def downgrade() -> None:
    """Drop the tables; what was touched is forgotten."""
    op.create_table_comment(
        "dirty_blocks",
        "One row per touch of a block that is still to resolve; appended with the "
        "claims, deleted by the resolver that saw it.",
        existing_comment="One row per touch of something that is still to resolve; appended with "
        "the claims, deleted by the resolver that saw it.",
        schema=None,
    )
    op.alter_column(
        "dirty_blocks",
        "key",
        existing_type=sa.TEXT(),
        comment="Comparable name or day that was touched.",
        existing_comment="Its id, or the key of a block of reports.",
        existing_nullable=False,
    )
    op.alter_column(
        "dirty_blocks",
        "kind",
        existing_type=sa.TEXT(),
        comment="What is to resolve: person, organisation, ...",
        existing_comment="What is to resolve: an article, or what lost a claim of one.",
        existing_nullable=False,
    )
    op.drop_index(op.f("ix_variant_members_variant_id_claim_id"), table_name="variant_members")
    op.drop_table("variant_members")
    op.drop_index(op.f("ix_report_blocks_article_id_report_position"), table_name="report_blocks")
    op.drop_table("report_blocks")
    op.drop_index(op.f("ix_print_bands_article_id"), table_name="print_bands")
    op.drop_table("print_bands")
    op.drop_table("article_prints")
    op.drop_index(op.f("ix_variant_posts_organisation_variant_id"), table_name="variant_posts")
    op.drop_table("variant_posts")
    op.drop_table("variant_forms")
    op.drop_index(op.f("ix_variant_blocks_variant_id"), table_name="variant_blocks")
    op.drop_table("variant_blocks")
    op.drop_index(op.f("ix_variants_family_id"), table_name="variants")
    op.drop_index(op.f("ix_variants_fact_id"), table_name="variants")
    op.drop_index(op.f("ix_variants_country_code"), table_name="variants")
    op.drop_table("variants")
    op.execute("delete from dirty_blocks")
    op.execute(FORBIDDING_NONE)
    op.execute(ALLOWING.format(OLD_KINDS))
