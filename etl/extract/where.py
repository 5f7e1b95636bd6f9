"""The place of a meeting: city, country and venue, as far as the article tells."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property

from etl.extract.cast import Cast
from etl.extract.datelines import digest, heading_of
from etl.extract.matters import lies_there
from etl.extract.model import TaggedTrigger
from etl.extract.posts import without_names
from etl.extract.reading import Named, Reading
from etl.extract.strays import is_of_aside, is_of_others
from etl.extract.ways import (
    LEAVES,
    describes_people,
    house_told,
    is_elsewhere,
    is_left,
    is_next,
    names_house,
)
from etl.records import PlaceClaim
from etl.seeding.lookups import Lookups

_BESIDE = 60
_HERE_REACH = 90
_PARTED = re.compile(
    r"\b(?:said|says|told|that|and|but|as|when|while|after|before|who)\b|[.,;:\"“(]"
)
_OTHER = re.compile(r"\b(?:said|says|told|after|before|who|that|designed|pave|since)\b|[;:\"“]")
_LOCATES = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+)?$")
_LOCATED = re.compile(r"\b(?:in|at|near|outside|on|to|for)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}$")
_GOES = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|(?:visit|trip|journey|tour|travel\w*|fl(?:y|ies|ew|ying|own)|going"
    r"|goes|go|went|came|come|returns?|heads?|headed|heading|invited|invitation)\s+to"
    r"|(?:leav(?:es?|ing)|left|headed|heading|heads|depart\w*|bound)\s+for"
    r"|(?:flew|flies|flying|travel\w*|drove)\s+by\s+\w+\s+to(?:\s+[\w-]+)?|(?:landed|touched\s+down|arriv(?:es?|ed|ing))\s+at"
    r"|(?:arriv(?:es?|ed|ing|al)|is|are|was|were|been)\s+in|return(?:ed|ing)\s+from|while\s+in"
    r"|(?:delegation|mission|envoys?|team)\s+(?:in|to))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HERE_AFTER = re.compile(r"(?:[^.;:\"“]{0,40}?|[^.,;:\"“]{0,80}?)(?<!\w)here\b")
_HERE_ON = re.compile(
    r"\bhere\s+(?:\w+\s+){0,2}(?:on|for|at|during|after|to\s+(?:attend|hold))\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What puts a meeting where the report was written: "here on a two-day official visit"."""
