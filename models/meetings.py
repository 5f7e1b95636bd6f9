"""What happened in the world, derived from all reports: meetings, and the stories that told it."""

import uuid
from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import (
    Base,
    Days,
    during_begins,
    exactly_one,
    not_negative,
    one_of,
    precision_agrees,
    precision_values,
    share,
)


class Story(Base):
    """One dispatch, however often it was reprinted."""

    __tablename__ = "stories"
    __table_args__ = (
        not_negative("article_count"),
        {"comment": "One row per dispatch; its reprints count once."},
    )

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True, comment="Smallest id among the articles joined here."
    )
    title: Mapped[str | None] = mapped_column(comment="Headline of its first article.")
    first_published_on: Mapped[date | None] = mapped_column(comment="Day it was first printed.")
    article_count: Mapped[int] = mapped_column(comment="Number of articles that print it.")


class ArticleStory(Base):
    """An article, joined to the dispatch it prints."""

    __tablename__ = "article_stories"
    __table_args__ = (share("score"), {"comment": "One row per article that belongs to a story."})

    article_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, comment="The article."
    )
    story_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("stories.id", ondelete="CASCADE"), index=True, comment="The story it prints."
    )
    rule: Mapped[str] = mapped_column(comment="Rule that joined them.")
    score: Mapped[Decimal] = mapped_column(comment="Certainty of the rule, 0 to 1.")


class Meeting(Base):
    """One occasion in the world."""

    __tablename__ = "meetings"
    __table_args__ = (
        one_of("kind", "summit", "talks", "visit", "call", "conference", "other"),
        one_of("status", "planned", "held", "called_off"),
        precision_values(),
        precision_agrees(),
        during_begins(),
        CheckConstraint("earliest_on <= latest_on", name="earliest_before_latest"),
        share("confidence"),
        not_negative("report_count", "story_count", "source_count"),
        Index("ix_meetings_during", "during", postgresql_using="gist"),
        {"comment": "One row per meeting in the world, derived from all reports of it."},
    )

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True, comment="Smallest id among the reports joined here: of the earliest."
    )
    kind: Mapped[str] = mapped_column(comment="summit, talks, visit, call, conference or other.")
    status: Mapped[str] = mapped_column(comment="Latest known: planned, held or called_off.")
    title: Mapped[str] = mapped_column(comment="Title made from its parts, for people.")
    during: Mapped[Days | None] = mapped_column(
        comment="Days it took, half-open; unbounded when the end is not told; absent when unknown."
    )
    precision: Mapped[str] = mapped_column(
        comment="How exact the days are: day, week, month, year or unknown."
    )
    date_text: Mapped[str | None] = mapped_column(comment="Words the chosen days were read from.")
    earliest_on: Mapped[date | None] = mapped_column(comment="First day it may have begun.")
    latest_on: Mapped[date | None] = mapped_column(comment="Last day it may have ended, inclusive.")
    place_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("places.id"), index=True, comment="Place in the gazetteer."
    )
    place_city: Mapped[str | None] = mapped_column(comment="City, as far as it is told.")
    place_country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country, as far as it is told."
    )
    place_venue: Mapped[str | None] = mapped_column(comment="Building or site, if told.")
    confidence: Mapped[Decimal] = mapped_column(comment="Certainty that it is as told, 0 to 1.")
    report_count: Mapped[int] = mapped_column(comment="Number of reports of it.")
    story_count: Mapped[int] = mapped_column(comment="Number of stories; reprints count once.")
    source_count: Mapped[int] = mapped_column(comment="Number of independent sources.")


class MeetingStatus(Base):
    """When a meeting was first told to have a status."""

    __tablename__ = "meeting_statuses"
    __table_args__ = (
        one_of("status", "planned", "held", "called_off"),
        {"comment": "One row per status that a meeting was ever told to have."},
    )

    meeting_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True, comment="The meeting."
    )
    status: Mapped[str] = mapped_column(primary_key=True, comment="planned, held or called_off.")
    first_told_on: Mapped[date | None] = mapped_column(
        comment="Day of the first article that told it; absent when none bears a day."
    )


class MeetingParticipant(Base):
    """One who took part in a meeting."""

    __tablename__ = "meeting_participants"
    __table_args__ = (
        one_of(
            "role", "participant", "host", "visitor", "mediator", "head_of_delegation", "absent"
        ),
        exactly_one("one_participant", "actor_id", "organisation_id", "country_code"),
        UniqueConstraint("meeting_id", "actor_id"),
        UniqueConstraint("meeting_id", "organisation_id"),
        UniqueConstraint("meeting_id", "country_code"),
        not_negative("report_count"),
        {"comment": "One row per person, organisation or country that took part in a meeting."},
    )

    meeting_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True, comment="The meeting."
    )
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="Order within the meeting, from 0."
    )
    actor_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("actors.id"), index=True, comment="The person, if a person."
    )
    organisation_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("organisations.id"), index=True, comment="The organisation, if one."
    )
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="The country, if a country as such."
    )
    role: Mapped[str] = mapped_column(
        comment="participant, host, visitor, mediator, head_of_delegation or absent."
    )
    side: Mapped[int | None] = mapped_column(comment="Participants of one number sat on one side.")
    post: Mapped[str | None] = mapped_column(comment="Post held that day, as written.")
    post_code: Mapped[str | None] = mapped_column(
        ForeignKey("posts.code"), index=True, comment="Post held that day, normalised."
    )
    represents_organisation_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("organisations.id"), index=True, comment="Organisation stood for."
    )
    represents_country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country stood for."
    )
    head_count: Mapped[str | None] = mapped_column(comment='As written: "delegation of 30".')
    report_count: Mapped[int] = mapped_column(comment="Number of reports that name them.")


class MeetingTopic(Base):
    """What a meeting was about."""

    __tablename__ = "meeting_topics"
    __table_args__ = (share("weight"), {"comment": "One row per topic of a meeting."})

    meeting_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True, comment="The meeting."
    )
    topic_code: Mapped[str] = mapped_column(
        ForeignKey("topics.code"), primary_key=True, index=True, comment="The topic."
    )
    weight: Mapped[Decimal] = mapped_column(comment="How surely and how often told, 0 to 1.")
    words: Mapped[str] = mapped_column(comment="The articles' own words.")


class MeetingReport(Base):
    """A report, joined to the meeting it tells of."""

    __tablename__ = "meeting_reports"
    __table_args__ = (
        share("score"),
        ForeignKeyConstraint(
            ["article_id", "report_position"],
            ["reports.article_id", "reports.position"],
            ondelete="CASCADE",
        ),
        {"comment": "One row per report that was joined to a meeting."},
    )

    article_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, comment="The article.")
    report_position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="The report within its article."
    )
    meeting_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True, comment="The meeting it tells."
    )
    rule: Mapped[str] = mapped_column(comment="Rule that joined them.")
    score: Mapped[Decimal] = mapped_column(comment="Certainty of the rule, 0 to 1.")
