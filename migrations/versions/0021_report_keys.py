"""The keys under which reports find each other are made in a quicker way.

Those that are stored are of the old way, so that all articles wait for the next `whomet resolve`.
"""

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Let the claims of all articles wait to be resolved again."""
    op.execute("insert into dirty_blocks (kind, key) select 'article', id::text from articles")


def downgrade() -> None:
    """Change nothing: `whomet resolve --all` makes the keys of reports anew."""
