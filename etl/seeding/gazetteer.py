"""Places by name: cities of GeoNames, seeded small places, and venues that fix a city."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from etl.seeding.countries import Countries
from etl.seeding.keys import city_id
from etl.seeding.places import City, provinces, state_abbreviations, us_states
from etl.seeding.records import VenueRow
from etl.seeding.wording import fold, folded, plain, without_article, without_possessive

_NO_PLACES = frozenset(
    "of the north south east west northern southern eastern western central city capital union "
    "border republic africa asia europe america americas oceania gulf island islands coast valley "
    "march may june july august sunday monday tuesday wednesday thursday friday saturday center "
    "centre delta province state hall house park bay fort lake river mountain sea ocean".split()
)
"""Words that are also the names of towns and hardly ever mean them."""

_CAPITAL, _IN_CONTEXT, _SOURCE_COUNTRY, _ALIAS, _SEEDED = 1.5, 2.0, 0.5, -1.0, 1.5
"""What counts beside the logarithm of the population when namesakes are ranked."""

_FAME = 2.5
"""Weight of the logarithm of a place's other names: languages name what the world speaks of.

Venice in Italy has 37 of them and 51,000 people, Venice in Florida 2 and 22,000.
"""

_WORLD_CITY = 12.0
"""The score of what is meant wherever it is told of: London, Paris, Moscow."""

_MOST = 6
"""A town that has so many times fewer people than a namesake is not meant at home either."""

_TOWNS_OF_THE_WORLD = frozenset({"US"})
"""Where towns bear the names of all the world's, and are told with their state."""

