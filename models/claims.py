"""What each article says, one article at a time: nothing here knows another article."""

import uuid
from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import (
    Base,
    Days,
    during_begins,
    exactly_one,
    one_of,
    ordered_offsets,
    precision_agrees,
    precision_values,
    share,
)


def _article_id() -> Mapped[uuid.UUID]:
    """Return the first key column of every claim; claims go when their article goes."""
    return mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        comment="Article that says it.",
    )


def _position(comment: str) -> Mapped[int]:
    """Return a key column that counts from 0 and is never made by the database."""
    return mapped_column(primary_key=True, autoincrement=False, comment=comment)


def _of_entity(column: str) -> ForeignKeyConstraint:
    """Point (article, `column`) to an entity of the same article."""
    return ForeignKeyConstraint(
        ["article_id", column],
        ["article_entities.article_id", "article_entities.number"],
        ondelete="CASCADE",
    )


def _of_report() -> ForeignKeyConstraint:
    """Point a part of a report to its report."""
    return ForeignKeyConstraint(
        ["article_id", "report_position"],
        ["reports.article_id", "reports.position"],
        ondelete="CASCADE",
    )


class ArticleEntity(Base):
    """One person or organisation of one article, whatever its forms."""

    __tablename__ = "article_entities"
    __table_args__ = (
        one_of("kind", "person", "organisation"),
        {"comment": "One row per person or organisation that an article names."},
    )

    article_id: Mapped[uuid.UUID] = _article_id()
    number: Mapped[int] = _position("Order within the article, from 0.")
    kind: Mapped[str] = mapped_column(comment="person or organisation.")
    name: Mapped[str] = mapped_column(comment="Fullest name the article gives, without titles.")
    forms: Mapped[list[str]] = mapped_column(
        server_default="{}", comment="Every form written in the article, the fullest first."
    )
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country, as far as this article tells."
    )
    seed_key: Mapped[str | None] = mapped_column(
        index=True, comment="Key of the seeded organisation that the name stands for."
    )
    is_implied: Mapped[bool] = mapped_column(
        server_default="false", comment="True for a body that only a post implies."
    )


class Mention(Base):
    """Words of an article that name something."""

    __tablename__ = "mentions"
    __table_args__ = (
        one_of("kind", "person", "organisation", "country", "place", "date", "topic"),
        ordered_offsets(),
        precision_values(),
        precision_agrees(),
        during_begins(),
        _of_entity("entity_number"),
        Index(None, "article_id", "entity_number"),
        {"comment": "One row per stretch of an article that names something."},
    )

    article_id: Mapped[uuid.UUID] = _article_id()
    position: Mapped[int] = _position("Order within the article, from 0.")
    start_offset: Mapped[int] = mapped_column(comment="First character in articles.text.")
    end_offset: Mapped[int] = mapped_column(comment="Character after the last.")
    words: Mapped[str] = mapped_column(comment="The words as written, in one line.")
    kind: Mapped[str] = mapped_column(
        comment="What they name: person, organisation, country, place, date or topic."
    )
    entity_number: Mapped[int | None] = mapped_column(comment="Entity of the article they name.")
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country they name."
    )
    place_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("places.id"), index=True, comment="Place they name."
    )
    during: Mapped[Days | None] = mapped_column(comment="Days they mean, half-open.")
    precision: Mapped[str | None] = mapped_column(
        comment="How exact the days are: day, week, month, year or unknown; absent without a date."
    )
    date_rule: Mapped[str | None] = mapped_column(comment="Rule that read the days.")
    date_reference_on: Mapped[date | None] = mapped_column(
        comment="Day that relative words were counted from."
    )


class PostClaim(Base):
    """A post that an article says a person holds or held."""

    __tablename__ = "post_claims"
    __table_args__ = (
        one_of("qualifier", "current", "former", "acting", "designate"),
        ordered_offsets(),
        _of_entity("person_number"),
        _of_entity("organisation_number"),
        Index(None, "article_id", "person_number"),
        Index(None, "article_id", "organisation_number"),
        {"comment": "One row per post that an article says a person holds or held."},
    )

    article_id: Mapped[uuid.UUID] = _article_id()
    position: Mapped[int] = _position("Order within the article, from 0.")
    person_number: Mapped[int] = mapped_column(comment="Entity of the article that holds it.")
    organisation_number: Mapped[int | None] = mapped_column(
        comment="Entity of the article that it is a post of."
    )
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country that it is a post of."
    )
    post: Mapped[str] = mapped_column(comment='As written: "Director".')
    post_code: Mapped[str | None] = mapped_column(
        ForeignKey("posts.code"), index=True, comment="The same, normalised."
    )
    qualifier: Mapped[str] = mapped_column(
        comment="How it is held: current, former, acting or designate."
    )
    start_offset: Mapped[int] = mapped_column(comment="First character in articles.text.")
    end_offset: Mapped[int] = mapped_column(comment="Character after the last.")
    told_on: Mapped[date | None] = mapped_column(comment="Day that the post is told for.")


