"""The frozen records that travel between the steps.

Offsets are counted in characters of the article's `text` and are half-open: text[start:end].
Days are half-open intervals too: `starts_on` is the first day, `ends_before` the day after the
last. A record of claims speaks of one article alone; nothing in it comes from another article.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

EntityKind = Literal["person", "organisation"]
MentionKind = Literal["person", "organisation", "country", "place", "date", "topic"]
MeetingKind = Literal["summit", "talks", "visit", "call", "conference", "other"]
MeetingStatus = Literal["planned", "held", "called_off"]
Precision = Literal["day", "week", "month", "year", "unknown"]
PartyRole = Literal["participant", "host", "visitor", "mediator", "head_of_delegation", "absent"]
PostQualifier = Literal["current", "former", "acting", "designate"]
CreditRole = Literal["publisher", "agency", "cited"]
ArticleStatus = Literal["usable", "withheld", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as a reader found it, its text cleaned, its header taken apart."""

    text: str
    title: str | None = None
    source: str | None = None
    """Publisher or agency as written or as the record names it ("Reuters")."""
    external_id: str | None = None
    url: str | None = None
    dateline: str | None = None
    """The words before the dash: "SEOUL (Reuters)", "ROME, March 5"."""
    dateline_place: str | None = None
    """The place words of the dateline alone: "SEOUL"."""
    dateline_on: date | None = None
    """The day the dateline gives, its year taken from the publication day."""
    agency: str | None = None
    """The agency the dateline names: "Reuters"."""
    published_at: datetime | None = None
    """Aware instant of publication, when the input gives a time."""
    published_on: date | None = None
    modified_at: datetime | None = None
    version: int | None = None
    language: str | None = None
    """ISO 639-1 code when the input declares one."""
    status: ArticleStatus = "usable"
    """"withdrawn" by the publisher (a kill: the text may be empty), or "withheld" for now."""
    embargoed_until: datetime | None = None
    """Aware instant before which the publisher wants nothing published."""
    corrects: tuple[str, ...] = ()
    """Ids or addresses of the articles that it names as corrected, replaced or taken back by it."""
    format: str
    """Name of the reader: "wire", "text", "jsonl", "csv"."""
    locator: str
    """Where it was read: file, and line or member where there are several."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Input fields that whomet does not know, kept as they were."""

    @property
    def reference_day(self) -> date | None:
        """The day relative words refer to: the dateline's day, else the day of publication."""
        return self.dateline_on or self.published_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One input record that could not become an article."""

    locator: str
    stage: Literal["read", "extract", "load"]
    error_class: str
    message: str
    """What is wrong and what to do, for a reader who knows the input but not the code."""
    payload: str
    """The raw record, or its beginning when it is large."""
    payload_format: str | None = None
    """Reader that can read the payload again; none when it is not the whole record as it was."""
    reference_on: date | None = None
    """Day that relative words are counted from, as far as it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """The days that written words may mean."""

    start: int
    end: int
    text: str
    """The words as written."""
    starts_on: date | None
    ends_before: date | None
    """None with a known start: the end is not told."""
    precision: Precision
    rule: str
    """Name of the rule that read the words."""
    reference: date | None = None
    """The day that relative words were counted from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person or organisation of one article, whatever its forms."""

    number: int
    """Position in the article's list of entities, from 0."""
    kind: EntityKind
    name: str
    """The fullest name the article gives, without titles."""
    forms: tuple[str, ...] = ()
    """Every form written in the article, the fullest first."""
    country: str | None = None
    """Country code, as far as this article tells."""
    seed_key: str | None = None
    """Key of the seeded organisation that the name stands for, if any."""
    implied: bool = False
    """True for a body that only a post implies ("Minister of State Security")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of the article that name something, and what they name."""

    start: int
    end: int
    text: str
    kind: MentionKind
    entity: int | None = None
    country: str | None = None
    place: str | None = None
    """Place id (uuid as text) in the gazetteer."""
    days: DateSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostClaim:
    """A post that the article says a person holds or held."""

    person: int
    organisation: int | None = None
    country: str | None = None
    post: str
    """As written: "Director", "Minister of State Security"."""
    post_code: str | None = None
    """Normalised post of the seeds: "intelligence_chief"."""
    qualifier: PostQualifier = "current"
    start: int
    end: int
    told_on: date | None = None
    """Day the post is told for: the article's reference day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceClaim:
    """Where something happened, as far as the article tells."""

    text: str
    city: str | None = None
    country: str | None = None
    """Country code."""
    venue: str | None = None
    place: str | None = None
    """Place id (uuid as text) in the gazetteer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who takes part in a reported meeting: an article's entity or a country, exactly one."""

    entity: int | None = None
    country: str | None = None
    role: PartyRole = "participant"
    side: int | None = None
    post: str | None = None
    post_code: str | None = None
    represents_country: str | None = None
    represents_organisation: int | None = None
    """Number of the article's entity that the person stands for."""
    head_count: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicClaim:
    """What something is about: a code of the taxonomy and the article's own words."""

    code: str | None
    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A meeting as one article tells it."""

    kind: MeetingKind
    status: MeetingStatus
    parties: tuple[Party, ...]
    days: DateSpan | None = None
    place: PlaceClaim | None = None
    topics: tuple[TopicClaim, ...] = ()
    evidence: tuple[Span, ...]
    attributed_to: str | None = None
    """Source slug or words of the medium that the article cites for it."""
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A source that the article carries or cites."""

    name: str
    """As written: "KCNA"."""
    source: str | None
    """Slug of the seeded source, when known."""
    role: CreditRole
    start: int | None = None
    end: int | None = None
    """Offsets in the text; absent when the credit stands in the header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """All that one article says, as far as the extractor understands it."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    posts: tuple[PostClaim, ...] = ()
    reports: tuple[Report, ...] = ()
    topics: tuple[TopicClaim, ...] = ()
    credits: tuple[Credit, ...] = ()
    dateline_place: PlaceClaim | None = None
    language: str | None = None
    skipped: str | None = None
    """Name of the rule when the article is kept without claims: "language", "empty"."""
    extractor_version: str = ""
