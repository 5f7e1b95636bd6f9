"""Names that share a usual surname, and bodies that share first letters, find each other by more.

The keys that are stored are of the old way, so that all names wait for the next `whomet resolve`.
"""

from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Let all names wait to be counted, and their keys made, again."""
    op.execute("insert into dirty_blocks (kind, key) select 'variant', id::text from variants")


def downgrade() -> None:
    """Change nothing: the old program does not look for keys that it did not make."""
