"""Count what a load skipped by the rule that skipped it.

An article in another language is kept without claims, one whose embargo runs is not kept at all:
one number for both does not tell what a load left out.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0015"
down_revision = "0014"

_RULES = "The skipped ones by rule: language, embargo, since..."
_COUNT = "Articles kept without claims or left out, by a rule."
_OLD_COUNT = "Articles kept without claims, by a rule."


def upgrade() -> None:
    """Add the columns; of older loads only the sum is known."""
    for table in ("loads", "load_batches"):
        op.add_column(
            table,
            sa.Column("skipped_by", JSONB(), server_default="{}", nullable=False, comment=_RULES),
        )
        op.alter_column(table, "skipped_count", comment=_COUNT, existing_comment=_OLD_COUNT)


def downgrade() -> None:
    """Drop the columns."""
    for table in ("loads", "load_batches"):
        op.alter_column(table, "skipped_count", comment=_OLD_COUNT, existing_comment=_COUNT)
        op.drop_column(table, "skipped_by")