class Report(Base):
    """A meeting as one article tells it."""

    __tablename__ = "reports"
    __table_args__ = (
        one_of("kind", "summit", "talks", "visit", "call", "conference", "other"),
        one_of("status", "planned", "held", "called_off"),
        precision_values(),
        precision_agrees(),
        during_begins(),
        ordered_offsets("date_"),
        share("confidence"),
        Index("ix_reports_during", "during", postgresql_using="gist"),
        {"comment": "One row per meeting as one article tells it."},
    )

    article_id: Mapped[uuid.UUID] = _article_id()
    position: Mapped[int] = _position("Order within the article, from 0.")
    kind: Mapped[str] = mapped_column(comment="summit, talks, visit, call, conference or other.")
    status: Mapped[str] = mapped_column(comment="planned, held or called_off.")
    during: Mapped[Days | None] = mapped_column(
        comment="Days it took, half-open; unbounded when the end is not told; absent when unknown."
    )
    precision: Mapped[str] = mapped_column(
        comment="How exact the days are: day, week, month, year or unknown."
    )
    date_text: Mapped[str | None] = mapped_column(comment="Words the days were read from.")
    date_start_offset: Mapped[int | None] = mapped_column(comment="First character of these words.")
    date_end_offset: Mapped[int | None] = mapped_column(comment="Character after these words.")
    date_rule: Mapped[str | None] = mapped_column(comment="Rule that read the days.")
    date_reference_on: Mapped[date | None] = mapped_column(
        comment="Day that relative words were counted from."
    )
    place_text: Mapped[str | None] = mapped_column(comment="Words that tell the place.")
    place_city: Mapped[str | None] = mapped_column(comment="City, as far as it is told.")
    place_country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country, as far as it is told."
    )
    place_venue: Mapped[str | None] = mapped_column(comment="Building or site, if told.")
    place_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("places.id"), index=True, comment="Place in the gazetteer."
    )
    attributed_to: Mapped[str | None] = mapped_column(
        comment="Source slug, or words, of the medium that the article cites for it."
    )
    confidence: Mapped[Decimal] = mapped_column(comment="Certainty of the extractor, 0 to 1.")
    extractor_version: Mapped[str] = mapped_column(comment="Model and seeds that made the claim.")


class ReportParty(Base):
    """One who takes part in a reported meeting."""

    __tablename__ = "report_parties"
    __table_args__ = (
        one_of(
            "role", "participant", "host", "visitor", "mediator", "head_of_delegation", "absent"
        ),
        exactly_one("one_party", "entity_number", "country_code"),
        ordered_offsets(),
        _of_report(),
        _of_entity("entity_number"),
        _of_entity("represents_number"),
        Index(None, "article_id", "entity_number"),
        Index(None, "article_id", "represents_number"),
        {"comment": "One row per party of a reported meeting."},
    )

    article_id: Mapped[uuid.UUID] = _article_id()
    report_position: Mapped[int] = _position("The report within its article.")
    position: Mapped[int] = _position("Order within the report, from 0.")
    entity_number: Mapped[int | None] = mapped_column(comment="Entity of the article, if one.")
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"),
        index=True,
        comment="Country, if a country as such takes part.",
    )
    role: Mapped[str] = mapped_column(
        comment="participant, host, visitor, mediator, head_of_delegation or absent."
    )
    side: Mapped[int | None] = mapped_column(comment="Parties of one number sat on one side.")
    post: Mapped[str | None] = mapped_column(comment="Post held, as written.")
    post_code: Mapped[str | None] = mapped_column(
        ForeignKey("posts.code"), index=True, comment="Post held, normalised."
    )
    represents_country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country the party stands for."
    )
    represents_number: Mapped[int | None] = mapped_column(
        comment="Entity of the article that the party stands for."
    )
    head_count: Mapped[str | None] = mapped_column(comment='As written: "delegation of 30".')
    start_offset: Mapped[int | None] = mapped_column(
        comment="First character of the party's words."
    )
    end_offset: Mapped[int | None] = mapped_column(comment="Character after the party's words.")


class ReportEvidence(Base):
    """A stretch of the article that tells of a reported meeting."""

    __tablename__ = "report_evidence"
    __table_args__ = (
        ordered_offsets(),
        _of_report(),
        {"comment": "One row per stretch of an article that tells of a reported meeting."},
    )

    article_id: Mapped[uuid.UUID] = _article_id()
    report_position: Mapped[int] = _position("The report within its article.")
    position: Mapped[int] = _position("Order within the report, from 0.")
    start_offset: Mapped[int] = mapped_column(comment="First character in articles.text.")
    end_offset: Mapped[int] = mapped_column(comment="Character after the last.")


class ReportTopic(Base):
    """What a reported meeting is about."""

    __tablename__ = "report_topics"
    __table_args__ = (
        share("score"),
        _of_report(),
        {"comment": "One row per topic of a reported meeting."},
    )

    article_id: Mapped[uuid.UUID] = _article_id()
    report_position: Mapped[int] = _position("The report within its article.")
    position: Mapped[int] = _position("Order within the report, from 0.")
    topic_code: Mapped[str | None] = mapped_column(
        ForeignKey("topics.code"), index=True, comment="Topic of the taxonomy, if one fits."
    )
    words: Mapped[str] = mapped_column(comment="The article's own words.")
    score: Mapped[Decimal] = mapped_column(comment="Certainty, 0 to 1.")


class ArticleTopic(Base):
    """What an article as a whole is about."""

    __tablename__ = "article_topics"
    __table_args__ = (share("score"), {"comment": "One row per topic of an article as a whole."})

    article_id: Mapped[uuid.UUID] = _article_id()
    position: Mapped[int] = _position("Order within the article, from 0.")
    topic_code: Mapped[str | None] = mapped_column(
        ForeignKey("topics.code"), index=True, comment="Topic of the taxonomy, if one fits."
    )
    words: Mapped[str] = mapped_column(comment="The article's own words.")
    score: Mapped[Decimal] = mapped_column(comment="Certainty, 0 to 1.")
