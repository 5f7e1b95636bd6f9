"""Remember which seeds the reference tables hold.

Writing tens of thousands of places takes seconds; a command that finds its own version here
has nothing to write.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the table; it is empty until seeds are written."""
    op.create_table(
        "seedings",
        sa.Column(
            "is_current",
            sa.Boolean(),
            server_default=sa.text("true"),
            nullable=False,
            comment="Always true, so that there is one row.",
        ),
        sa.Column(
            "version",
            sa.Text(),
            nullable=False,
            comment="Digest of the seed files and the gazetteer.",
        ),
        sa.Column(
            "written_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When they were written.",
        ),
        sa.CheckConstraint("is_current", name=op.f("ck_seedings_one_row")),
        sa.PrimaryKeyConstraint("is_current", name=op.f("pk_seedings")),
        comment="One row: the version of the seeds that the reference tables hold.",
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("seedings")
