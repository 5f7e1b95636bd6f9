"""What identity keeps for itself: ids that lead on, and blocks still to resolve.

A fact's id may change when an article joins two that were apart, and old ids must still find
it. Touched blocks are noted with the claims, so that a kill before resolving loses nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "redirects",
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="Which facts: actor, organisation, meeting or story.",
        ),
        sa.Column("old_id", sa.Uuid(), nullable=False, comment="Id that leads on."),
        sa.Column("new_id", sa.Uuid(), nullable=False, comment="Id of the fact today."),
        sa.CheckConstraint(
            "kind in ('actor', 'organisation', 'meeting', 'story')", name=op.f("ck_redirects_kind")
        ),
        sa.CheckConstraint("old_id <> new_id", name=op.f("ck_redirects_leads_elsewhere")),
        sa.PrimaryKeyConstraint("kind", "old_id", name=op.f("pk_redirects")),
        comment="One row per id of a member whose fact bears another id.",
    )
    op.create_index(op.f("ix_redirects_new_id"), "redirects", ["new_id"])
    op.create_table(
        "dirty_blocks",
        sa.Column(
            "id",
            sa.BigInteger(),
            sa.Identity(always=False),
            nullable=False,
            comment="Number of the touch.",
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What is to resolve: person, organisation, ...",
        ),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Comparable name or day that was touched."
        ),
        sa.CheckConstraint(
            "kind in ('person', 'organisation', 'meeting', 'story')",
            name=op.f("ck_dirty_blocks_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dirty_blocks")),
        comment="One row per touch of a block that is still to resolve; appended with the "
        "claims, deleted by the resolver that saw it.",
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("dirty_blocks")
    op.drop_table("redirects")
