"""What meetings are about, and the posts that people hold.

A taxonomy and a list of posts of our own make claims of many articles comparable: "spy chief"
and "Director of the SVR" are one post.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "topics",
        sa.Column(
            "code", sa.Text(), nullable=False, comment="Stable name in lower case: arms_control."
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name for people."),
        sa.Column("parent_code", sa.Text(), comment="Topic of the first level it belongs to."),
        sa.Column("description", sa.Text(), comment="What counts as this topic."),
        sa.Column("iptc_code", sa.Text(), comment="IPTC Media Topic that corresponds: 20000604."),
        sa.Column(
            "plover_context",
            sa.Text(),
            comment="Context of the PLOVER event ontology that corresponds.",
        ),
        sa.CheckConstraint("parent_code <> code", name=op.f("ck_topics_parent_is_another")),
        sa.ForeignKeyConstraint(
            ["parent_code"], ["topics.code"], name=op.f("fk_topics_parent_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_topics")),
        comment="One row per topic of the taxonomy, in two levels.",
    )
    op.create_index(op.f("ix_topics_parent_code"), "topics", ["parent_code"])
    op.create_table(
        "posts",
        sa.Column(
            "code",
            sa.Text(),
            nullable=False,
            comment="Stable name in lower case: intelligence_chief.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name for people."),
        sa.Column("description", sa.Text(), comment="Who counts as holding it."),
        sa.Column(
            "rank",
            sa.Integer(),
            nullable=False,
            comment="Order of protocol, 1 the highest; the same for posts that are level.",
        ),
        sa.Column(
            "organisation_kind",
            sa.Text(),
            comment="Kind of organisation the post belongs to, when the post tells it.",
        ),
        sa.CheckConstraint(
            "organisation_kind in ('ministry', 'agency', 'intelligence', 'military', "
            "'party', 'armed_group', 'legislature', 'court', 'office', 'central_bank', "
            "'company', 'igo', 'ngo', 'media', 'other')",
            name=op.f("ck_posts_organisation_kind"),
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_posts")),
        comment="One row per normalised post, whatever its written forms.",
    )
    op.create_table(
        "post_forms",
        sa.Column("post_code", sa.Text(), nullable=False, comment="The post meant."),
        sa.Column(
            "form", sa.Text(), nullable=False, comment='As written, in lower case: "spy chief".'
        ),
        sa.ForeignKeyConstraint(
            ["post_code"], ["posts.code"], name=op.f("fk_post_forms_post_code"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("post_code", "form", name=op.f("pk_post_forms")),
        comment="One row per written form of a normalised post.",
    )
    op.create_index(op.f("ix_post_forms_form"), "post_forms", ["form"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("post_forms")
    op.drop_table("posts")
    op.drop_table("topics")
