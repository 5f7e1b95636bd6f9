"""What identity keeps for itself, so that a load touches only what it brings.

Nothing here is told by an article or decided by a person: `whomet resolve --all` empties these
tables and fills them again from the claims.
"""

import uuid
from datetime import date
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, not_negative, one_of, share


class Variant(Base):
    """All article entities that say the same, counted."""

    __tablename__ = "variants"
    __table_args__ = (
        one_of("kind", "person", "organisation"),
        not_negative("claim_count"),
        share("score"),
        {"comment": "One row per way in which articles describe a person or organisation."},
    )

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True, comment="Version 5 uuid of kind, name, country, posts and month."
    )
    kind: Mapped[str] = mapped_column(comment="person or organisation.")
    name: Mapped[str] = mapped_column(comment="Name as the articles write it.")
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country told."
    )
    posts: Mapped[list[str]] = mapped_column(
        server_default="{}", comment="Normalised posts told of a person."
    )
    month: Mapped[date | None] = mapped_column(
        comment="First day of the month; told for bare surnames only."
    )
    seed_key: Mapped[str | None] = mapped_column(comment="Key of the seeded organisation meant.")
    set_apart: Mapped[str] = mapped_column(
        server_default="", comment="The one claim that a judgement sets apart; else empty."
    )
    claim_count: Mapped[int] = mapped_column(comment="Number of article entities.")
    smallest_id: Mapped[uuid.UUID | None] = mapped_column(
        comment="Smallest of the ids that these entities would have alone."
    )
    first_on: Mapped[date | None] = mapped_column(comment="First day an article says it.")
    last_on: Mapped[date | None] = mapped_column(comment="Last day an article says it.")
    is_implied: Mapped[bool] = mapped_column(
        server_default="false", comment="True when posts imply it and no article names it."
    )
    family_id: Mapped[uuid.UUID | None] = mapped_column(
        index=True, comment="Smallest variant that is the same; absent when each claim is apart."
    )
    token_id: Mapped[uuid.UUID | None] = mapped_column(
        comment="Arbitrary; what reports know the family by, whatever its smallest member is."
    )
    fact_id: Mapped[uuid.UUID | None] = mapped_column(
        index=True, comment="Actor or organisation that the family is."
    )
    rule: Mapped[str | None] = mapped_column(comment="Rule that put it into the family.")
    score: Mapped[Decimal | None] = mapped_column(comment="Certainty of the rule, 0 to 1.")


class VariantMember(Base):
    """An article's entity, and how it is described."""

    __tablename__ = "variant_members"
    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "entity_number"],
            ["article_entities.article_id", "article_entities.number"],
            ondelete="CASCADE",
        ),
        Index(None, "variant_id", "claim_id"),
        {"comment": "One row per article entity that identity has counted."},
    )

    article_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, comment="The article.")
    entity_number: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="The entity within the article."
    )
    variant_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("variants.id"), comment="How it is described."
    )
    claim_id: Mapped[uuid.UUID] = mapped_column(comment="Id it would have alone.")


class VariantBlock(Base):
    """A key under which variants that may be the same find each other."""

    __tablename__ = "variant_blocks"
    __table_args__ = (
        Index(None, "variant_id"),
        {"comment": "One row per key under which a variant is looked for."},
    )

    block: Mapped[str] = mapped_column(primary_key=True, comment="Comparable key.")
    variant_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("variants.id", ondelete="CASCADE"), primary_key=True, comment="The variant."
    )


class VariantForm(Base):
    """A written form that articles use for a variant."""

    __tablename__ = "variant_forms"
    __table_args__ = ({"comment": "One row per written form of a variant, with its days."},)

    variant_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("variants.id", ondelete="CASCADE"), primary_key=True, comment="The variant."
    )
    form: Mapped[str] = mapped_column(primary_key=True, comment="The form as written.")
    first_on: Mapped[date | None] = mapped_column(comment="First day an article bore it.")
    last_on: Mapped[date | None] = mapped_column(comment="Last day an article bore it.")


class VariantPost(Base):
    """A post that articles give a person so described."""

    __tablename__ = "variant_posts"
    __table_args__ = (
        UniqueConstraint(
            "variant_id",
            "organisation_variant_id",
            "country_code",
            "post",
            "post_code",
            "qualifier",
            name="uq_variant_posts_told",  # all its columns would pass Postgres's 63 characters
            postgresql_nulls_not_distinct=True,
        ),
        not_negative("claim_count"),
        {"comment": "One row per post told of a variant, with its days, counted."},
    )

    id: Mapped[int] = mapped_column(
        BigInteger, Identity(always=False), primary_key=True, comment="Number of the row."
    )
    variant_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("variants.id", ondelete="CASCADE"), comment="The person so described."
    )
    organisation_variant_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("variants.id", ondelete="CASCADE"),
        index=True,
        comment="The body of the post, as described.",
    )
    country_code: Mapped[str | None] = mapped_column(comment="Country of the post.")
    post: Mapped[str | None] = mapped_column(comment="Post as written; absent when not told.")
    post_code: Mapped[str | None] = mapped_column(comment="The same, normalised.")
    qualifier: Mapped[str] = mapped_column(comment="current, former, acting or designate.")
    first_on: Mapped[date | None] = mapped_column(comment="First day it is told for.")
    last_on: Mapped[date | None] = mapped_column(comment="Last day it is told for.")
    claim_count: Mapped[int] = mapped_column(comment="Number of claims.")


class ArticlePrint(Base):
    """The fingerprint of an article's text."""

    __tablename__ = "article_prints"
    __table_args__ = ({"comment": "One row per article whose text identity has looked at."},)

    article_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, comment="The article."
    )
    version: Mapped[int] = mapped_column(comment="Version of the way fingerprints are made.")
    signature: Mapped[bytes] = mapped_column(comment="MinHash of the text's word shingles.")


class PrintBand(Base):
    """A part of a fingerprint, under which near-duplicates find each other."""

    __tablename__ = "print_bands"
    __table_args__ = (
        Index(None, "article_id"),
        {"comment": "One row per part of an article's fingerprint."},
    )

    band: Mapped[int] = mapped_column(
        BigInteger,
        primary_key=True,
        autoincrement=False,
        comment="Period of printing, and hash of the part.",
    )
    article_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("article_prints.article_id", ondelete="CASCADE"),
        primary_key=True,
        comment="The article.",
    )


class ReportBlock(Base):
    """A key under which reports that may be one meeting find each other."""

    __tablename__ = "report_blocks"
    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "report_position"],
            ["reports.article_id", "reports.position"],
            ondelete="CASCADE",
        ),
        Index(None, "article_id", "report_position"),
        {"comment": "One row per key under which a report is looked for."},
    )

    block: Mapped[int] = mapped_column(
        BigInteger,
        primary_key=True,
        autoincrement=False,
        comment="A day or month, and hash of two parties.",
    )
    article_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, comment="The article.")
    report_position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="The report within its article."
    )


class MartTouch(Base):
    """A fact that changed since the star schema was derived last."""

    __tablename__ = "mart_touches"
    __table_args__ = (
        one_of("kind", "meeting", "actor", "organisation"),
        {"comment": "One row per change of a fact that the star schema does not show yet."},
    )

    id: Mapped[int] = mapped_column(
        BigInteger, Identity(always=False), primary_key=True, comment="Number of the row."
    )
    kind: Mapped[str] = mapped_column(comment="What changed: meeting, actor or organisation.")
    key: Mapped[uuid.UUID] = mapped_column(comment="Its id.")
