"""The keys under which reports find each other tell who looks for a report that goes.

Those that are stored are of the old way, and what went may have left traces in the facts, so that
all articles wait for the next `whomet resolve`.
"""

from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Let the claims of all articles wait to be resolved again."""
    op.execute("insert into dirty_blocks (kind, key) select 'article', id::text from articles")


def downgrade() -> None:
    """Change nothing: `whomet resolve --all` makes the keys of reports anew."""
