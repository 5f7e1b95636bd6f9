"""Seeded publishers and agencies by name or domain."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from etl.seeding.records import SourceRow
from etl.seeding.wording import folded, plain, without_article, without_possessive

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_ENDINGS = (" news agency", " newspaper", " agency", " news", " television", " tv", " daily")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One seeded publisher or agency."""

    slug: str
    name: str
    kind: str
    country: str | None


class Sources:
    """Finds seeded sources."""

    def __init__(self, sources: Iterable[SourceRow]) -> None:
        self._names: dict[str, SourceEntry] = {}
        self._domains: dict[str, SourceEntry] = {}
        for row in sources:
            entry = SourceEntry(slug=row.slug, name=row.name, kind=row.kind, country=row.country)
            for name in (row.slug, row.name, *row.aliases):
                self._names.setdefault(folded(without_article(name)), entry)
            for domain in (row.domain, *row.aliases):
                if domain and _DOMAIN.fullmatch(domain):
                    self._domains[domain.lower()] = entry

    def find(self, name_or_domain: str) -> SourceEntry | None:
        """Return the source of that name, domain or URL."""
        words = plain(name_or_domain)
        return self._by_domain(words) or self._by_name(words)

    def _by_domain(self, words: str) -> SourceEntry | None:
        if " " in words or "." not in words:
            return None
        try:
            host = urlsplit(words if "//" in words else f"//{words}").hostname or ""
        except ValueError:
            return None
        parts = host.lower().split(".")
        for first in range(len(parts) - 1):
            entry = self._domains.get(".".join(parts[first:]))
            if entry is not None:
                return entry
        return None

    def _by_name(self, words: str) -> SourceEntry | None:
        for tried in (words, without_possessive(words)):
            key = folded(without_article(tried))
            if key in self._names:
                return self._names[key]
            for ending in _ENDINGS:
                if key.endswith(ending) and key.removesuffix(ending) in self._names:
                    return self._names[key.removesuffix(ending)]
                if key + ending in self._names:
                    return self._names[key + ending]
        return None
