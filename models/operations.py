"""What whomet did: loads, their batches, what they refused, and what is still to resolve."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, not_negative, one_of

_OUTCOMES = (
    "inserted_count",
    "updated_count",
    "unchanged_count",
    "duplicate_count",
    "skipped_count",
    "rejected_count",
)


def _adds_up() -> CheckConstraint:
    """Demand that every record read has exactly one outcome."""
    return CheckConstraint(f"read_count = {' + '.join(_OUTCOMES)}", name="outcomes_add_up")


def _skipped_by() -> Mapped[dict[str, Any]]:
    """Return the counts of what was skipped, by rule."""
    return mapped_column(
        server_default="{}", comment="The skipped ones by rule: language, embargo, since..."
    )


def _count(comment: str) -> Mapped[int]:
    """Return a count that begins at 0."""
    return mapped_column(server_default="0", comment=comment)


class Load(Base):
    """One run that wrote documents and claims."""

    __tablename__ = "loads"
    __table_args__ = (
        one_of("kind", "load", "retry", "reextract", "remove", "undo"),
        one_of("outcome", "running", "succeeded", "with_rejects", "failed", "undone"),
        CheckConstraint("(outcome = 'running') = (ended_at is null)", name="ended_has_an_outcome"),
        CheckConstraint("ended_at >= started_at", name="ended_after_started"),
        not_negative("read_count", *_OUTCOMES),
        _adds_up(),
        {"comment": "One row per run that wrote documents and claims."},
    )

    id: Mapped[int] = mapped_column(
        BigInteger, Identity(always=False), primary_key=True, comment="Number of the load."
    )
    kind: Mapped[str] = mapped_column(comment="load, retry, reextract, remove or undo.")
    arguments: Mapped[dict[str, Any]] = mapped_column(comment="What the command was given.")
    version: Mapped[str] = mapped_column(comment="Version of whomet.")
    extractor_version: Mapped[str | None] = mapped_column(
        comment="Model and seeds that made its claims."
    )
    started_at: Mapped[datetime] = mapped_column(comment="When it began.")
    ended_at: Mapped[datetime | None] = mapped_column(
        comment="When it ended; absent while running."
    )
    outcome: Mapped[str] = mapped_column(
        comment="running, succeeded, with_rejects, failed or undone."
    )
    error: Mapped[str | None] = mapped_column(comment="Message, when it failed.")
    read_count: Mapped[int] = _count("Records read; the sum of the outcomes.")
    inserted_count: Mapped[int] = _count("Articles that were new.")
    updated_count: Mapped[int] = _count("Articles whose key was known and whose content changed.")
    unchanged_count: Mapped[int] = _count("Articles known with the same content.")
    duplicate_count: Mapped[int] = _count("Records seen before within this load.")
    skipped_count: Mapped[int] = _count("Articles kept without claims or left out, by a rule.")
    rejected_count: Mapped[int] = _count("Records that could not become an article.")
    skipped_by: Mapped[dict[str, Any]] = _skipped_by()


class LoadBatch(Base):
    """One transaction of a load, written with its rows."""

    __tablename__ = "load_batches"
    __table_args__ = (
        not_negative("read_count", *_OUTCOMES),
        _adds_up(),
        CheckConstraint(
            "known_reject_count between 0 and rejected_count", name="known_rejects_are_rejected"
        ),
        {"comment": "One row per transaction of a load: the ledger that makes a restart exact."},
    )

    load_id: Mapped[int] = mapped_column(
        ForeignKey("loads.id", ondelete="CASCADE"), primary_key=True, comment="The load."
    )
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="Order within the load, from 0."
    )
    first_locator: Mapped[str | None] = mapped_column(comment="Where its first record was read.")
    last_locator: Mapped[str | None] = mapped_column(comment="Where its last record was read.")
    written_at: Mapped[datetime] = mapped_column(comment="When it was written.")
    read_count: Mapped[int] = _count("Records read; the sum of the outcomes.")
    inserted_count: Mapped[int] = _count("Articles that were new.")
    updated_count: Mapped[int] = _count("Articles whose key was known and whose content changed.")
    unchanged_count: Mapped[int] = _count("Articles known with the same content.")
    duplicate_count: Mapped[int] = _count("Records seen before within this load.")
    skipped_count: Mapped[int] = _count("Articles kept without claims or left out, by a rule.")
    rejected_count: Mapped[int] = _count("Records that could not become an article.")
    skipped_by: Mapped[dict[str, Any]] = _skipped_by()
    known_reject_count: Mapped[int] = _count(
        "Those of the rejected that were open rejects already, and are counted there."
    )


class RejectedRecord(Base):
    """One input record that could not become an article."""

    __tablename__ = "rejects"
    __table_args__ = (
        one_of("stage", "read", "extract", "load"),
        CheckConstraint("seen_count >= 1", name="seen"),
        Index(
            "ix_rejects_fingerprint",
            "fingerprint",
            unique=True,
            postgresql_where=text("replayed_by_load_id is null"),
        ),
        Index(
            "ix_rejects_locator",
            "locator",
            postgresql_ops={"locator": "text_pattern_ops"},
            postgresql_where=text("replayed_by_load_id is null"),
        ),
        {"comment": "One row per input record that could not be loaded, kept for a retry."},
    )

    load_id: Mapped[int] = mapped_column(
        ForeignKey("loads.id", ondelete="CASCADE"),
        primary_key=True,
        comment="Load that refused it.",
    )
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="Order within the load, from 0."
    )
    locator: Mapped[str] = mapped_column(comment="Where it was read: file, and line or offset.")
    stage: Mapped[str] = mapped_column(comment="Step that refused it: read, extract or load.")
    error_class: Mapped[str] = mapped_column(comment="Class of the error.")
    message: Mapped[str] = mapped_column(comment="What is wrong and what to do.")
    payload: Mapped[str] = mapped_column(comment="The raw record, or its beginning when large.")
    payload_format: Mapped[str | None] = mapped_column(
        comment="Reader that can read the payload again; absent when it is not the whole record."
    )
    reference_on: Mapped[date | None] = mapped_column(
        comment="Day that relative words are counted from, so that a retry reads the same days."
    )
    rejected_at: Mapped[datetime] = mapped_column(comment="When it was refused.")
    replayed_by_load_id: Mapped[int | None] = mapped_column(
        ForeignKey("loads.id"),
        index=True,
        comment="Load that later read it again, or its file, without refusing it so.",
    )
    fingerprint: Mapped[bytes | None] = mapped_column(
        comment="SHA-256 of place, stage, class and payload: tells the same record refused again; "
        "absent for those that an early version kept."
    )
    seen_count: Mapped[int] = mapped_column(
        server_default="1", comment="How often it was refused, the first time included."
    )
    last_load_id: Mapped[int] = mapped_column(
        ForeignKey("loads.id"), index=True, comment="Load that refused it last."
    )
    last_seen_at: Mapped[datetime] = mapped_column(comment="When it was refused last.")


class Input(Base):
    """One file or address that loads read, and how far."""

    __tablename__ = "inputs"
    __table_args__ = (
        not_negative("byte_size", "record_count"),
        {
            "comment": "One row per file or address and way of reading it: what of it the "
            "database has, so that a load goes on behind it or passes over it."
        },
    )

    name: Mapped[str] = mapped_column(primary_key=True, comment="Absolute path, or address.")
    reading: Mapped[str] = mapped_column(
        primary_key=True, comment="How it was read: format and wishes; empty for the usual way."
    )
    byte_size: Mapped[int | None] = mapped_column(BigInteger, comment="Size of the file.")
    modified_at: Mapped[datetime | None] = mapped_column(
        comment="When the file was modified, as the system tells it."
    )
    changed_at: Mapped[datetime | None] = mapped_column(
        comment="When the system noted the file's last change; no program sets it back."
    )
    digest: Mapped[bytes | None] = mapped_column(comment="SHA-256 of the file's bytes.")
    etag: Mapped[str | None] = mapped_column(comment="ETag that the server gave.")
    last_modified: Mapped[str | None] = mapped_column(
        comment="Last-Modified that the server gave, as written."
    )
    place: Mapped[str | None] = mapped_column(
        comment="Locator of its last record in the database, without the name."
    )
    record_count: Mapped[int] = _count("Records of it that the database has an outcome for.")
    is_whole: Mapped[bool] = mapped_column(comment="True when it was read to its end.")
    read_at: Mapped[datetime] = mapped_column(comment="When the load began that read it.")
    again_at: Mapped[datetime | None] = mapped_column(
        comment="When an embargo ends that left something of it out: it is read again then."
    )
    article_id: Mapped[uuid.UUID | None] = mapped_column(
        comment="Article of a file that holds one, when only its content identifies it; may be "
        "gone.",
        index=True,
    )
    load_id: Mapped[int] = mapped_column(
        ForeignKey("loads.id", ondelete="CASCADE"), index=True, comment="Load that read it."
    )


class Seeding(Base):
    """The version of the seeds that the reference tables hold."""

    __tablename__ = "seedings"
    __table_args__ = (
        CheckConstraint("is_current", name="one_row"),
        {"comment": "One row: the version of the seeds that the reference tables hold."},
    )

    is_current: Mapped[bool] = mapped_column(
        primary_key=True, server_default="true", comment="Always true, so that there is one row."
    )
    version: Mapped[str] = mapped_column(comment="Digest of the seed files and the gazetteer.")
    written_at: Mapped[datetime] = mapped_column(comment="When they were written.")


class DirtyBlock(Base):
    """Something that claims or judgements touched and identity has not resolved yet."""

    __tablename__ = "dirty_blocks"
    __table_args__ = (
        one_of(
            "kind",
            "article",
            "variant",
            "fact",
            "meeting",
            "report_block",
            "story",
            "judgement",
        ),
        {
            "comment": "One row per touch of something that is still to resolve; "
            "appended with the claims, deleted by the resolver that saw it."
        },
    )

    # One row a touch, not a block: a resolver deletes only the touches it saw, so that those of
    # a loader that commits meanwhile remain.
    id: Mapped[int] = mapped_column(
        BigInteger, Identity(always=False), primary_key=True, comment="Number of the touch."
    )
    kind: Mapped[str] = mapped_column(
        comment="What is to resolve: an article, or what lost a claim of one."
    )
    key: Mapped[str] = mapped_column(comment="Its id, or the key of a block of reports.")