_DWARFS = 8
"""A place this many times larger than the next is what a shared alias means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One city or other place."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """One building or site, and the city that it fixes."""

    name: str
    city: str
    country: str
    place: str | None
    """Id of the city in the gazetteer."""


class Gazetteer:
    """Finds places by their names and ranks namesakes."""

    def __init__(
        self, cities: Iterable[City], venues: Iterable[VenueRow], countries: Countries
    ) -> None:
        self._countries = countries
        self._cities: list[City] = []
        self._names: dict[str, list[int]] = {}
        self._aliases: dict[str, list[int]] = {}
        for number, city in enumerate(cities):
            self._cities.append(city)
            name = fold(city.name)
            self._names.setdefault(name, []).append(number)
            for alias in {fold(alias) for alias in city.aliases} - {name}:
                self._aliases.setdefault(alias, []).append(number)
        self._states = {fold(name): code for name, code in us_states().items()}
        self._abbreviated = state_abbreviations()
        self._provinces = provinces()
        self._venues = {fold(without_article(venue.form)): venue for venue in venues}
        self._capitals = self._find_capitals()

    def find(self, name: str) -> tuple[Place, ...]:
        """Return all places of that name, main names before aliases, most populous first."""
        key = folded(_bare(name))
        mains = self._names.get(key, [])
        aliases = [number for number in self._aliases.get(key, ()) if number not in mains]
        return tuple(
            self._place(number)
            for numbers in (mains, aliases)
            for number in sorted(numbers, key=lambda n: -self._cities[n].population)
        )

    def best(
        self,
        name: str,
        *,
        countries: Collection[str] = (),
        homes: Collection[str] = (),
        source_country: str | None = None,
    ) -> Place | None:
        """Return the place that the name most likely means among the countries spoken of.

        `homes` are the countries of which office holders are spoken: "the Lebanese premier met X
        in Tripoli" means the town in Lebanon while Libya is not told of.
        """
        words = _bare(name)
        head, comma, tail = words.partition(",")
        if comma:
            return self._within(head, tail)
        key = folded(words)
        if not words[:1].isupper() or len(key) < 3 or key in _NO_PLACES:
            return None
        if key in self._states and key not in ("new york", "washington"):
            return None
        mains = self._names.get(key, [])
        form = self._countries.find(words)
        if form is not None and form.kind != "capital" and form.kind != "government":
            # "Guatemala" is the country, not its capital; "at the Vatican" is that state's city.
            named = mains or (self._aliases.get(key, []) if form.kind == "adjective" else [])
            within = [number for number in named if self._cities[number].country == form.code]
            return self._ranked(within, [], frozenset((form.code,)), None)
        aliases = self._aliases.get(key, [])
        at_home = self._at_home(key, frozenset(countries), frozenset(homes))
        if at_home is not None:
            return self._place(at_home)
        return self._ranked(mains, aliases, frozenset(countries), source_country)

    def _at_home(self, key: str, countries: frozenset[str], homes: frozenset[str]) -> int | None:
        """Return the largest town in a home, if no namesake is known to all or spoken of."""
        homes -= _TOWNS_OF_THE_WORLD
        numbers = [*self._names.get(key, ()), *self._aliases.get(key, ())]
        here = [
            n
            for n in numbers
            if self._cities[n].country in homes and fold(self._cities[n].name).startswith(key)
        ]
        away = [n for n in numbers if self._cities[n].country not in homes]
        if not here or any(self._cities[n].country in countries for n in away):
            return None
        town = max(here, key=lambda n: self._cities[n].population)
        largest = max((self._cities[n].population for n in away), default=0)
        famous = any(self._score(n, frozenset(), None) >= _WORLD_CITY for n in away)
        return None if famous or self._cities[town].population * _MOST < largest else town

    def venue(self, name: str) -> Venue | None:
        """Return the venue of that name."""
        row = self._venues.get(folded(_bare(without_article(plain(name)))))
        if row is None:
            return None
        city = self.best(row.city, countries=(row.country,))
        return Venue(
            name=row.form,
            city=row.city,
            country=row.country,
            place=city.id if city and city.country == row.country else None,
        )

    def is_us_state(self, name: str) -> bool:
        """True for the name of a state of the United States that no country shares."""
        return folded(name) in self._states and self._countries.find(name) is None

    def state_code(self, words: str) -> str | None:
        """Return the code of the state of the United States that stands after a town: "Me."."""
        spelled = self._states.get(folded(words))
        return spelled or self._abbreviated.get(_short(words))

    def is_region(self, words: str) -> bool:
        """True for a state or province that can stand after a town: "Mass.", "Nova Scotia"."""
        return self.state_code(words) is not None or _short(words) in self._provinces

    def country_of_region(self, words: str) -> str | None:
        """Return the country of a state or province; None where a country bears its name."""
        if self.state_code(words) is not None:
            return "US" if self._countries.find(words) is None else None
        return self._provinces.get(_short(words), (None, ""))[0]

    def _within(self, head: str, tail: str) -> Place | None:
        """Return the place of "Paris, Texas", "Paris, Tex.", "London, Ontario", "Paris, France".

        Of a state and a country of one name that which has the town: "Batumi, Georgia".
        """
        state = self.state_code(tail)
        form = self._countries.find(tail)
        country, admin = ("US", state) if state else self._provinces.get(_short(tail), (None, None))
        found = self._town(head, country, admin) if country or not form else None
        return found or (self._town(head, form.code, None) if form else None)

    def _town(self, name: str, country: str | None, admin: str | None) -> Place | None:
        """Return the best town of that name in a country, and in a state or province of it."""
        key = folded(name)
        numbers = [*self._names.get(key, ())]
        numbers += self._aliases.get(key, ()) if country or not numbers else ()
        fitting = [
            number
            for number in numbers
            if (country is None or self._cities[number].country == country)
            and (admin is None or self._cities[number].admin == admin)
        ]
        return self._ranked(fitting, [], frozenset(), None)

    def _ranked(
        self,
        mains: list[int],
        aliases: list[int],
        countries: frozenset[str],
        source_country: str | None,
    ) -> Place | None:
        scored = [(self._score(number, countries, source_country), number) for number in mains]
        near = [number for number in aliases if self._cities[number].country in countries]
        scored += [
            (self._score(number, countries, source_country) + _ALIAS, number) for number in near
        ]
        if not scored:
            only = self._unambiguous(aliases)
            scored = [] if only is None else [(0.0, only)]
        if not scored:
            return None
        return self._place(max(scored, key=lambda item: (item[0], -item[1]))[1])

    def _score(self, number: int, countries: frozenset[str], source_country: str | None) -> float:
        city = self._cities[number]
        return (
            math.log10(city.population + 1)
            + _FAME * math.log10(len(city.aliases) + 1)
            + (_CAPITAL if number in self._capitals else 0.0)
            + (_SEEDED if city.geonames_id is None else 0.0)
            + (_IN_CONTEXT if city.country in countries else 0.0)
            + (_SOURCE_COUNTRY if city.country == source_country else 0.0)
        )

    def _unambiguous(self, aliases: list[int]) -> int | None:
        """Return the only place with an alias, or the one that dwarfs all others."""
        if not aliases:
            return None
        first, *others = sorted(aliases, key=lambda number: -self._cities[number].population)
        if others and self._cities[first].population < _DWARFS * self._cities[others[0]].population:
            return None
        return first

    def _find_capitals(self) -> frozenset[int]:
        """Return the most populous place with the capital's name in each country."""
        found = set()
        for code in self._countries.codes():
            key = fold(self._countries.capital(code) or "")
            numbers = [*self._names.get(key, ()), *self._aliases.get(key, ())]
            here = [number for number in numbers if self._cities[number].country == code]
            if here:
                found.add(max(here, key=lambda number: self._cities[number].population))
        return frozenset(found)

    def _place(self, number: int) -> Place:
        city = self._cities[number]
        return Place(
            id=_id(city.geonames_id, city.name, city.country),
            name=city.name,
            country=city.country,
            latitude=city.latitude,
            longitude=city.longitude,
            population=city.population,
        )


def _short(words: str) -> str:
    """Return the words as provinces are looked up: "N.S." and "n.s." alike."""
    return "".join(words.casefold().split()).rstrip(".")


@lru_cache(maxsize=4096)
def _id(geonames_id: int | None, name: str, country: str) -> str:
    """Return the place's id; most places are never asked for, so ids are made on demand."""
    return str(city_id(geonames_id, name, country))


def _bare(name: str) -> str:
    """Return the name without possessive and without "the city of"."""
    words = without_possessive(plain(name))
    for start in ("the city of ", "city of ", "the town of ", "the capital ", "downtown "):
        if words.lower().startswith(start):
            return words[len(start) :]
    return words