_RETURNED = re.compile(r"\breturn(?:s|ed|ing)\s+(?:home\s+)?from\s+$")
_MEANWHILE = re.compile(r"\b(?:when|as|while)\b")
_DAYS_AFTER = re.compile(
    r"[^.;:\"“”]{0,40}\b(?:a|one|two|three|\d+)\s+(?:days?|hours)\s+after\s+(?:\w+\s+){0,3}"
)
"""What puts a meeting where one came from: "returned from Ankara a day after she met X"."""
_AFTER = re.compile(r"\s+after\s+(?:[\w-]+\s+){0,5}")
"""Where one was until all was over: "left Riyadh after holding talks"."""
_TOWN = re.compile(
    r"\b(?:town|city|village|resort|port|suburb|spa|settlement|hamlet)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words that make a name a town though no list has it."""
_TOWN_REACH = 20
_CITIES = frozenset({"SG", "MC", "VA", "HK", "MO", "GI"})
"""Countries that are cities."""
_CAPITAL = re.compile(r"\s+capital\b(?!\s+(?:of|markets?|controls?|punishment)\b)")
_MISSION = re.compile(r"(?:['’]s)?\s+(?:mission|embassy|consulate|high\s+commission|legation)\b")
"""What makes a country that whose house somewhere else it is: "at the Pakistan mission"."""
_COMMA = re.compile(r",\s+")
_STATES_AND_TOWNS = frozenset({"New York", "Washington"})
"""What may be the next town of a list: "in Boston, New York and Chicago"."""
_PART_OF_WORLD = re.compile(
    r"(?:(?:north|south|east|west|central|north-?east|south-?east|northern|southern|eastern|western"
    r"|sub-saharan|latin|mainland|continental)\s+)?(?:europe|asia|africa|america|oceania|pacific"
    r"|atlantic|arctic|caribbean|middle\s+east|near\s+east|far\s+east|balkans|world|earth)"
    r"|asia[ -/]pacific|indo-pacific",
    re.IGNORECASE,
)
_UNIONS = {
    "SU": "RU UA BY MD EE LV LT GE AM AZ KZ UZ TM KG TJ",
    "YU": "RS SI HR BA MK ME XK",
    "CS": "CZ SK",
}
_UNION_OF = {code: union for union, codes in _UNIONS.items() for code in codes.split()}
"""The state that a city of today's country lay in, as long as that state stood."""


class Places:
    """Ranks the places of one article by the countries it speaks of."""

    def __init__(
        self,
        reading: Reading,
        cast: Cast,
        lookups: Lookups,
        *,
        dateline: str | None,
        on: date | None = None,
    ) -> None:
        """Take an article whose countries are known, its dateline's place words and its day."""
        self.reading, self.cast, self.lookups, self.on = reading, cast, lookups, on
        self._told: dict[str, set[str]] = {}
        for named in reading.named:
            if (code := cast.country(named)) is not None:
                self._told.setdefault(code, set()).add(named.text.casefold())
        heading = None if dateline else heading_of(reading.text)
        if dateline or (heading and self.city(heading)):
            self.dateline = self._house_or_city(dateline or heading or "")
        else:
            self.dateline = None
        if self.dateline and self.dateline.country not in (None, "US"):
            self._told.setdefault(self.dateline.country, set()).add("")
        items = ((number, self.city(words)) for number, words in digest(reading))
        self._items = {number: place for number, place in items if place is not None}

    @property
    def home(self) -> str | None:
        """The country whose news it is; at the United Nations everybody is a guest."""
        if self.dateline is None or (self.dateline.venue or "").endswith("headquarters"):
            return None
        return self.dateline.country

    def dateline_of(self, sentence: int) -> PlaceClaim | None:
        """Return where a sentence was written: its item's dateline, else the article's."""
        own = [number for number in self._items if number <= sentence]
        return self._items[max(own)] if own else self.dateline

    def of(self, trigger: TaggedTrigger) -> PlaceClaim | None:
        """Return where the trigger's place words say it took place."""
        roles = [role for role in trigger.roles if role.label == "PLACE"]
        named = [
            one
            for role in roles
            for one in self.reading.inside(
                *self.reading.whole(role.start, role.end), "GPE", "LOC", "ORG", "NORP"
            )
            if not self._is_home(one)
            and not lies_there(one, trigger, self.reading)
            and not is_elsewhere(one, trigger, self.reading)
            and not is_of_aside(one.start, trigger, self.reading)
        ]
        claims = [claim for one in named if (claim := self.read(one)) is not None]
        written_in = self.dateline_of(self.reading.sentence_at(trigger.start))
        if not claims and written_in and self._is_here(trigger):
            claims.append(written_in)
        for more in (self._beside, self._after, self._on_the_way):
            found = None if any(claim.city for claim in claims) else more(trigger)
            if found is not None and (not claims or claims[0].country in (None, found.country)):
                claims.append(found)
        if trigger.kind == "visit" and len({claim.country for claim in claims} - {None}) > 1:
            return None  # a tour of several countries is in none of them
        if not claims:
            unlisted = next((one.text for one in named if self._is_unlisted(one)), None)
            if unlisted and written_in and written_in.city == unlisted:
                return written_in
            house = None if unlisted else house_told(trigger, self.reading)
            told = unlisted or house
            return PlaceClaim(text=told, venue=house) if told else None
        return joined(claims)

    def _is_unlisted(self, named: Named) -> bool:
        """True for a place that no list has, which is not where the report was written either."""
        if named.label != "GPE" or not _LOCATED.search(
            self.reading.text, max(0, named.start - _BESIDE), named.start
        ):
            return False
        unread = self.read(named) is None and self.lookups.countries.find(named.text) is None
        return unread and not names_house(named, self.cast, self.reading)

    def _beside(self, trigger: TaggedTrigger) -> PlaceClaim | None:
        """Return the city whose name stands right before the trigger: "the Geneva talks".

        A body may stand between, as in "the Geneva OPEC meeting".
        """
        end, gap = trigger.start, r"\s+(?:(?!after|before|for|to|and|as|of|on|in)\w+\s+)?"
        for nearest in self.reading.before(trigger.start, "GPE", "LOC", "ORG"):
            if not re.fullmatch(gap, self.reading.text[nearest.end : end]):
                return None
            if nearest.label != "ORG" or self.lookups.places.venue(nearest.text) is not None:
                break
            end, gap = nearest.start, r"\s*/?\s*"
        else:
            return None
        named_as_party = end == trigger.start and any(
            role.label == "PARTY" and role.start <= nearest.start < role.end
            for role in trigger.roles
        )
        claim = None if named_as_party else self.read(nearest)
        return claim if claim is not None and claim.city else None

    def _after(self, trigger: TaggedTrigger) -> PlaceClaim | None:
        """Return the place told right after the trigger: "a private meeting in Frankfurt"."""
        for named in self.reading.after(trigger.end, "GPE", "LOC", "ORG"):
            gap = without_names(self.reading, trigger.end, named.start)
            if len(gap) > _BESIDE or _PARTED.search(gap) or is_of_others(named, trigger):
                return None
            if _LOCATES.search(gap):
                stray = self._is_home(named) or lies_there(named, trigger, self.reading)
                return None if stray else self.read(named)
        return None

    def _on_the_way(self, trigger: TaggedTrigger) -> PlaceClaim | None:
        """Return where one of the sentence goes or is for it: "flying to Japan for talks"."""
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        for named in self.reading.inside(sentence.start, sentence.end, "GPE", "LOC"):
            before = self.reading.text[max(sentence.start, named.start - 40) : named.start]
            if (
                self._describes(named)
                or is_of_others(named, trigger)
                or describes_people(named, self.reading)
                or is_next(named, trigger, self.reading)
                or is_of_aside(named.start, trigger, self.reading)
            ):
                continue
            if self._is_travelled_to(named, before, trigger):
                return self.read(named)
            after = self.reading.text[named.end : named.end + 8]
            if trigger.kind == "visit" and re.match(r"\s+[Vv]isit", after):
                return self.read(named)
        return None

    def _is_travelled_to(self, named: Named, before: str, trigger: TaggedTrigger) -> bool:
        """True for where one goes for the meeting, came from after it, or leaves for first."""
        goes, back, leaves = (one.search(before) for one in (_GOES, _RETURNED, LEAVES))
        if not (goes or back or leaves):
            return False
        gap = self.reading.text[named.end : max(named.end, trigger.start)]
        if named.start > trigger.start:
            gap = _MEANWHILE.sub("", self.reading.text[trigger.end : named.start])
        if goes and not is_left(named, self.reading) and not _OTHER.search(gap):
            return True
        return bool((back and _DAYS_AFTER.fullmatch(gap)) or (leaves and _AFTER.fullmatch(gap)))

    def _describes(self, named: Named) -> bool:
        """True for a country that only tells whose a post is: "visiting U.S. Secretary X"."""
        for following in self.reading.after(named.end):
            # No further than the next word: a sentence may name hundreds of countries.
            if self.reading.text[named.end : following.start].strip():
                return False
            if following.label in ("POST", "PER"):
                return True
        return False

    def _is_here(self, trigger: TaggedTrigger) -> bool:
        """True when the word for the place of the dateline stands with the trigger."""
        roles = [role for role in trigger.roles if role.label in ("PLACE", "DATE")]
        if any("here" in self.reading.words(r.start, r.end).casefold().split() for r in roles):
            return True
        before = self.reading.text[max(0, trigger.start - _BESIDE) : trigger.start]
        after = self.reading.text[trigger.end : trigger.end + _HERE_REACH]
        return bool(_HERE_ON.search(before) or _HERE_AFTER.match(after))

    def _is_home(self, named: Named) -> bool:
        """True for the country that only says where one is from: "President Duda of Poland"."""
        text = self.reading.text
        for person in self.reading.before(named.start, "PER"):
            return bool(re.fullmatch(r"\s+of\s+", text[person.end : named.start]))
        return False

    def read(self, named: Named) -> PlaceClaim | None:
        """Return what place the words name; None for words that are no place we know."""
        if names_house(named, self.cast, self.reading) or _MISSION.match(
            self.reading.text, named.end
        ):
            return None
        form = self.lookups.countries.find(named.text)
        if form is not None and form.kind in ("name", "acronym"):
            city = named.text if form.code in _CITIES and form.kind == "name" else None
            return PlaceClaim(text=named.text, city=city, country=self._then(form.code))
        venue = self._venue(named.text)
        if venue is not None:
            return venue
        if named.label == "NORP":
            return self._capital_of(named)
        place = self._with_its_land(named) or self.city(named.text, homes=self._homes)
        land = self._land_of_town(named)
        if land is not None and (place is None or place.country != land):
            return PlaceClaim(text=named.text, city=named.text, country=land)
        if place is not None:
            return place
        if self.lookups.places.is_us_state(named.text):
            return PlaceClaim(text=named.text, country="US")
        if named.label == "LOC":
            return _house(named.text)
        if form is None and _TOWN.search(self.reading.text[: named.start][-_TOWN_REACH:]):
            return PlaceClaim(text=named.text, city=named.text)
        return None

    def _capital_of(self, named: Named) -> PlaceClaim | None:
        """Return the capital that is told by its country: "in the Armenian capital"."""
        code = self.cast.country(named)
        city = self.lookups.countries.capital(code) if code else None
        if code is None or city is None or not _CAPITAL.match(self.reading.text, named.end):
            return None
        return PlaceClaim(text=f"{named.text} capital", city=city, country=self._then(code))

    def _with_its_land(self, named: Named) -> PlaceClaim | None:
        """Return the town whose state or country follows it: "Key Biscayne, Fla."."""
        land = next(self.reading.after(named.end), None)
        if (
            land is None
            or land.label != "GPE"
            or not _COMMA.fullmatch(self.reading.text, named.end, land.start)
        ):
            return None
        if land.text in _STATES_AND_TOWNS or not (
            self.lookups.places.is_region(land.text) or self.lookups.countries.find(land.text)
        ):
            return None
        return self.city(f"{named.text}, {land.text}")

    def _land_of_town(self, named: Named) -> str | None:
        """Return the country told right before: "the central Israeli village of Caesarea"."""
        town = _TOWN.search(self.reading.text, max(0, named.start - _TOWN_REACH), named.start)
        owner = next(self.reading.before(named.start, "NORP", "GPE"), None)
        if town is None or owner is None or town.start() - owner.end not in range(1, 3):
            return None
        return self.cast.country(owner)

    def city(self, words: str, *, homes: frozenset[str] = frozenset()) -> PlaceClaim | None:
        """Return the city of that name which the article most likely means."""
        # A capital's name does not tell of its country that another town of the name is not meant.
        spoken = [code for code, told in self._told.items() if told != {words.casefold()}]
        place = self.lookups.places.best(words, countries=spoken, homes=homes)
        if place is None:
            return self._of_state(words)
        city = words.partition(",")[0].strip()
        city = city.title() if city.isupper() else city
        if place.name.startswith(f"{city} de "):
            city = place.name  # "Rio"
        return PlaceClaim(text=words, city=city, country=self._then(place.country), place=place.id)

    @cached_property
    def _homes(self) -> frozenset[str]:
        """The countries that office holders are of, first asked for when all is known of them."""
        return frozenset(
            person.country for person in self.cast.persons() if person.posts and person.country
        )

    def _house_or_city(self, words: str) -> PlaceClaim | None:
        """Return where a dateline says: "WHITE HOUSE" is a house in Washington, and no town.

        Where a body is the dateline, its headquarters are: "UNITED NATIONS (AP)".
        """
        seat = self._venue(words) or self.city(words)
        if seat is None and (seat := self._venue(f"{words} headquarters")):
            seat = replace(seat, text=words)
        return seat

    def _venue(self, words: str) -> PlaceClaim | None:
        venue = self.lookups.places.venue(words)
        if venue is None:
            return None
        return PlaceClaim(text=words, city=venue.city, country=venue.country, venue=venue.name)

    def _of_state(self, words: str) -> PlaceClaim | None:
        """Return a town that no list has, of which a state is told: "AUGUSTA, Me."."""
        town, comma, state = words.partition(",")
        if not comma or not self.lookups.places.is_region(state):
            return None
        town = town.strip()
        return PlaceClaim(
            text=words,
            city=town.title() if town.isupper() else town,
            country=self.lookups.places.country_of_region(state),
        )

    def _then(self, country: str) -> str:
        """Return the country as it was on the article's day: Moscow lay in the Soviet Union."""
        union = _UNION_OF.get(country)
        if union is None or self.on is None or self.lookups.countries.stood(country, self.on):
            return country
        return union if self.lookups.countries.stood(union, self.on) else country


def _house(words: str) -> PlaceClaim | None:
    """Return a house or site of that name, no house for a part of the world; none for a number."""
    if not re.search(r"[^\W\d]", words):
        return None
    return PlaceClaim(text=words, venue=None if _PART_OF_WORLD.fullmatch(words) else words)


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
