"""Tell of each rejected record whether, and by which reader, it can be read again.

A payload may be only the beginning of a large record, or show bytes that were no text. Reading
such a one again would load something that was never written.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_READ_AGAIN = "Load that later read it again: it took it in, or refused it anew."
_TAKEN_IN = "Load that later took it in."


def upgrade() -> None:
    """Add the column; the older rejects stay without, for nobody knows of them."""
    op.add_column(
        "rejects",
        sa.Column(
            "payload_format",
            sa.Text(),
            comment="Reader that can read the payload again; absent when it is not the whole "
            "record.",
        ),
    )
    op.alter_column(
        "rejects", "replayed_by_load_id", comment=_READ_AGAIN, existing_comment=_TAKEN_IN
    )


def downgrade() -> None:
    """Drop the column."""
    op.alter_column(
        "rejects", "replayed_by_load_id", comment=_TAKEN_IN, existing_comment=_READ_AGAIN
    )
    op.drop_column("rejects", "payload_format")
