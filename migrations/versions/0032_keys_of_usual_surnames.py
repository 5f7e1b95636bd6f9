"""Names that bear a usual surname find each other by more at their other end too.

A Kim Song Hun had looked at everybody who is called Hun and has a word with k. The keys that are
stored are of the old way, so that full names wait for the next `whomet resolve`.
"""

from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Let full names wait to be counted, and their keys made, again."""
    op.execute(
        "insert into dirty_blocks (kind, key)"
        " select 'variant', id::text from variants where kind = 'person' and month is null"
    )


def downgrade() -> None:
    """Change nothing: the old program does not look for keys that it did not make."""
