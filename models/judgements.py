"""People's decisions: kept for ever, obeyed by identity, anchored to words and not to ids."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, one_of, ordered_offsets


class Judgement(Base):
    """One decision of one person about identity or about a claim."""

    __tablename__ = "judgements"
    __table_args__ = (
        one_of("kind", "same", "not_same", "right", "wrong", "corrected"),
        one_of("subject", "actor", "organisation", "meeting", "report"),
        CheckConstraint(
            "(kind in ('same', 'not_same')) = (subject <> 'report')", name="kind_fits_subject"
        ),
        CheckConstraint(
            "(kind in ('right', 'wrong', 'corrected')) = (field is not null)",
            name="field_is_told",
        ),
        CheckConstraint("(kind = 'corrected') = (value is not null)", name="corrected_has_value"),
        CheckConstraint(
            "num_nonnulls(withdrawn_at, withdrawn_by) in (0, 2)", name="withdrawn_by_someone"
        ),
        CheckConstraint("withdrawn_at >= made_at", name="withdrawn_after_made"),
        {"comment": "One row per decision of a person; withdrawn by date, never deleted."},
    )

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True, comment="Version 5 uuid of the decision, its anchors, maker and instant."
    )
    kind: Mapped[str] = mapped_column(
        comment="same, not_same (of two facts), right, wrong or corrected (of a report's field)."
    )
    subject: Mapped[str] = mapped_column(
        comment="What it is about: actor, organisation, meeting or report."
    )
    field: Mapped[str | None] = mapped_column(
        comment="Field of the report that is judged: place_city, status, ..."
    )
    value: Mapped[str | None] = mapped_column(comment="Value that a correction puts in its place.")
    reason: Mapped[str | None] = mapped_column(comment="Why, in the person's words.")
    made_by: Mapped[str] = mapped_column(comment="Who decided.")
    made_at: Mapped[datetime] = mapped_column(comment="When it was decided.")
    withdrawn_by: Mapped[str | None] = mapped_column(comment="Who took it back.")
    withdrawn_at: Mapped[datetime | None] = mapped_column(comment="When it was taken back.")


class JudgementAnchor(Base):
    """What a decision speaks of, so that it survives every reload."""

    __tablename__ = "judgement_anchors"
    __table_args__ = (
        CheckConstraint("position in (0, 1)", name="one_or_two"),
        CheckConstraint(
            "(seed_key is null and num_nonnulls(article_key, start_offset, end_offset, words) = 4)"
            " or (seed_key is not null"
            " and num_nonnulls(article_key, start_offset, end_offset, words) = 0)",
            name="words_or_seed",
        ),
        ordered_offsets(),
        {"comment": "One row per thing a decision speaks of: words of an article, or a seed."},
    )

    judgement_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("judgements.id"), primary_key=True, comment="The decision."
    )
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="0, and 1 for the second of two."
    )
    # No foreign key: the decision must outlive the article and find it again by key.
    article_key: Mapped[str | None] = mapped_column(
        index=True, comment="Key of the article (articles.key)."
    )
    start_offset: Mapped[int | None] = mapped_column(comment="First character of the words.")
    end_offset: Mapped[int | None] = mapped_column(comment="Character after the words.")
    words: Mapped[str | None] = mapped_column(comment="The words; when they moved, found by these.")
    seed_key: Mapped[str | None] = mapped_column(
        index=True, comment="Key of a seeded organisation, instead of words."
    )
