"""What is known before any article is read: countries, places, topics, posts and sources."""

import uuid

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Days, one_of

ORGANISATION_KINDS = (
    "ministry",
    "agency",
    "intelligence",
    "military",
    "party",
    "armed_group",
    "legislature",
    "court",
    "office",
    "central_bank",
    "company",
    "igo",
    "ngo",
    "media",
    "other",
)
"""What an organisation can be; a government as such is its country, not an organisation."""

SOURCE_KINDS = (
    "agency",
    "newspaper",
    "magazine",
    "broadcaster",
    "state_media",
    "government",
    "website",
)
"""What a publisher can be."""


class Country(Base):
    """One country, present or former."""

    __tablename__ = "countries"
    __table_args__ = (
        CheckConstraint("code ~ '^[A-Z]{2,4}$'", name="code_form"),
        CheckConstraint("alpha3 ~ '^[A-Z]{3}$'", name="alpha3_form"),
        {"comment": "One row per country, present or former, that news of the last decades names."},
    )

    code: Mapped[str] = mapped_column(
        primary_key=True, comment="ISO 3166-1 alpha-2 code, or the one that ISO 3166-3 retired."
    )
    alpha3: Mapped[str | None] = mapped_column(
        unique=True, comment="Three-letter code: PRK; SUN for the Soviet Union."
    )
    name: Mapped[str] = mapped_column(comment="Usual English name.")
    during: Mapped[Days | None] = mapped_column(
        comment="Days the state existed under this code; absent for one that still does."
    )


class CountryName(Base):
    """One written form that stands for a country."""

    __tablename__ = "country_names"
    __table_args__ = (
        one_of("kind", "name", "adjective", "demonym", "capital", "government", "acronym"),
        {"comment": "One row per written form that stands for a country."},
    )

    country_code: Mapped[str] = mapped_column(
        ForeignKey("countries.code"), primary_key=True, comment="The country meant."
    )
    form: Mapped[str] = mapped_column(
        primary_key=True, index=True, comment='As written: "North Korean", "Pyongyang", "DPRK".'
    )
    kind: Mapped[str] = mapped_column(
        primary_key=True,
        comment="What the form is: name, adjective, demonym, capital, government or acronym.",
    )


class Place(Base):
    """One city or other place."""

    __tablename__ = "places"
    __table_args__ = (
        one_of("kind", "city", "region", "area", "venue", "other"),
        CheckConstraint("latitude between -90 and 90", name="latitude_in_range"),
        CheckConstraint("longitude between -180 and 180", name="longitude_in_range"),
        CheckConstraint("population >= 0", name="population_not_negative"),
        {"comment": "One row per city or other place of the gazetteer."},
    )

    id: Mapped[uuid.UUID] = mapped_column(
        primary_key=True, comment="Version 5 uuid of the GeoNames id or the seed's key."
    )
    kind: Mapped[str] = mapped_column(
        comment="What it is: city, region, area (a sea, a border), venue or other."
    )
    name: Mapped[str] = mapped_column(index=True, comment="Usual English name.")
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"),
        index=True,
        comment="Country it lies in; absent for the high seas and areas of several countries.",
    )
    latitude: Mapped[float | None] = mapped_column(comment="Degrees north (WGS 84).")
    longitude: Mapped[float | None] = mapped_column(comment="Degrees east (WGS 84).")
    geonames_id: Mapped[int | None] = mapped_column(comment="Id in GeoNames, when it has one.")
    population: Mapped[int | None] = mapped_column(comment="People living there, by GeoNames.")


class PlaceName(Base):
    """One more name of a place."""

    __tablename__ = "place_names"
    __table_args__ = ({"comment": "One row per name of a place other than its usual one."},)

    place_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("places.id", ondelete="CASCADE"), primary_key=True, comment="The place named."
    )
    name: Mapped[str] = mapped_column(
        primary_key=True, index=True, comment='The other name: "Saigon".'
    )


class Topic(Base):
    """One subject that meetings and articles are about."""

    __tablename__ = "topics"
    __table_args__ = (
        CheckConstraint("parent_code <> code", name="parent_is_another"),
        {"comment": "One row per topic of the taxonomy, in two levels."},
    )

    code: Mapped[str] = mapped_column(
        primary_key=True, comment="Stable name in lower case: arms_control."
    )
    name: Mapped[str] = mapped_column(comment="Name for people.")
    parent_code: Mapped[str | None] = mapped_column(
        ForeignKey("topics.code"), index=True, comment="Topic of the first level it belongs to."
    )
    description: Mapped[str | None] = mapped_column(comment="What counts as this topic.")
    iptc_code: Mapped[str | None] = mapped_column(
        comment="IPTC Media Topic that corresponds: 20000604."
    )
    plover_context: Mapped[str | None] = mapped_column(
        comment="Context of the PLOVER event ontology that corresponds."
    )


class Post(Base):
    """One post in normalised form."""

    __tablename__ = "posts"
    __table_args__ = (
        one_of("organisation_kind", *ORGANISATION_KINDS),
        {"comment": "One row per normalised post, whatever its written forms."},
    )

    code: Mapped[str] = mapped_column(
        primary_key=True, comment="Stable name in lower case: intelligence_chief."
    )
    name: Mapped[str] = mapped_column(comment="Name for people.")
    description: Mapped[str | None] = mapped_column(comment="Who counts as holding it.")
    rank: Mapped[int] = mapped_column(
        comment="Order of protocol, 1 the highest; the same for posts that are level."
    )
    organisation_kind: Mapped[str | None] = mapped_column(
        comment="Kind of organisation the post belongs to, when the post tells it."
    )


class PostForm(Base):
    """One written form of a post."""

    __tablename__ = "post_forms"
    __table_args__ = ({"comment": "One row per written form of a normalised post."},)

    post_code: Mapped[str] = mapped_column(
        ForeignKey("posts.code", ondelete="CASCADE"), primary_key=True, comment="The post meant."
    )
    form: Mapped[str] = mapped_column(
        primary_key=True, index=True, comment='As written, in lower case: "spy chief".'
    )


class Source(Base):
    """One publisher or agency."""

    __tablename__ = "sources"
    __table_args__ = (
        one_of("kind", *SOURCE_KINDS),
        {"comment": "One row per publisher or agency."},
    )

    slug: Mapped[str] = mapped_column(primary_key=True, comment="Stable name: reuters.")
    name: Mapped[str] = mapped_column(comment="Name for people: Reuters.")
    kind: Mapped[str] = mapped_column(
        comment="What it is: agency, newspaper, magazine, broadcaster, state_media, government "
        "or website."
    )
    domain: Mapped[str | None] = mapped_column(index=True, comment="Its domain: reuters.com.")
    country_code: Mapped[str | None] = mapped_column(
        ForeignKey("countries.code"), index=True, comment="Country it is run from."
    )
    organisation_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("organisations.id"), index=True, comment="The organisation that it is."
    )
