"""Tell a meeting's city and country, and a participant's post, body and last report, where asked.

At a million articles a busy person's meetings were looked up one by one, and each was joined with
its place, country, posts and bodies besides: what is told there anyway spares the joins. The newest
reports of a person are among those of the meetings told of last, which an index keeps in that
order. The star is emptied, so that its new columns and index cost nothing here; the fill that
follows an upgrade derives it again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

STAR = (
    "fact_disagreement", "bridge_meeting_countries", "bridge_meeting_topic", "fact_report",
    "fact_participation", "fact_meeting", "dim_source", "dim_topic", "dim_place",
    "dim_organisation", "dim_actor", "dim_country", "dim_date",
)  # fmt: skip
ADDED = {
    "fact_meeting": (
        ("city", sa.Text(), "City of the place, as far as it is told."),
        ("country", sa.Text(), "Country of the place, in usual English."),
    ),
    "fact_participation": (
        ("post_name", sa.Text(), "Post held that day, as written, or else the name of its code."),
        ("organisation", sa.Text(), "Organisation that the participant is or stands for."),
        ("last_reported_on", sa.Date(), "Day of the latest article that tells the meeting."),
    ),
}
REPORTED = "ix_fact_participation_reported"
# The tables are empty, and their locks are held from the truncation on.
EMPTY = "-- squawk-ignore require-concurrent-index-creation\n"


def upgrade() -> None:
    """Empty the star, then add to it."""
    op.execute(f"truncate {', '.join(f'bi.{name}' for name in STAR)}")
    for table, columns in ADDED.items():
        for name, kind, comment in columns:
            op.add_column(table, sa.Column(name, kind, comment=comment), schema="bi")
    op.execute(
        EMPTY + f"create index {REPORTED} on bi.fact_participation"
        " (participant_key, last_reported_on desc nulls last)"
    )


def downgrade() -> None:
    """Take away what was added; the star stays filled."""
    op.execute(f"drop index bi.{REPORTED}")
    for table, columns in ADDED.items():
        for name, _, _ in columns:
            op.drop_column(table, name, schema="bi")
