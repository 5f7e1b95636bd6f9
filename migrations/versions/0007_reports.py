"""Meetings as one article tells them, with the words that say so.

Apart from the meetings of the world: articles disagree, and each keeps what it says.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "reports",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the article, from 0.",
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="summit, talks, visit, call, conference or other.",
        ),
        sa.Column("status", sa.Text(), nullable=False, comment="planned, held or called_off."),
        sa.Column(
            "during",
            postgresql.DATERANGE(),
            comment="Days it took, half-open; unbounded when the end is not told; absent when "
            "unknown.",
        ),
        sa.Column(
            "precision",
            sa.Text(),
            nullable=False,
            comment="How exact the days are: day, week, month, year or unknown.",
        ),
        sa.Column("date_text", sa.Text(), comment="Words the days were read from."),
        sa.Column("date_start_offset", sa.Integer(), comment="First character of these words."),
        sa.Column("date_end_offset", sa.Integer(), comment="Character after these words."),
        sa.Column("date_rule", sa.Text(), comment="Rule that read the days."),
        sa.Column(
            "date_reference_on", sa.Date(), comment="Day that relative words were counted from."
        ),
        sa.Column("place_text", sa.Text(), comment="Words that tell the place."),
        sa.Column("place_city", sa.Text(), comment="City, as far as it is told."),
        sa.Column("place_country_code", sa.Text(), comment="Country, as far as it is told."),
        sa.Column("place_venue", sa.Text(), comment="Building or site, if told."),
        sa.Column("place_id", sa.Uuid(), comment="Place in the gazetteer."),
        sa.Column(
            "attributed_to",
            sa.Text(),
            comment="Source slug, or words, of the medium that the article cites for it.",
        ),
        sa.Column(
            "confidence",
            sa.Numeric(precision=3, scale=2),
            nullable=False,
            comment="Certainty of the extractor, 0 to 1.",
        ),
        sa.Column(
            "extractor_version",
            sa.Text(),
            nullable=False,
            comment="Model and seeds that made the claim.",
        ),
        sa.CheckConstraint(
            "(coalesce(precision, 'unknown') = 'unknown') = (during is null)",
            name=op.f("ck_reports_precision_agrees"),
        ),
        sa.CheckConstraint(
            "kind in ('summit', 'talks', 'visit', 'call', 'conference', 'other')",
            name=op.f("ck_reports_kind"),
        ),
        sa.CheckConstraint(
            "precision in ('day', 'week', 'month', 'year', 'unknown')",
            name=op.f("ck_reports_precision"),
        ),
        sa.CheckConstraint(
            "status in ('planned', 'held', 'called_off')", name=op.f("ck_reports_status")
        ),
        sa.CheckConstraint(
            "confidence between 0 and 1", name=op.f("ck_reports_confidence_in_range")
        ),
        sa.CheckConstraint(
            "not isempty(during) and not lower_inf(during)",
            name=op.f("ck_reports_interval_not_empty"),
        ),
        sa.CheckConstraint(
            "num_nulls(date_start_offset, date_end_offset) = 2 "
            "or (num_nulls(date_start_offset, date_end_offset) = 0 and "
            "date_start_offset >= 0 and date_start_offset < date_end_offset)",
            name=op.f("ck_reports_date_offsets_ordered"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_reports_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["place_country_code"], ["countries.code"], name=op.f("fk_reports_place_country_code")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_reports_place_id")),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_reports")),
        comment="One row per meeting as one article tells it.",
    )
    op.create_index("ix_reports_during", "reports", ["during"], postgresql_using="gist")
    op.create_index(op.f("ix_reports_place_country_code"), "reports", ["place_country_code"])
    op.create_index(op.f("ix_reports_place_id"), "reports", ["place_id"])
    op.create_table(
        "report_parties",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "report_position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="The report within its article.",
        ),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the report, from 0.",
        ),
        sa.Column("entity_number", sa.Integer(), comment="Entity of the article, if one."),
        sa.Column("country_code", sa.Text(), comment="Country, if a country as such takes part."),
        sa.Column(
            "role",
            sa.Text(),
            nullable=False,
            comment="participant, host, visitor, mediator, head_of_delegation or absent.",
        ),
        sa.Column("side", sa.Integer(), comment="Parties of one number sat on one side."),
        sa.Column("post", sa.Text(), comment="Post held, as written."),
        sa.Column("post_code", sa.Text(), comment="Post held, normalised."),
        sa.Column("represents_country_code", sa.Text(), comment="Country the party stands for."),
        sa.Column(
            "represents_number",
            sa.Integer(),
            comment="Entity of the article that the party stands for.",
        ),
        sa.Column("head_count", sa.Text(), comment='As written: "delegation of 30".'),
        sa.Column("start_offset", sa.Integer(), comment="First character of the party's words."),
        sa.Column("end_offset", sa.Integer(), comment="Character after the party's words."),
        sa.CheckConstraint(
            "role in ('participant', 'host', 'visitor', 'mediator', "
            "'head_of_delegation', 'absent')",
            name=op.f("ck_report_parties_role"),
        ),
        sa.CheckConstraint(
            "num_nonnulls(entity_number, country_code) = 1",
            name=op.f("ck_report_parties_one_party"),
        ),
        sa.CheckConstraint(
            "num_nulls(start_offset, end_offset) = 2 "
            "or (num_nulls(start_offset, end_offset) = 0 and start_offset >= 0 and "
            "start_offset < end_offset)",
            name=op.f("ck_report_parties_offsets_ordered"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "entity_number"],
            ["article_entities.article_id", "article_entities.number"],
            name=op.f("fk_report_parties_article_id_entity_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "report_position"],
            ["reports.article_id", "reports.position"],
            name=op.f("fk_report_parties_article_id_report_position"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "represents_number"],
            ["article_entities.article_id", "article_entities.number"],
            name=op.f("fk_report_parties_article_id_represents_number"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_report_parties_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_report_parties_country_code")
        ),
        sa.ForeignKeyConstraint(
            ["post_code"], ["posts.code"], name=op.f("fk_report_parties_post_code")
        ),
        sa.ForeignKeyConstraint(
            ["represents_country_code"],
            ["countries.code"],
            name=op.f("fk_report_parties_represents_country_code"),
        ),
        sa.PrimaryKeyConstraint(
            "article_id", "report_position", "position", name=op.f("pk_report_parties")
        ),
        comment="One row per party of a reported meeting.",
    )
    op.create_index(
        op.f("ix_report_parties_article_id_entity_number"),
        "report_parties",
        ["article_id", "entity_number"],
    )
    op.create_index(
        op.f("ix_report_parties_article_id_represents_number"),
        "report_parties",
        ["article_id", "represents_number"],
    )
    op.create_index(op.f("ix_report_parties_country_code"), "report_parties", ["country_code"])
    op.create_index(op.f("ix_report_parties_post_code"), "report_parties", ["post_code"])
    op.create_index(
        op.f("ix_report_parties_represents_country_code"),
        "report_parties",
        ["represents_country_code"],
    )
    op.create_table(
        "report_evidence",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "report_position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="The report within its article.",
        ),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the report, from 0.",
        ),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in articles.text.",
        ),
        sa.Column("end_offset", sa.Integer(), nullable=False, comment="Character after the last."),
        sa.CheckConstraint(
            "num_nulls(start_offset, end_offset) = 2 "
            "or (num_nulls(start_offset, end_offset) = 0 and start_offset >= 0 and "
            "start_offset < end_offset)",
            name=op.f("ck_report_evidence_offsets_ordered"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "report_position"],
            ["reports.article_id", "reports.position"],
            name=op.f("fk_report_evidence_article_id_report_position"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_report_evidence_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "article_id", "report_position", "position", name=op.f("pk_report_evidence")
        ),
        comment="One row per stretch of an article that tells of a reported meeting.",
    )
    op.create_table(
        "report_topics",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="Article that says it."),
        sa.Column(
            "report_position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="The report within its article.",
        ),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the report, from 0.",
        ),
        sa.Column("topic_code", sa.Text(), comment="Topic of the taxonomy, if one fits."),
        sa.Column("words", sa.Text(), nullable=False, comment="The article's own words."),
        sa.Column(
            "score", sa.Numeric(precision=3, scale=2), nullable=False, comment="Certainty, 0 to 1."
        ),
        sa.CheckConstraint("score between 0 and 1", name=op.f("ck_report_topics_score_in_range")),
        sa.ForeignKeyConstraint(
            ["article_id", "report_position"],
            ["reports.article_id", "reports.position"],
            name=op.f("fk_report_topics_article_id_report_position"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_report_topics_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_code"], ["topics.code"], name=op.f("fk_report_topics_topic_code")
        ),
        sa.PrimaryKeyConstraint(
            "article_id", "report_position", "position", name=op.f("pk_report_topics")
        ),
        comment="One row per topic of a reported meeting.",
    )
    op.create_index(op.f("ix_report_topics_topic_code"), "report_topics", ["topic_code"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("report_topics")
    op.drop_table("report_evidence")
    op.drop_table("report_parties")
    op.drop_table("reports")
