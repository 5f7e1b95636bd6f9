"""What reports know a person or organisation by, so that a new id regroups no reports.

Until now reports were grouped by the ids of facts, which move to smaller members. The stored
keys of reports were made of these ids, so that they are the right first tokens.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the column, and give each family the id that its reports know it by."""
    op.add_column(
        "variants",
        sa.Column(
            "token_id",
            sa.Uuid(),
            nullable=True,
            comment="Arbitrary; what reports know the family by, whatever its smallest member is.",
        ),
    )
    op.execute("update variants set token_id = fact_id where family_id is not null")


def downgrade() -> None:
    """Drop the column; `whomet resolve --all` makes the keys of reports anew."""
    op.drop_column("variants", "token_id")
