"""Find the open rejects of one file by the beginning of their place.

They close when the file is read whole and no longer gives them, which is asked after each file.
"""

from alembic import op

revision = "0025"
down_revision = "0024"

_INDEX = """
-- squawk-ignore require-concurrent-index-creation
create index ix_rejects_locator on rejects (locator text_pattern_ops)
where replayed_by_load_id is null
"""


def upgrade() -> None:
    """Index the places of open rejects by how they begin, and tell what closes one."""
    op.execute(_INDEX)
    op.execute(
        "comment on column rejects.replayed_by_load_id is"
        " 'Load that later read it again, or its file, without refusing it so.'"
    )


def downgrade() -> None:
    """Drop the index, and tell what closed a reject before."""
    op.execute(
        "comment on column rejects.replayed_by_load_id is"
        " 'Load that later read it again: it took it in, or refused it anew.'"
    )
    op.drop_index("ix_rejects_locator", "rejects")
