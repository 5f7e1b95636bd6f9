"""The ledger of runs: what was read, what became of it, what was refused.

Written in the transaction of the rows it counts, so that a restart is exact; before the
articles, because each bears the load that wrote it.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "loads",
        sa.Column(
            "id",
            sa.BigInteger(),
            sa.Identity(always=False),
            nullable=False,
            comment="Number of the load.",
        ),
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="load, retry, reextract, remove or undo."
        ),
        sa.Column(
            "arguments", postgresql.JSONB(), nullable=False, comment="What the command was given."
        ),
        sa.Column("version", sa.Text(), nullable=False, comment="Version of whomet."),
        sa.Column("extractor_version", sa.Text(), comment="Model and seeds that made its claims."),
        sa.Column(
            "started_at", sa.DateTime(timezone=True), nullable=False, comment="When it began."
        ),
        sa.Column(
            "ended_at", sa.DateTime(timezone=True), comment="When it ended; absent while running."
        ),
        sa.Column(
            "outcome",
            sa.Text(),
            nullable=False,
            comment="running, succeeded, with_rejects, failed or undone.",
        ),
        sa.Column("error", sa.Text(), comment="Message, when it failed."),
        sa.Column(
            "read_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Records read; the sum of the outcomes.",
        ),
        sa.Column(
            "inserted_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Articles that were new.",
        ),
        sa.Column(
            "updated_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Articles whose key was known and whose content changed.",
        ),
        sa.Column(
            "unchanged_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Articles known with the same content.",
        ),
        sa.Column(
            "duplicate_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Records seen before within this load.",
        ),
        sa.Column(
            "skipped_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Articles kept without claims, by a rule.",
        ),
        sa.Column(
            "rejected_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Records that could not become an article.",
        ),
        sa.CheckConstraint(
            "(outcome = 'running') = (ended_at is null)", name=op.f("ck_loads_ended_has_an_outcome")
        ),
        sa.CheckConstraint(
            "kind in ('load', 'retry', 'reextract', 'remove', 'undo')", name=op.f("ck_loads_kind")
        ),
        sa.CheckConstraint(
            "outcome in ('running', 'succeeded', 'with_rejects', 'failed', 'undone')",
            name=op.f("ck_loads_outcome"),
        ),
        sa.CheckConstraint("ended_at >= started_at", name=op.f("ck_loads_ended_after_started")),
        sa.CheckConstraint(
            "read_count = inserted_count + updated_count + unchanged_count + "
            "duplicate_count + skipped_count + rejected_count",
            name=op.f("ck_loads_outcomes_add_up"),
        ),
        sa.CheckConstraint(
            "read_count >= 0 and inserted_count >= 0 and updated_count >= 0 and "
            "unchanged_count >= 0 and duplicate_count >= 0 and skipped_count >= 0 and "
            "rejected_count >= 0",
            name=op.f("ck_loads_counts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loads")),
        comment="One row per run that wrote documents and claims.",
    )
    op.create_table(
        "load_batches",
        sa.Column("load_id", sa.BigInteger(), nullable=False, comment="The load."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the load, from 0.",
        ),
        sa.Column("first_locator", sa.Text(), comment="Where its first record was read."),
        sa.Column("last_locator", sa.Text(), comment="Where its last record was read."),
        sa.Column(
            "written_at", sa.DateTime(timezone=True), nullable=False, comment="When it was written."
        ),
        sa.Column(
            "read_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Records read; the sum of the outcomes.",
        ),
        sa.Column(
            "inserted_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Articles that were new.",
        ),
        sa.Column(
            "updated_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Articles whose key was known and whose content changed.",
        ),
        sa.Column(
            "unchanged_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Articles known with the same content.",
        ),
        sa.Column(
            "duplicate_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Records seen before within this load.",
        ),
        sa.Column(
            "skipped_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Articles kept without claims, by a rule.",
        ),
        sa.Column(
            "rejected_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Records that could not become an article.",
        ),
        sa.CheckConstraint(
            "read_count = inserted_count + updated_count + unchanged_count + "
            "duplicate_count + skipped_count + rejected_count",
            name=op.f("ck_load_batches_outcomes_add_up"),
        ),
        sa.CheckConstraint(
            "read_count >= 0 and inserted_count >= 0 and updated_count >= 0 and "
            "unchanged_count >= 0 and duplicate_count >= 0 and skipped_count >= 0 and "
            "rejected_count >= 0",
            name=op.f("ck_load_batches_counts"),
        ),
        sa.ForeignKeyConstraint(
            ["load_id"], ["loads.id"], name=op.f("fk_load_batches_load_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("load_id", "position", name=op.f("pk_load_batches")),
        comment="One row per transaction of a load: the ledger that makes a restart exact.",
    )
    op.create_table(
        "rejects",
        sa.Column("load_id", sa.BigInteger(), nullable=False, comment="Load that refused it."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the load, from 0.",
        ),
        sa.Column(
            "locator",
            sa.Text(),
            nullable=False,
            comment="Where it was read: file, and line or offset.",
        ),
        sa.Column(
            "stage",
            sa.Text(),
            nullable=False,
            comment="Step that refused it: read, extract or load.",
        ),
        sa.Column("error_class", sa.Text(), nullable=False, comment="Class of the error."),
        sa.Column("message", sa.Text(), nullable=False, comment="What is wrong and what to do."),
        sa.Column(
            "payload",
            sa.Text(),
            nullable=False,
            comment="The raw record, or its beginning when large.",
        ),
        sa.Column(
            "reference_on",
            sa.Date(),
            comment="Day that relative words are counted from, so that a retry reads the same "
            "days.",
        ),
        sa.Column(
            "rejected_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When it was refused.",
        ),
        sa.Column("replayed_by_load_id", sa.BigInteger(), comment="Load that later took it in."),
        sa.CheckConstraint("stage in ('read', 'extract', 'load')", name=op.f("ck_rejects_stage")),
        sa.ForeignKeyConstraint(
            ["load_id"], ["loads.id"], name=op.f("fk_rejects_load_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["replayed_by_load_id"], ["loads.id"], name=op.f("fk_rejects_replayed_by_load_id")
        ),
        sa.PrimaryKeyConstraint("load_id", "position", name=op.f("pk_rejects")),
        comment="One row per input record that could not be loaded, kept for a retry.",
    )
    op.create_index(op.f("ix_rejects_replayed_by_load_id"), "rejects", ["replayed_by_load_id"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("rejects")
    op.drop_table("load_batches")
    op.drop_table("loads")
