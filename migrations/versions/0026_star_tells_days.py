"""Tell day, kind and status of a meeting with those who took part, its topics and its countries.

At a million articles the newest meetings of a person, the months of a topic or of a country's
meetings were looked up meeting by meeting. Told beside the participant and the topic, with indexes
in the order of days, they are read in one go. The star is emptied, so that its new columns and
indexes cost nothing here; the fill that follows an upgrade derives it again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

STAR = (
    "fact_disagreement", "bridge_meeting_countries", "bridge_meeting_topic", "fact_report",
    "fact_participation", "fact_meeting", "dim_source", "dim_topic", "dim_place",
    "dim_organisation", "dim_actor", "dim_country", "dim_date",
)  # fmt: skip
STARTED = ("started_on", sa.Date(), "First day; empty when it is not known to the day.")
MONTH = ("month_on", sa.Date(), "First day of the month; empty when it is not told to the month.")
KIND = ("kind", sa.Text(), "summit, talks, visit, call, conference or other.")
STATUS = ("status", sa.Text(), "planned, held or called_off, as latest known.")
ADDED = {
    "fact_participation": (STARTED, KIND, STATUS),
    "bridge_meeting_topic": (
        ("date_key", sa.Date(), "Day of the meeting, as in fact_meeting."),
        MONTH,
        KIND,
        STATUS,
        ("report_count", sa.Integer(), "Number of reports of the meeting."),
    ),
    "bridge_meeting_countries": (
        STARTED,
        MONTH,
        KIND,
        STATUS,
        ("source_count", sa.Integer(), "Number of independent sources of the meeting."),
    ),
}
# What an index replaces, and where it lies: the new one begins alike.
INDEXES = {
    "participant_key": ("fact_participation", "started_on desc nulls last"),
    "name": ("fact_participation", "started_on desc nulls last"),
    "topic_code": ("bridge_meeting_topic", "date_key desc nulls last, meeting_key"),
    "source_key": ("fact_report", "meeting_key"),
}
# The tables are empty, and their locks are held from the truncation on.
EMPTY = (
    "-- squawk-ignore require-concurrent-index-creation, require-concurrent-index-deletion,"
    " adding-foreign-key-constraint, constraint-missing-not-valid\n"
)


def upgrade() -> None:
    """Empty the star, then add to it."""
    op.execute(f"truncate {', '.join(f'bi.{name}' for name in STAR)}")
    for table, columns in ADDED.items():
        for name, kind, comment in columns:
            op.add_column(table, sa.Column(name, kind, comment=comment), schema="bi")
    op.execute(
        EMPTY + "alter table bi.bridge_meeting_topic add constraint"
        " fk_bridge_meeting_topic_date_key foreign key (date_key) references bi.dim_date"
    )
    op.execute(
        EMPTY
        + "create index ix_bridge_meeting_topic_date_key on bi.bridge_meeting_topic (date_key)"
    )
    for column, (table, rest) in INDEXES.items():
        op.execute(EMPTY + f"drop index bi.ix_{table}_{column}")
        op.execute(EMPTY + f"create index ix_{table}_{column} on bi.{table} ({column}, {rest})")


def downgrade() -> None:
    """Take away what was added; the star stays filled."""
    for column, (table, _) in INDEXES.items():
        op.execute(f"drop index bi.ix_{table}_{column}")
        op.execute(f"create index ix_{table}_{column} on bi.{table} ({column})")
    for table, columns in ADDED.items():
        for name, _, _ in columns:
            op.drop_column(table, name, schema="bi")
