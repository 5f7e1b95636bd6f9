"""The place of a meeting: city, country and venue, as far as the article tells."""

import re
from collections.abc import Collection, Iterable

from etl.extract.cast import Cast
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.reading import Named, Reading
from etl.records import PlaceClaim
from etl.seeding.lookups import Lookups


class Places:
    """Ranks the places of one article by the countries it speaks of."""

    def __init__(
        self, reading: Reading, cast: Cast, lookups: Lookups, *, dateline: str | None
    ) -> None:
        """Take an article whose countries are known, and the place words of its dateline."""
        self.reading, self.cast, self.lookups = reading, cast, lookups
        self.countries: Collection[str] = tuple(dict.fromkeys(cast.countries.values()))
        self.dateline = self.city(dateline) if dateline else None

    def of(self, trigger: TaggedTrigger) -> PlaceClaim | None:
        """Return where the trigger's place words say it took place."""
        roles = [role for role in trigger.roles if role.label == "PLACE"]
        named = [
            one
            for role in roles
            for one in self.reading.inside(role.start, role.end, "GPE", "LOC", "ORG", "NORP")
        ]
        claims = [claim for one in named if (claim := self.read(one)) is not None]
        if self.dateline and any(self._here(role) for role in roles):
            claims.append(self.dateline)
        if not claims and (beside := self._beside(trigger)) is not None:
            claims.append(beside)
        if not claims:
            return None
        return joined(claims)

    def _beside(self, trigger: TaggedTrigger) -> PlaceClaim | None:
        """Return the city whose name stands right before the trigger: "the Geneva talks"."""
        nearest = next(self.reading.before(trigger.start, "GPE", "LOC"), None)
        if nearest is None or not re.fullmatch(
            r"\s+(?:\w+\s+)?", self.reading.text[nearest.end : trigger.start]
        ):
            return None
        named_as_party = any(
            role.label == "PARTY" and role.start <= nearest.start < role.end
            for role in trigger.roles
        )
        claim = None if named_as_party else self.read(nearest)
        return claim if claim is not None and claim.city else None

    def _here(self, role: TaggedSpan) -> bool:
        """True for the word that means the place of the dateline."""
        return self.reading.words(role.start, role.end).casefold() == "here"

    def read(self, named: Named) -> PlaceClaim | None:
        """Return what place the words name; None for words that are no place we know."""
        form = self.lookups.countries.find(named.text)
        if form is not None and form.kind in ("name", "acronym"):
            return PlaceClaim(text=named.text, country=form.code)
        venue = self.lookups.places.venue(named.text)
        if venue is not None:
            return PlaceClaim(
                text=named.text, city=venue.city, country=venue.country, venue=venue.name
            )
        if named.label == "NORP":
            return None
        return self.city(named.text) or (
            PlaceClaim(text=named.text, venue=named.text) if named.label == "LOC" else None
        )

    def city(self, words: str) -> PlaceClaim | None:
        """Return the city of that name which the article most likely means."""
        place = self.lookups.places.best(words, countries=self.countries)
        if place is None:
            return None
        city = words.title() if words.isupper() else words
        return PlaceClaim(text=words, city=city, country=place.country, place=place.id)


def joined(claims: Iterable[PlaceClaim]) -> PlaceClaim:
    """Return one place made of several names for it: "Camp David" and "Maryland"."""
    claims = list(claims)
    first = claims[0]
    city = next((claim for claim in claims if claim.city), None)
    country = (city or first).country or next((c.country for c in claims if c.country), None)
    venue = next((claim.venue for claim in claims if claim.venue), None)
    return PlaceClaim(
        text=", ".join(dict.fromkeys(claim.text for claim in claims)),
        city=city.city if city else None,
        country=country,
        venue=venue,
        place=city.place if city else None,
    )
