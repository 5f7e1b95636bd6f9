"""Remember the files and addresses that were read, and how far.

A load that was cut short goes on behind the last record it wrote, and a watch reads only what is
new or changed; both ask these rows, which are written in the transaction that writes the records.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "inputs",
        sa.Column("name", sa.Text(), nullable=False, comment="Absolute path, or address."),
        sa.Column(
            "reading",
            sa.Text(),
            nullable=False,
            comment="How it was read: format and wishes; empty for the usual way.",
        ),
        sa.Column("byte_size", sa.BigInteger(), comment="Size of the file."),
        sa.Column(
            "modified_at",
            sa.DateTime(timezone=True),
            comment="When the file was modified, as the system tells it.",
        ),
        sa.Column(
            "changed_at",
            sa.DateTime(timezone=True),
            comment="When the system noted the file's last change; no program sets it back.",
        ),
        sa.Column("digest", sa.LargeBinary(), comment="SHA-256 of the file's bytes."),
        sa.Column("etag", sa.Text(), comment="ETag that the server gave."),
        sa.Column(
            "last_modified", sa.Text(), comment="Last-Modified that the server gave, as written."
        ),
        sa.Column(
            "place",
            sa.Text(),
            comment="Locator of its last record in the database, without the name.",
        ),
        sa.Column(
            "record_count",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Records of it that the database has an outcome for.",
        ),
        sa.Column(
            "is_whole", sa.Boolean(), nullable=False, comment="True when it was read to its end."
        ),
        sa.Column(
            "read_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the load began that read it.",
        ),
        sa.Column(
            "again_at",
            sa.DateTime(timezone=True),
            comment="When an embargo ends that left something of it out: it is read again then.",
        ),
        sa.Column(
            "article_id",
            sa.Uuid(),
            comment="Article of a file that holds one, when only its content identifies it; may be "
            "gone.",
        ),
        sa.Column("load_id", sa.BigInteger(), nullable=False, comment="Load that read it."),
        sa.CheckConstraint("byte_size >= 0 and record_count >= 0", name=op.f("ck_inputs_counts")),
        sa.ForeignKeyConstraint(
            ["load_id"], ["loads.id"], name=op.f("fk_inputs_load_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name", "reading", name=op.f("pk_inputs")),
        comment="One row per file or address and way of reading it: what of it the database has, "
        "so that a load goes on behind it or passes over it.",
    )
    op.create_index(op.f("ix_inputs_load_id"), "inputs", ["load_id"], unique=False)
    op.create_index(op.f("ix_inputs_article_id"), "inputs", ["article_id"], unique=False)


def downgrade() -> None:
    """Drop the table; what was read is read again."""
    op.drop_table("inputs")
