"""Answer more questions from the star itself: who is named, which countries met, what is disputed.

At a million articles a name was looked for in every participation, countries were paired anew for
each question, and reports were compared to find the few that differ. The star is emptied, so that
its new columns and indexes cost nothing here; the fill that follows an upgrade derives it again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

STAR = (
    "bridge_meeting_topic", "fact_report", "fact_participation", "fact_meeting", "dim_source",
    "dim_topic", "dim_place", "dim_organisation", "dim_actor", "dim_country", "dim_date",
)  # fmt: skip
# The tables are empty, and their locks are held from the truncation on.
EMPTY = "-- squawk-ignore require-concurrent-index-creation\n"
INDEXES = (
    "create index ix_fact_meeting_started_on on bi.fact_meeting (started_on)",
    "create index ix_fact_meeting_latest on bi.fact_meeting"
    " (earliest_on desc nulls last, meeting_key)",
    "create index ix_fact_participation_name on bi.fact_participation (name)",
    "create index ix_fact_participation_participant_key on bi.fact_participation (participant_key)",
)


def upgrade() -> None:
    """Empty the star, then add to it."""
    op.execute(f"truncate {', '.join(f'bi.{name}' for name in STAR)}")
    op.add_column(
        "fact_meeting",
        sa.Column(
            "disputed", sa.Text(),
            comment="What its reports tell differently: days, kind, parties, place, status.",
        ),
        schema="bi",
    )  # fmt: skip
    op.add_column(
        "fact_participation",
        sa.Column(
            "participant_key", sa.Text(),
            comment="Key of the participant: id of a person or organisation, code of a country.",
        ),
        schema="bi",
    )  # fmt: skip
    op.add_column(
        "fact_report",
        sa.Column("position", sa.Integer(), comment="Report within its article, from 0."),
        schema="bi",
    )
    for index in INDEXES:
        op.execute(EMPTY + index)
    pairs()
    disagreements()


def pairs() -> None:
    """Create which countries met."""
    op.create_table(
        "bridge_meeting_countries",
        sa.Column("meeting_key", sa.Text(), nullable=False, comment="The meeting."),
        sa.Column(
            "country_code_a", sa.Text(), nullable=False,
            comment="The country whose code comes first, ISO 3166.",
        ),
        sa.Column("country_code_b", sa.Text(), nullable=False, comment="The other country."),
        sa.Column("date_key", sa.Date(), comment="Day of the meeting, as in fact_meeting."),
        sa.PrimaryKeyConstraint(
            "meeting_key", "country_code_a", "country_code_b", name="pk_bridge_meeting_countries"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_key"], ["bi.fact_meeting.meeting_key"],
            name="fk_bridge_meeting_countries_meeting_key",
        ),
        sa.ForeignKeyConstraint(
            ["date_key"], ["bi.dim_date.date_key"], name="fk_bridge_meeting_countries_date_key"
        ),
        schema="bi",
        comment="One row per pair of countries that faced each other at a meeting.",
    )  # fmt: skip
    for column in ("country_code_a", "country_code_b", "date_key"):
        op.create_index(
            f"ix_bridge_meeting_countries_{column}",
            "bridge_meeting_countries",
            [column],
            schema="bi",
        )


def disagreements() -> None:
    """Create what reports tell differently."""
    op.create_table(
        "fact_disagreement",
        sa.Column("meeting_key", sa.Text(), nullable=False, comment="The meeting."),
        sa.Column(
            "field", sa.Text(), nullable=False, comment="days, kind, parties, place or status."
        ),
        sa.Column(
            "report_key", sa.Text(), nullable=False, comment="The report, as in fact_report."
        ),
        sa.Column("article_key", sa.Text(), nullable=False, comment="Key of the article."),
        sa.Column("source_key", sa.Text(), comment="Publisher or agency of the article."),
        sa.Column("date_key", sa.Date(), comment="Day of publication."),
        sa.Column("chosen", sa.Text(), comment="The value that the meeting carries."),
        sa.Column(
            "told", sa.Text(), nullable=False,
            comment="The value that this report tells; days as a half-open range.",
        ),
        sa.PrimaryKeyConstraint(
            "meeting_key", "field", "report_key", name="pk_fact_disagreement"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_key"], ["bi.fact_meeting.meeting_key"],
            name="fk_fact_disagreement_meeting_key",
        ),
        sa.ForeignKeyConstraint(
            ["source_key"], ["bi.dim_source.source_key"], name="fk_fact_disagreement_source_key"
        ),
        sa.ForeignKeyConstraint(
            ["date_key"], ["bi.dim_date.date_key"], name="fk_fact_disagreement_date_key"
        ),
        schema="bi",
        comment="One row per field of a meeting and report, where its reports differ on it.",
    )  # fmt: skip
    for column in ("source_key", "date_key"):
        op.create_index(
            f"ix_fact_disagreement_{column}", "fact_disagreement", [column], schema="bi"
        )


def downgrade() -> None:
    """Take away what was added; the star stays filled."""
    op.drop_table("fact_disagreement", schema="bi")
    op.drop_table("bridge_meeting_countries", schema="bi")
    for index in INDEXES:
        op.execute(f"drop index bi.{index.split()[2]}")
    op.drop_column("fact_report", "position", schema="bi")
    op.drop_column("fact_participation", "participant_key", schema="bi")
    op.drop_column("fact_meeting", "disputed", schema="bi")
