"""Seeded organisations by any of their names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.seeding.countries import Countries
from etl.seeding.records import MemberStateRow, OrganisationNameRow, OrganisationRow
from etl.seeding.wording import folded, plain, without_article, without_possessive

GENERAL = "in general use"
"""Note of a name that means another body in each country: "Cabinet", "Constitutional Court"."""

THEN = "in its time"
"""Note of a short form that means this body only in the years it was called so: "EC"."""

LAND = "as its land"
"""Note of a land or town that stands for its government where it is a party: "Abkhazia"."""

_SPELLINGS = (("defense", "defence"), ("organization", "organisation"), ("labor", "labour"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEntry:
    """One seeded organisation."""

    key: str
    name: str
    kind: str
    country: str | None


class Organisations:
    """Finds seeded organisations by name, acronym or historic name."""

    def __init__(
        self,
        organisations: Iterable[OrganisationRow],
        names: Iterable[OrganisationNameRow],
        members: Iterable[MemberStateRow],
        countries: Countries,
    ) -> None:
        self._countries = countries
        self._members: dict[str, list[MemberStateRow]] = defaultdict(list)
        for member in members:
            self._members[member.key].append(member)
        self._then: dict[tuple[str, str], range] = {}
        self._entries: dict[str, OrganisationEntry] = {}
        self._names: dict[str, dict[str, None]] = {}
        self._acronyms: dict[str, dict[str, None]] = {}
        self._general: set[str] = set()
        for row in organisations:
            self._entries[row.key] = OrganisationEntry(
                key=row.key, name=row.name, kind=row.kind, country=row.country
            )
            self._add(row.name, row.key)
            if row.acronym:
                self._add(row.acronym, row.key)
        self._lands: dict[str, str] = {}
        for name in names:
            if name.note == LAND:
                self._lands[folded(name.name)] = name.key
            elif name.key in self._entries:
                self._add(name.name, name.key)
                if name.note == GENERAL:
                    self._general.add(_comparable(name.name))
                elif name.note == THEN and name.valid_from and name.valid_to:
                    years = range(int(name.valid_from), int(name.valid_to) + 1)
                    self._then[name.name.replace(".", ""), name.key] = years

    def find(
        self, name: str, *, country: str | None = None, on: date | None = None
    ) -> OrganisationEntry | None:
        """Return the organisation of that name; a name that several bear needs the country.

        A short form of former times counts only where the day is known to be of them.
        """
        words = plain(name)
        for tried in (words, without_possessive(words)):
            for bare in dict.fromkeys((without_article(tried), tried)):
                found = self._named(bare, country, on) or self._of_country(bare, country)
                if found is not None:
                    return found
        return None

    def get(self, key: str) -> OrganisationEntry | None:
        """Return the organisation with this key."""
        return self._entries.get(key)

    def of_land(self, name: str) -> OrganisationEntry | None:
        """Return who governs a self-governing land of that name, or from a town of that name."""
        key = self._lands.get(folded(without_possessive(without_article(plain(name)))))
        return self._entries.get(key) if key else None

    def _add(self, name: str, key: str) -> None:
        if _is_acronym(name):
            self._acronyms.setdefault(name.replace(".", ""), {})[key] = None
        else:
            self._names.setdefault(_comparable(name), {})[key] = None

    def members(self, key: str, *, on: date | None) -> frozenset[str]:
        """Return the countries that were members in the year of a day; none without a day.

        The years of joining and of leaving count. Empty for bodies whose members are not listed.
        """
        if on is None:
            return frozenset()
        return frozenset(
            member.country
            for member in self._members.get(key, ())
            if member.first <= on.year and (member.last is None or on.year <= member.last)
        )

    def _named(
        self, words: str, country: str | None, on: date | None = None
    ) -> OrganisationEntry | None:
        short = words.replace(".", "")
        keys = [
            key
            for key in self._acronyms.get(short, ())
            if (years := self._then.get((short, key))) is None or (on and on.year in years)
        ]
        found = keys or list(self._names.get(_comparable(words), {}))
        entries = [self._entries[key] for key in found]
        if country is not None:
            same = [entry for entry in entries if entry.country == country]
            # One of another country is not meant, but a body of no country can be.
            entries = same or [entry for entry in entries if entry.country is None]
        elif len(entries) > 1 or _comparable(words) in self._general:
            entries = [entry for entry in entries if entry.country is None]
        return entries[0] if len(entries) == 1 else None

    def _of_country(self, words: str, country: str | None) -> OrganisationEntry | None:
        """Return the body of "Russian Foreign Ministry", "Bank of the Russian Federation" or so."""
        parts = words.split()
        for length in range(min(3, len(parts) - 1), 0, -1):
            form = self._countries.find(" ".join(parts[:length]))
            if form is not None:
                rest = " ".join(parts[length:])
                return self._generic(rest, form.code) or self._named(rest, form.code)
        head, of, tail = words.rpartition(" of ")
        owner = self._countries.find(tail) if of else None
        if owner is not None:
            return self._named(head, owner.code)
        return self._generic(words, country) if country else None

    def _generic(self, words: str, country: str) -> OrganisationEntry | None:
        """Return the country's body whose full name is the country's form and these words."""
        wanted = _comparable(words)
        for start in (self._countries.name(country), *self._countries.adjectives(country)):
            for full in (f"{start} {wanted}", f"{wanted} of {start}", f"{wanted} of the {start}"):
                keys = self._names.get(_comparable(full), {})
                for key in keys:
                    if self._entries[key].country == country:
                        return self._entries[key]
        return None


def _comparable(name: str) -> str:
    words = folded(without_article(name)).replace("&", "and")
    for other, ours in _SPELLINGS:
        words = words.replace(other, ours)
    return words


def _is_acronym(name: str) -> bool:
    """Tell whether the name is in capitals, which must then be written so to count."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and " " not in letters
