"""Tell with a meeting its month and the days of its reports; pair its participants in an index.

Two meetings of five have no day, and when articles first told of them was known nowhere in bi. The
month was made out anew for each table and question that counts by it. At a million articles, to
pair who met whom all participations were fetched in the order of meetings, page by page: an index
that bears what pairs are chosen and counted by takes half as long. The small index by meeting stays
beside it, for the many looked up one by one. The star is emptied, so that its new columns and index
cost nothing here; the fill that follows an upgrade derives it again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

STAR = (
    "fact_disagreement", "bridge_meeting_countries", "bridge_meeting_topic", "fact_report",
    "fact_participation", "fact_meeting", "dim_source", "dim_topic", "dim_place",
    "dim_organisation", "dim_actor", "dim_country", "dim_date",
)  # fmt: skip
ADDED = {
    "month_on": "First day of the month; empty when it is not told to the month.",
    "first_reported_on": "Day of the first article that tells it.",
    "last_reported_on": "Day of the latest article that tells it.",
}
INDEX = "ix_fact_participation_pair"
# Posts and organisations too: joins that a question needs not are taken out of its plan, but what
# they would have been joined by is still read.
BORNE = (
    "position, side, role, country_code, organisation_key, post_code, kind, status, started_on"
)  # fmt: skip
# The tables are empty, and their locks are held from the truncation on.
EMPTY = "-- squawk-ignore require-concurrent-index-creation\n"
SIDE = "Participants of one number sat on one side"


def upgrade() -> None:
    """Empty the star, then add to it."""
    op.execute(f"truncate {', '.join(f'bi.{name}' for name in STAR)}")
    for name, comment in ADDED.items():
        op.add_column("fact_meeting", sa.Column(name, sa.Date(), comment=comment), schema="bi")
    op.execute(
        EMPTY + f"create index {INDEX} on bi.fact_participation (meeting_key) include ({BORNE})"
    )
    comment_side(f"{SIDE}; empty where none is told, or where all sat on one.")


def downgrade() -> None:
    """Take away what was added; the star stays filled."""
    comment_side(f"{SIDE}.")
    op.execute(f"drop index bi.{INDEX}")
    for name in ADDED:
        op.drop_column("fact_meeting", name, schema="bi")


def comment_side(comment: str) -> None:
    """Tell what a side is."""
    op.execute(f"comment on column bi.fact_participation.side is '{comment}'")
