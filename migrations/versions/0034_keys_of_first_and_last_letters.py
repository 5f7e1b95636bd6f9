"""Full names find each other by the first and the last letter of a word, not by the first alone.

Folded spellings of usual Chinese, Korean and Vietnamese surnames count as usual, and no initial
stands for a surname that the other name has beside it. The keys that are stored are of the old
way, so that all persons wait for the next `whomet resolve`.
"""

from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Let the names of persons wait to be counted, and their keys made, again."""
    op.execute(
        "insert into dirty_blocks (kind, key)"
        " select 'variant', id::text from variants where kind = 'person'"
    )


def downgrade() -> None:
    """Change nothing: the old program does not look for keys that it did not make."""
