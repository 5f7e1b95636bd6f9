"""The seeds as records, and the reader of each file."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRow:
    """One country, present or former."""

    code: str
    alpha3: str
    name: str
    official_name: str
    valid_from: date | None
    valid_to: date | None
    capital: str | None
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFormRow:
    """One written form that stands for a country."""

    code: str
    form: str
    kind: str
    ambiguous: bool
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place that the gazetteer's library lacks or leaves out."""

    geonames_id: int | None
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueRow:
    """One building or site that fixes a city."""

    form: str
    city: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """One post in normalised form."""

    code: str
    name: str
    rank: int
    organisation_kind: str | None
    deputy: str | None
    """Code of the post that a deputy holds."""
    heads: str | None
    """Kind of organisation whose head holds this post; * for heads of anything."""
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFormRow:
    """One written form of a post; * stands for one or more words."""

    code: str
    form: str
    implies: str | None
    """Name of the organisation that the form implies, {} for the words at the *."""
    leader: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """One topic of the taxonomy."""

    code: str
    name: str
    parent: str | None
    description: str
    iptc: str | None
    plover: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWordRow:
    """One word or phrase that tells a topic; a last * leaves the ending open."""

    code: str
    form: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """One organisation."""

    key: str
    name: str
    kind: str
    country: str | None
    parent: str | None
    acronym: str | None
    founded: str | None
    dissolved: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationNameRow:
    """One more name of an organisation."""

    key: str
    name: str
    valid_from: str | None
    valid_to: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberStateRow:
    """A country that is or was a member of an organisation of states."""

    key: str
    country: str
    first: int
    """The year it joined in."""
    last: int | None
    """The year it left in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One publisher or agency."""

    slug: str
    name: str
    kind: str
    domain: str | None
    country: str | None
    organisation: str | None
    aliases: tuple[str, ...]
