"""Who there is in the world, derived from all claims: persons, organisations, their ties."""

import uuid
from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Days, during_begins, not_negative, one_of, share
from models.reference import ORGANISATION_KINDS


class Actor(Base):
    """One person of the world."""

    __tablename__ = "actors"
    __table_args__ = ({"comment": "One row per person, however many articles name them."},)

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True,
        comment="Smallest id among the article entities joined here: of the earliest.",
    )
    name: Mapped[str] = mapped_column(comment="Fullest usual name.")
    sort_key: Mapped[str] = mapped_column(
        index=True, comment="Comparable form of the name, for sorting and finding."
    )
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country the person is told to belong to."
    )
    description: Mapped[str | None] = mapped_column(comment="Latest post in words, for people.")
    wikidata_id: Mapped[str | None] = mapped_column(comment="Wikidata id, when known.")


class ActorName(Base):
    """One written form of a person's name."""

    __tablename__ = "actor_names"
    __table_args__ = (
        one_of("origin", "seen", "curated"),
        CheckConstraint("first_seen_on <= last_seen_on", name="seen_in_order"),
        {"comment": "One row per form of a person's name, seen in an article or curated."},
    )

    actor_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, comment="The person."
    )
    name: Mapped[str] = mapped_column(primary_key=True, comment="The form as written.")
    name_key: Mapped[str] = mapped_column(index=True, comment="Its comparable form.")
    script: Mapped[str | None] = mapped_column(comment="ISO 15924 code of its script: Latn, Cyrl.")
    origin: Mapped[str] = mapped_column(comment="seen (in an article) or curated.")
    first_seen_on: Mapped[date | None] = mapped_column(comment="First day an article bore it.")
    last_seen_on: Mapped[date | None] = mapped_column(comment="Last day an article bore it.")


class ActorMember(Base):
    """An article's person, joined to a person of the world."""

    __tablename__ = "actor_members"
    __table_args__ = (
        share("score"),
        ForeignKeyConstraint(
            ["article_id", "entity_number"],
            ["article_entities.article_id", "article_entities.number"],
            ondelete="CASCADE",
        ),
        {"comment": "One row per article entity that was joined to a person."},
    )

    article_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, comment="The article.")
    entity_number: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="The entity within the article."
    )
    actor_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), index=True, comment="The person it is."
    )
    rule: Mapped[str] = mapped_column(comment="Rule that joined them.")
    score: Mapped[Decimal] = mapped_column(comment="Certainty of the rule, 0 to 1.")


class Organisation(Base):
    """One organisation of the world."""

    __tablename__ = "organisations"
    __table_args__ = (
        one_of("kind", *ORGANISATION_KINDS),
        CheckConstraint("parent_id <> id", name="parent_is_another"),
        {"comment": "One row per ministry, agency, party, company or other body."},
    )

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True,
        comment="Version 5 uuid of the seed's key, else the smallest id of the entities joined.",
    )
    seed_key: Mapped[str | None] = mapped_column(
        unique=True, comment="Key in the seeds; absent for one that only articles name."
    )
    name: Mapped[str] = mapped_column(comment="Usual English name.")
    sort_key: Mapped[str] = mapped_column(
        index=True, comment="Comparable form of the name, for sorting and finding."
    )
    kind: Mapped[str] = mapped_column(comment="What it is: ministry, agency, party, igo, ...")
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country it belongs to."
    )
    parent_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("organisations.id"), index=True, comment="Organisation it is part of."
    )
    description: Mapped[str | None] = mapped_column(comment="One sentence for people.")
    wikidata_id: Mapped[str | None] = mapped_column(comment="Wikidata id, when known.")
    is_implied: Mapped[bool] = mapped_column(
        server_default="false", comment="True when posts imply it and no article names it."
    )


class OrganisationName(Base):
    """One written form of an organisation's name."""

    __tablename__ = "organisation_names"
    __table_args__ = (
        one_of("kind", "name", "acronym", "variant", "former"),
        one_of("origin", "seen", "curated"),
        during_begins(),
        CheckConstraint("first_seen_on <= last_seen_on", name="seen_in_order"),
        {"comment": "One row per form of an organisation's name, seen or curated."},
    )

    organisation_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"),
        primary_key=True,
        comment="The organisation.",
    )
    name: Mapped[str] = mapped_column(primary_key=True, comment="The form as written.")
    name_key: Mapped[str] = mapped_column(index=True, comment="Its comparable form.")
    kind: Mapped[str] = mapped_column(comment="name, acronym, variant or former.")
    during: Mapped[Days | None] = mapped_column(
        comment="Days the name was valid; absent when it is always."
    )
    origin: Mapped[str] = mapped_column(comment="seen (in an article) or curated.")
    first_seen_on: Mapped[date | None] = mapped_column(comment="First day an article bore it.")
    last_seen_on: Mapped[date | None] = mapped_column(comment="Last day an article bore it.")


class OrganisationMember(Base):
    """An article's organisation, joined to an organisation of the world."""

    __tablename__ = "organisation_members"
    __table_args__ = (
        share("score"),
        ForeignKeyConstraint(
            ["article_id", "entity_number"],
            ["article_entities.article_id", "article_entities.number"],
            ondelete="CASCADE",
        ),
        {"comment": "One row per article entity that was joined to an organisation."},
    )

    article_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, comment="The article.")
    entity_number: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="The entity within the article."
    )
    organisation_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"),
        index=True,
        comment="The organisation it is.",
    )
    rule: Mapped[str] = mapped_column(comment="Rule that joined them.")
    score: Mapped[Decimal] = mapped_column(comment="Certainty of the rule, 0 to 1.")


class Affiliation(Base):
    """A person's tie to an organisation or a country, as the claims tell it."""

    __tablename__ = "affiliations"
    __table_args__ = (
        one_of("qualifier", "current", "former", "acting", "designate"),
        CheckConstraint(
            "num_nonnulls(post, organisation_id, country_code) > 0", name="says_something"
        ),
        during_begins(),
        not_negative("evidence_count"),
        Index("ix_affiliations_key_of_bi", literal_column("(actor_id::text)")),
        {"comment": "One row per tie of a person to a post, an organisation or a country."},
    )

    actor_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, comment="The person."
    )
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="Order among the person's ties, from 0."
    )
    organisation_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("organisations.id"), index=True, comment="Organisation of the post."
    )
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country of the post."
    )
    post: Mapped[str | None] = mapped_column(comment="Post as most often written.")
    post_code: Mapped[str | None] = mapped_column(
        ForeignKey("posts.code"), index=True, comment="The same, normalised."
    )
    qualifier: Mapped[str] = mapped_column(
        comment="How it is held: current, former, acting or designate."
    )
    during: Mapped[Days | None] = mapped_column(
        comment="First to last day told, half-open; absent when no claim bears a day."
    )
    evidence_count: Mapped[int] = mapped_column(comment="Number of claims that tell it.")


class Redirect(Base):
    """An id that a fact could have borne, and the one it bears."""

    __tablename__ = "redirects"
    __table_args__ = (
        one_of("kind", "actor", "organisation", "meeting", "story"),
        CheckConstraint("old_id <> new_id", name="leads_elsewhere"),
        Index(None, "new_id"),
        {"comment": "One row per id of a member whose fact bears another id."},
    )

    kind: Mapped[str] = mapped_column(
        primary_key=True, comment="Which facts: actor, organisation, meeting or story."
    )
    old_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, comment="Id that leads on.")
    new_id: Mapped[uuid.UUID] = mapped_column(comment="Id of the fact today.")
