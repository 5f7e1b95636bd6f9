"""Keep the same bad record once, with a count, however often it is loaded.

A file with a bad line that is loaded every hour left a reject each time, and nobody could see which
of them were news.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

FILLING = "update rejects set last_load_id = load_id, last_seen_at = rejected_at"
# Rejects and batches are few: neither checking nor indexing them holds anybody up.
BINDING = (
    """
-- squawk-ignore adding-not-nullable-field
alter table rejects alter column last_load_id set not null
""",
    """
-- squawk-ignore adding-not-nullable-field
alter table rejects alter column last_seen_at set not null
""",
    """
-- squawk-ignore constraint-missing-not-valid
alter table rejects add constraint ck_rejects_seen check (seen_count >= 1)
""",
    """
alter table rejects
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
add constraint fk_rejects_last_load_id foreign key (last_load_id) references loads (id)
""",
    """
-- squawk-ignore require-concurrent-index-creation
create index ix_rejects_last_load_id on rejects (last_load_id)
""",
    """
-- squawk-ignore require-concurrent-index-creation
create unique index ix_rejects_fingerprint on rejects (fingerprint)
    where replayed_by_load_id is null
""",
)
BOUNDING = """
alter table load_batches
-- squawk-ignore constraint-missing-not-valid
add constraint ck_load_batches_known_rejects_are_rejected
check (known_reject_count between 0 and rejected_count)
"""


def upgrade() -> None:
    """Add the columns; rejects of before were seen once, by the load that has them."""
    op.add_column(
        "rejects",
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            comment="SHA-256 of place, stage, class and payload: tells the same record refused "
            "again; absent for those that an early version kept.",
        ),
    )
    op.add_column(
        "rejects",
        sa.Column(
            "seen_count",
            sa.Integer(),
            server_default="1",
            nullable=False,
            comment="How often it was refused, the first time included.",
        ),
    )
    op.add_column(
        "rejects", sa.Column("last_load_id", sa.BigInteger(), comment="Load that refused it last.")
    )
    op.add_column(
        "rejects",
        sa.Column("last_seen_at", sa.DateTime(timezone=True), comment="When it was refused last."),
    )
    op.execute(FILLING)
    for statement in BINDING:
        op.execute(statement)
    op.add_column(
        "load_batches",
        sa.Column(
            "known_reject_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Those of the rejected that were open rejects already, and are counted there.",
        ),
    )
    op.execute(BOUNDING)


def downgrade() -> None:
    """Drop the columns; the counts are forgotten."""
    op.drop_column("load_batches", "known_reject_count")
    op.drop_index("ix_rejects_fingerprint", table_name="rejects")
    for column in ("last_seen_at", "last_load_id", "seen_count", "fingerprint"):
        op.drop_column("rejects", column)
