"""Find the open rejects of one file: they close when it is read whole and gives them no more."""

from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Index the places of open rejects by how they begin, and tell what closes one."""
    op.create_index(
        "ix_rejects_locator",
        "rejects",
        ["locator"],
        postgresql_ops={"locator": "text_pattern_ops"},
        postgresql_where="replayed_by_load_id is null",
    )
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
