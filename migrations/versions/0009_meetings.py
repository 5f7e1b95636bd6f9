"""The occasions that the reports tell of, and the dispatches that told them.

Ten reprints of one dispatch are one story, and three stories of one summit are one meeting.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "stories",
        sa.Column(
            "id", sa.Uuid(), nullable=False, comment="Smallest id among the articles joined here."
        ),
        sa.Column("title", sa.Text(), comment="Headline of its first article."),
        sa.Column("first_published_on", sa.Date(), comment="Day it was first printed."),
        sa.Column(
            "article_count",
            sa.Integer(),
            nullable=False,
            comment="Number of articles that print it.",
        ),
        sa.CheckConstraint("article_count >= 0", name=op.f("ck_stories_counts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        comment="One row per dispatch; its reprints count once.",
    )
    op.create_table(
        "article_stories",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.Column("story_id", sa.Uuid(), nullable=False, comment="The story it prints."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Rule that joined them."),
        sa.Column(
            "score",
            sa.Numeric(precision=3, scale=2),
            nullable=False,
            comment="Certainty of the rule, 0 to 1.",
        ),
        sa.CheckConstraint("score between 0 and 1", name=op.f("ck_article_stories_score_in_range")),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_stories_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name=op.f("fk_article_stories_story_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_stories")),
        comment="One row per article that belongs to a story.",
    )
    op.create_index(op.f("ix_article_stories_story_id"), "article_stories", ["story_id"])
    op.create_table(
        "meetings",
        sa.Column(
            "id",
            sa.Uuid(),
            nullable=False,
            comment="Smallest version 5 uuid among the reports joined here.",
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="summit, talks, visit, call, conference or other.",
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="Latest known: planned, held or called_off.",
        ),
        sa.Column(
            "title", sa.Text(), nullable=False, comment="Title made from its parts, for people."
        ),
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
        sa.Column("date_text", sa.Text(), comment="Words the chosen days were read from."),
        sa.Column("earliest_on", sa.Date(), comment="First day it may have begun."),
        sa.Column("latest_on", sa.Date(), comment="Last day it may have ended, inclusive."),
        sa.Column("place_id", sa.Uuid(), comment="Place in the gazetteer."),
        sa.Column("place_city", sa.Text(), comment="City, as far as it is told."),
        sa.Column("place_country_code", sa.Text(), comment="Country, as far as it is told."),
        sa.Column("place_venue", sa.Text(), comment="Building or site, if told."),
        sa.Column(
            "confidence",
            sa.Numeric(precision=3, scale=2),
            nullable=False,
            comment="Certainty that it is as told, 0 to 1.",
        ),
        sa.Column("report_count", sa.Integer(), nullable=False, comment="Number of reports of it."),
        sa.Column(
            "story_count",
            sa.Integer(),
            nullable=False,
            comment="Number of stories; reprints count once.",
        ),
        sa.Column(
            "source_count", sa.Integer(), nullable=False, comment="Number of independent sources."
        ),
        sa.CheckConstraint(
            "(coalesce(precision, 'unknown') = 'unknown') = (during is null)",
            name=op.f("ck_meetings_precision_agrees"),
        ),
        sa.CheckConstraint(
            "kind in ('summit', 'talks', 'visit', 'call', 'conference', 'other')",
            name=op.f("ck_meetings_kind"),
        ),
        sa.CheckConstraint(
            "precision in ('day', 'week', 'month', 'year', 'unknown')",
            name=op.f("ck_meetings_precision"),
        ),
        sa.CheckConstraint(
            "status in ('planned', 'held', 'called_off')", name=op.f("ck_meetings_status")
        ),
        sa.CheckConstraint(
            "confidence between 0 and 1", name=op.f("ck_meetings_confidence_in_range")
        ),
        sa.CheckConstraint(
            "earliest_on <= latest_on", name=op.f("ck_meetings_earliest_before_latest")
        ),
        sa.CheckConstraint(
            "not isempty(during) and not lower_inf(during)",
            name=op.f("ck_meetings_interval_not_empty"),
        ),
        sa.CheckConstraint(
            "report_count >= 0 and story_count >= 0 and source_count >= 0",
            name=op.f("ck_meetings_counts"),
        ),
        sa.ForeignKeyConstraint(
            ["place_country_code"], ["countries.code"], name=op.f("fk_meetings_place_country_code")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_meetings_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        comment="One row per meeting in the world, derived from all reports of it.",
    )
    op.create_index("ix_meetings_during", "meetings", ["during"], postgresql_using="gist")
    op.create_index(op.f("ix_meetings_place_country_code"), "meetings", ["place_country_code"])
    op.create_index(op.f("ix_meetings_place_id"), "meetings", ["place_id"])
    op.create_table(
        "meeting_statuses",
        sa.Column("meeting_id", sa.Uuid(), nullable=False, comment="The meeting."),
        sa.Column("status", sa.Text(), nullable=False, comment="planned, held or called_off."),
        sa.Column(
            "first_told_on",
            sa.Date(),
            comment="Day of the first article that told it; absent when none bears a day.",
        ),
        sa.CheckConstraint(
            "status in ('planned', 'held', 'called_off')", name=op.f("ck_meeting_statuses_status")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_statuses_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "status", name=op.f("pk_meeting_statuses")),
        comment="One row per status that a meeting was ever told to have.",
    )
    op.create_table(
        "meeting_participants",
        sa.Column("meeting_id", sa.Uuid(), nullable=False, comment="The meeting."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Order within the meeting, from 0.",
        ),
        sa.Column("actor_id", sa.Uuid(), comment="The person, if a person."),
        sa.Column("organisation_id", sa.Uuid(), comment="The organisation, if one."),
        sa.Column("country_code", sa.Text(), comment="The country, if a country as such."),
        sa.Column(
            "role",
            sa.Text(),
            nullable=False,
            comment="participant, host, visitor, mediator, head_of_delegation or absent.",
        ),
        sa.Column("side", sa.Integer(), comment="Participants of one number sat on one side."),
        sa.Column("post", sa.Text(), comment="Post held that day, as written."),
        sa.Column("post_code", sa.Text(), comment="Post held that day, normalised."),
        sa.Column("represents_organisation_id", sa.Uuid(), comment="Organisation stood for."),
        sa.Column("represents_country_code", sa.Text(), comment="Country stood for."),
        sa.Column("head_count", sa.Text(), comment='As written: "delegation of 30".'),
        sa.Column(
            "report_count",
            sa.Integer(),
            nullable=False,
            comment="Number of reports that name them.",
        ),
        sa.CheckConstraint(
            "role in ('participant', 'host', 'visitor', 'mediator', "
            "'head_of_delegation', 'absent')",
            name=op.f("ck_meeting_participants_role"),
        ),
        sa.CheckConstraint(
            "num_nonnulls(actor_id, organisation_id, country_code) = 1",
            name=op.f("ck_meeting_participants_one_participant"),
        ),
        sa.CheckConstraint("report_count >= 0", name=op.f("ck_meeting_participants_counts")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_meeting_participants_actor_id")
        ),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_meeting_participants_country_code")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_participants_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_meeting_participants_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["post_code"], ["posts.code"], name=op.f("fk_meeting_participants_post_code")
        ),
        sa.ForeignKeyConstraint(
            ["represents_country_code"],
            ["countries.code"],
            name=op.f("fk_meeting_participants_represents_country_code"),
        ),
        sa.ForeignKeyConstraint(
            ["represents_organisation_id"],
            ["organisations.id"],
            name=op.f("fk_meeting_participants_represents_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("meeting_id", "position", name=op.f("pk_meeting_participants")),
        sa.UniqueConstraint(
            "meeting_id", "actor_id", name=op.f("uq_meeting_participants_meeting_id_actor_id")
        ),
        sa.UniqueConstraint(
            "meeting_id",
            "country_code",
            name=op.f("uq_meeting_participants_meeting_id_country_code"),
        ),
        sa.UniqueConstraint(
            "meeting_id",
            "organisation_id",
            name=op.f("uq_meeting_participants_meeting_id_organisation_id"),
        ),
        comment="One row per person, organisation or country that took part in a meeting.",
    )
    op.create_index(op.f("ix_meeting_participants_actor_id"), "meeting_participants", ["actor_id"])
    op.create_index(
        op.f("ix_meeting_participants_country_code"), "meeting_participants", ["country_code"]
    )
    op.create_index(
        op.f("ix_meeting_participants_organisation_id"), "meeting_participants", ["organisation_id"]
    )
    op.create_index(
        op.f("ix_meeting_participants_post_code"), "meeting_participants", ["post_code"]
    )
    op.create_index(
        op.f("ix_meeting_participants_represents_country_code"),
        "meeting_participants",
        ["represents_country_code"],
    )
    op.create_index(
        op.f("ix_meeting_participants_represents_organisation_id"),
        "meeting_participants",
        ["represents_organisation_id"],
    )
    op.create_table(
        "meeting_topics",
        sa.Column("meeting_id", sa.Uuid(), nullable=False, comment="The meeting."),
        sa.Column("topic_code", sa.Text(), nullable=False, comment="The topic."),
        sa.Column(
            "weight",
            sa.Numeric(precision=3, scale=2),
            nullable=False,
            comment="How surely and how often told, 0 to 1.",
        ),
        sa.Column("words", sa.Text(), nullable=False, comment="The articles' own words."),
        sa.CheckConstraint(
            "weight between 0 and 1", name=op.f("ck_meeting_topics_weight_in_range")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_topics_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_code"], ["topics.code"], name=op.f("fk_meeting_topics_topic_code")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "topic_code", name=op.f("pk_meeting_topics")),
        comment="One row per topic of a meeting.",
    )
    op.create_index(op.f("ix_meeting_topics_topic_code"), "meeting_topics", ["topic_code"])
    op.create_table(
        "meeting_reports",
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="The article."),
        sa.Column(
            "report_position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="The report within its article.",
        ),
        sa.Column("meeting_id", sa.Uuid(), nullable=False, comment="The meeting it tells."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Rule that joined them."),
        sa.Column(
            "score",
            sa.Numeric(precision=3, scale=2),
            nullable=False,
            comment="Certainty of the rule, 0 to 1.",
        ),
        sa.CheckConstraint("score between 0 and 1", name=op.f("ck_meeting_reports_score_in_range")),
        sa.ForeignKeyConstraint(
            ["article_id", "report_position"],
            ["reports.article_id", "reports.position"],
            name=op.f("fk_meeting_reports_article_id_report_position"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_reports_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "report_position", name=op.f("pk_meeting_reports")),
        comment="One row per report that was joined to a meeting.",
    )
    op.create_index(op.f("ix_meeting_reports_meeting_id"), "meeting_reports", ["meeting_id"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("meeting_reports")
    op.drop_table("meeting_topics")
    op.drop_table("meeting_participants")
    op.drop_table("meeting_statuses")
    op.drop_table("meetings")
    op.drop_table("article_stories")
    op.drop_table("stories")
