"""The articles as they were read, and the sources they credit."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, one_of, ordered_offsets


class Article(Base):
    """One revision of one article, its text cleaned."""

    __tablename__ = "articles"
    __table_args__ = (
        one_of("status", "current", "corrected", "withdrawn", "skipped"),
        CheckConstraint(
            "(status = 'skipped') = (skipped_by is not null)", name="skipped_has_a_rule"
        ),
        CheckConstraint("octet_length(content_hash) = 32", name="content_hash_is_sha256"),
        CheckConstraint("supersedes_id <> id", name="supersedes_another"),
        CheckConstraint("revision >= 1", name="revision_counts_from_one"),
        # With what tells the source, so that counts by day and source read no article.
        Index("ix_articles_published_on", "published_on", "source_slug", "source_name", "agency"),
        Index("ix_articles_key_of_bi", literal_column("(id::text)")),
        {"comment": "One row per article: text and header, before any claim is made of it."},
    )

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True,
        comment="Version 8 uuid of the article's day and key: the same article, the same id.",
    )
    key: Mapped[str] = mapped_column(
        unique=True, comment="Source and external id, else URL, else hash of the content."
    )
    source_slug: Mapped[str | None] = mapped_column(
        ForeignKey("sources.slug"), index=True, comment="Publisher or agency, when we know it."
    )
    source_name: Mapped[str | None] = mapped_column(
        comment="Publisher or agency as the input names it."
    )
    external_id: Mapped[str | None] = mapped_column(
        index=True, comment="Id that the input gives the article."
    )
    url: Mapped[str | None] = mapped_column(comment="Address the article was published at.")
    title: Mapped[str | None] = mapped_column(comment="Headline.")
    dateline: Mapped[str | None] = mapped_column(comment='Dateline as written: "SEOUL (Reuters)".')
    dateline_place: Mapped[str | None] = mapped_column(
        comment='Place words of the dateline: "SEOUL".'
    )
    dateline_place_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("places.id"), index=True, comment="Place that the dateline names."
    )
    dateline_country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country the dateline's place lies in."
    )
    dateline_on: Mapped[date | None] = mapped_column(comment="Day that the dateline gives.")
    agency: Mapped[str | None] = mapped_column(comment="Agency that the dateline names.")
    published_at: Mapped[datetime | None] = mapped_column(
        comment="Instant of publication, when the input gives a time."
    )
    published_on: Mapped[date | None] = mapped_column(
        comment="Day of publication; relative words are counted from it."
    )
    modified_at: Mapped[datetime | None] = mapped_column(
        comment="Instant of the last change, as the input gives it."
    )
    version: Mapped[int | None] = mapped_column(comment="Version number that the input gives.")
    language: Mapped[str | None] = mapped_column(comment="ISO 639-1 code, declared or guessed.")
    text: Mapped[str] = mapped_column(comment="Cleaned text; all offsets count its characters.")
    content_hash: Mapped[bytes] = mapped_column(
        comment="SHA-256 of title, header and text: tells whether a record brings anything new."
    )
    revision: Mapped[int] = mapped_column(
        server_default="1", comment="Place among the known revisions of this key, from 1."
    )
    supersedes_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("articles.id"), index=True, comment="Earlier revision that this one replaces."
    )
    status: Mapped[str] = mapped_column(
        comment="current, corrected (another article supersedes it), withdrawn or skipped."
    )
    skipped_by: Mapped[str | None] = mapped_column(
        comment="Rule that kept the article without claims: language, empty, withheld."
    )
    extractor_version: Mapped[str | None] = mapped_column(
        comment="Model and seeds that made the claims; absent when none were made."
    )
    format: Mapped[str] = mapped_column(comment="Reader that read it: wire, text, jsonl, csv...")
    locator: Mapped[str] = mapped_column(comment="Where it was read: file, and line or member.")
    extra: Mapped[dict[str, Any]] = mapped_column(
        server_default="{}", comment="Input fields that whomet does not know, as they were."
    )
    load_id: Mapped[int] = mapped_column(
        ForeignKey("loads.id"), index=True, comment="Load that wrote this row."
    )


class ArticleSource(Base):
    """One source that an article carries or cites."""

    __tablename__ = "article_sources"
    __table_args__ = (
        one_of("role", "publisher", "agency", "cited"),
        ordered_offsets(),
        {"comment": "One row per source that an article carries or cites."},
    )

    article_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, comment="The article."
    )
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="Order within the article, from 0."
    )
    source_slug: Mapped[str | None] = mapped_column(
        ForeignKey("sources.slug"), index=True, comment="The source, when we know it."
    )
    name: Mapped[str] = mapped_column(comment='Its name as written: "KCNA".')
    role: Mapped[str] = mapped_column(
        comment="publisher, agency (carried by the publisher) or cited (in the text)."
    )
    start_offset: Mapped[int | None] = mapped_column(
        comment="First character of the credit; absent when it stands in the header."
    )
    end_offset: Mapped[int | None] = mapped_column(
        comment="Character after the credit; absent when it stands in the header."
    )


class ArticleClue(Base):
    """By what an article, or the one that it corrects or takes back, is known."""

    __tablename__ = "article_clues"
    __table_args__ = (
        one_of("kind", "name", "headline", "slugline"),
        Index("ix_article_clues_value_kind_is_other", "value", "kind", "is_other"),
        {"comment": "One row per word by which an article, or the one it corrects, is known."},
    )

    article_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        comment="Article that says it.",
    )
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="Order within the article, from 0."
    )
    kind: Mapped[str] = mapped_column(comment="name (an id or address), headline or slugline.")
    is_other: Mapped[bool] = mapped_column(
        comment="True for the article that this one corrects or takes back, false for itself."
    )
    value: Mapped[str] = mapped_column(
        comment="The name, or the first 300 characters of the words in small letters."
    )


class ArticleCorrection(Base):
    """An article that a correction or kill under another key supersedes; derived."""

    __tablename__ = "article_corrections"
    __table_args__ = (
        CheckConstraint("article_id <> corrected_by", name="corrects_another"),
        one_of("rule", "named", "headline", "slugline"),
        {"comment": "One row per article and correction or kill that supersedes it."},
    )

    article_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        comment="The article that is superseded.",
    )
    corrected_by: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        comment="The correction or kill of it.",
    )
    rule: Mapped[str] = mapped_column(comment="How it was found: named, headline or slugline.")
