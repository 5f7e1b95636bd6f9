"""A report whose parties are known actors: what meetings are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal
from uuid import UUID

PartyKind = Literal["actor", "organisation", "country"]
Token = tuple[PartyKind, str]
"""What names a party in any report: its kind, and its id or country code."""

LONGEST_BY_DAY = 62
"""Days of a stay that are looked at one by one; none that a report tells to the day is longer."""


@dataclass(frozen=True, kw_only=True)
class ToldParty:
    """A party of a report, resolved to an actor, an organisation or a country."""

    token: Token
    """What reports know it by: arbitrary, but the same in all reports that name it."""
    fact: Token
    """What it is in the world: its id there, which another report may change."""
    name: str
    role: str
    side: int | None
    post: str | None
    post_code: str | None
    country: str | None
    """Country it is or stands for."""
    organisation: UUID | None
    """Organisation it stands for, by its id in the world."""
    organisation_token: UUID | None
    """The same, as reports know it."""
    head_count: str | None

    @cached_property
    def stands_for(self) -> frozenset[Token]:
        """Return what a report may name in its stead."""
        found: set[Token] = set()
        if self.country:
            found.add(("country", self.country))
        if self.organisation_token:
            found.add(("organisation", str(self.organisation_token)))
        return frozenset(found - {self.token})


@dataclass(frozen=True, kw_only=True)
class ToldPlace:
    """Where a report has the meeting."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None
    place: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ToldTopic:
    """What a report says the meeting was about."""

    code: str
    words: str
    score: float


@dataclass(frozen=True, kw_only=True)
class Told:
    """A report, as far as identity looks at it."""

    article_id: UUID
    position: int
    story: UUID
    source: str
    """Whom the reader trusts for it: the medium it cites, else agency or publisher."""
    told_on: date | None
    kind: str
    status: str
    starts_on: date | None
    ends_before: date | None
    precision: str
    date_text: str | None
    place: ToldPlace
    parties: tuple[ToldParty, ...]
    topics: tuple[ToldTopic, ...]
    confidence: float
    judged: Mapping[str, str] = field(default_factory=dict)
    """What people said of its fields: right, wrong or corrected."""

    @property
    def key(self) -> tuple[UUID, int]:
        """Return what names the report: its article and position."""
        return self.article_id, self.position

    @cached_property
    def tokens(self) -> frozenset[Token]:
        """Return those who took part, by name."""
        return frozenset(party.token for party in self.parties)

    @cached_property
    def persons(self) -> frozenset[Token]:
        """Return the persons who took part."""
        return frozenset(token for token in self.tokens if token[0] == "actor")

    @cached_property
    def all_tokens(self) -> frozenset[Token]:
        """Return those who took part and those whom they stood for."""
        return self.tokens.union(*(party.stands_for for party in self.parties))

    @property
    def is_exact(self) -> bool:
        """True when the report tells the days to the day."""
        return self.precision == "day" and self.starts_on is not None

    @cached_property
    def last_on(self) -> date | None:
        """Return the last day told; the first where the end is not told."""
        return self.ends_before - timedelta(days=1) if self.ends_before else self.starts_on

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Return the single days, for a report that tells them."""
        if not self.is_exact or self.starts_on is None or self.last_on is None:
            return ()
        count = min((self.last_on - self.starts_on).days + 1, LONGEST_BY_DAY)
        return tuple(self.starts_on + timedelta(days=number) for number in range(count))

    @cached_property
    def months(self) -> tuple[date, ...]:
        """Return the first days of the months of all days told; a year has twelve."""
        if self.starts_on is None or self.last_on is None:
            return ()
        first = self.starts_on.year * 12 + self.starts_on.month - 1
        last = self.last_on.year * 12 + self.last_on.month - 1
        told = (divmod(number, 12) for number in range(first, min(last, first + 12) + 1))
        return tuple(date(year, month + 1, 1) for year, month in told)
