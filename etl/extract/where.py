"""The place of a meeting: city, country and venue, as far as the article tells."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from etl.extract.cast import Cast
from etl.extract.model import TaggedTrigger
from etl.extract.posts import without_names
from etl.extract.reading import Named, Reading
from etl.extract.strays import is_of_aside
from etl.records import PlaceClaim
from etl.seeding.lookups import Lookups

_BESIDE = 60
_HERE_REACH = 90
_PARTED = re.compile(
    r"\b(?:said|says|told|that|and|but|as|when|while|after|before|who)\b|[.,;:\"“(]"
)
_OTHER = re.compile(r"\b(?:said|says|told|after|before|who|that|designed|pave|since)\b|[;:\"“]")
_LOCATES = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+)?$")
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
_LEAVES = re.compile(r"\b(?:left|leav(?:es?|ing)|depart(?:s|ed|ing)?(?:\s+from)?)\s+$")
_HERE_AFTER = re.compile(r"(?:[^.;:\"“]{0,40}?|[^.,;:\"“]{0,80}?)(?<!\w)here\b")
_HERE_ON = re.compile(
    r"\bhere\s+(?:\w+\s+){0,2}(?:on|for|at|during|after|to\s+(?:attend|hold))\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What puts a meeting where the report was written: "here on a two-day official visit"."""
_WAY_FROM = re.compile(r"\bway\s+(?:home\s+|back\s+)?from\s+(?:the\s+)?$")
_RETURNED = re.compile(r"\breturn(?:s|ed|ing)\s+(?:home\s+)?from\s+$")
_RETURNS_TO = re.compile(r"\b(?:return(?:s|ed|ing)?|(?:came|comes?|coming|went)\s+back)\s+to\s+$")
_FROM_IT = re.compile(r"\s+(?:on\s+\w+\s+)?from\s+(?:an?|his|her|their|the)\s+(?:[\w-]+\s+){0,3}")
_MEANWHILE = re.compile(r"\b(?:when|as|while)\b")
_DAYS_AFTER = re.compile(
    r"[^.;:\"“”]{0,40}\b(?:a|one|two|three|\d+)\s+(?:days?|hours)\s+after\s+(?:\w+\s+){0,3}"
)
"""What puts a meeting where one came from: "returned from Ankara a day after she met X"."""
_SETS_OUT = re.compile(r"[^.,;:\"“”]{0,40}\bfor\s")
_AFTER = re.compile(r"\s+after\s+(?:[\w-]+\s+){0,5}")
"""Where one was until all was over: "left Riyadh after holding talks"."""
_WHEN_OVER = re.compile(r"\W*(?:after|following)\b[^,;:]*", re.IGNORECASE)
_WENT = re.compile(
    r"\b(?:fl(?:ew|ies|y)|travel\w*|went|goes|go|moved|continued|headed|heads|drove|left|leaves)\s+(?:on\s+)?"
    r"(?:to|for)\s+(?:[a-z]+\s+){0,2}(?:[A-Z]\w+\s+)?(?:[a-z]+\s+){0,3}$"
)
_TOWN = re.compile(
    r"\b(?:town|city|village|resort|port|suburb|spa|settlement|hamlet)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words that make a name a town though no list has it."""
_TOWN_REACH = 20
_DIGEST = re.compile(r"(?P<place>[A-Z][A-Z' .-]{3,30}?)(?:\s*\([^)]{2,20}\))?\s+[-–—]+\s")
"""The dateline of one item of a digest: "ROME - Foreign Minister ..."."""
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
        self.countries: Collection[str] = tuple(dict.fromkeys(cast.countries.values()))
        self.dateline = self._house_or_city(dateline) if dateline else None
        self._items = dict(self._digest())

    def _digest(self) -> Iterable[tuple[int, PlaceClaim]]:
        """Yield the sentences of a digest that begin with a dateline of their own."""
        for number, sentence in enumerate(self.reading.sentences):
            match = _DIGEST.match(self.reading.text, sentence.start, sentence.end)
            place = self.city(match["place"].strip()) if match else None
            if place is not None:
                yield number, place

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
            and not self._is_left(one)
            and not self._was_left(one, trigger)
            and not self._is_of_topic(one, trigger)
            and not self._came_from(one)
            and not self._is_returned_to(one, trigger)
            and not self._went_on(one, trigger)
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
        return joined(claims) if claims else None

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
            if len(gap) > _BESIDE or _PARTED.search(gap):
                return None
            if _LOCATES.search(gap):
                stray = self._is_home(named) or self._is_of_topic(named, trigger)
                return None if stray else self.read(named)
        return None

    def _on_the_way(self, trigger: TaggedTrigger) -> PlaceClaim | None:
        """Return where one of the sentence goes or is for it: "flying to Japan for talks"."""
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        for named in self.reading.inside(sentence.start, sentence.end, "GPE", "LOC"):
            before = self.reading.text[max(sentence.start, named.start - 40) : named.start]
            if self._describes(named) or is_of_aside(named.start, trigger, self.reading):
                continue
            if self._is_travelled_to(named, before, trigger):
                return self.read(named)
            after = self.reading.text[named.end : named.end + 8]
            if trigger.kind == "visit" and re.match(r"\s+[Vv]isit", after):
                return self.read(named)
        return None

    def _is_travelled_to(self, named: Named, before: str, trigger: TaggedTrigger) -> bool:
        """True for where one goes for the meeting, came from after it, or leaves for first."""
        goes, back, leaves = (one.search(before) for one in (_GOES, _RETURNED, _LEAVES))
        if not (goes or back or leaves):
            return False
        gap = self.reading.text[named.end : max(named.end, trigger.start)]
        if named.start > trigger.start:
            gap = _MEANWHILE.sub("", self.reading.text[trigger.end : named.start])
        if goes and not self._is_left(named) and not _OTHER.search(gap):
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

    def _is_left(self, named: Named) -> bool:
        """True for where one goes when all is over: "leaves for Zurich after the talks"."""
        before = self.reading.text[max(0, named.start - 8) : named.start]
        after = self.reading.text[named.end : named.end + 10]
        return bool(re.search(r"\b(?:for|to)\s+$", before) and re.match(r"\s+after\b", after))

    def _was_left(self, named: Named, trigger: TaggedTrigger) -> bool:
        """True for where one set out: "left Amman for Ramallah to hold talks with X"."""
        before = self.reading.text[max(0, named.start - 16) : named.start]
        gap = self.reading.text[named.end : max(named.end, trigger.start)]
        return bool(_LEAVES.search(before)) and bool(_SETS_OUT.match(gap))

    def _came_from(self, named: Named) -> bool:
        """True for where one was before: "a stop here on his way home from China"."""
        return bool(_WAY_FROM.search(self.reading.text, max(0, named.start - 20), named.start))

    def _is_returned_to(self, named: Named, trigger: TaggedTrigger) -> bool:
        """True for where one comes back to: "after returning to Oslo from a trip abroad"."""
        before = self.reading.text[max(0, named.start - 20) : named.start]
        gap = self.reading.text[named.end : max(named.end, trigger.start)]
        return bool(_RETURNS_TO.search(before) and _FROM_IT.fullmatch(gap))

    def _went_on(self, named: Named, trigger: TaggedTrigger) -> bool:
        """True for where one goes when all is over: "After meeting X, she flew to Zagreb"."""
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        begins = _WHEN_OVER.fullmatch(self.reading.text, sentence.start, trigger.start)
        between = self.reading.text[trigger.end : max(trigger.end, named.start)]
        return bool(begins and "," in between and _WENT.search(between))

    def _is_of_topic(self, named: Named, trigger: TaggedTrigger) -> bool:
        """True for where the matter lies: "met X to sign an accord on a consulate in Hong Kong"."""
        return any(
            role.label == "TOPIC"
            and trigger.end <= role.start < named.start
            and re.fullmatch(r"\s*(?:in|at|of|\W)?\s*", self.reading.text[role.end : named.start])
            for role in trigger.roles
        )

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
        form = self.lookups.countries.find(named.text)
        if form is not None and form.kind in ("name", "acronym"):
            return PlaceClaim(text=named.text, country=self._then(form.code))
        venue = self._venue(named.text)
        if venue is not None:
            return venue
        if named.label == "NORP":
            return None
        place = self._with_its_land(named) or self.city(named.text)
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
            self.lookups.places.state_code(land.text) or self.lookups.countries.find(land.text)
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

    def city(self, words: str) -> PlaceClaim | None:
        """Return the city of that name which the article most likely means."""
        place = self.lookups.places.best(words, countries=self.countries)
        if place is None:
            return self._of_state(words)
        city = words.partition(",")[0].strip()
        city = city.title() if city.isupper() else city
        return PlaceClaim(text=words, city=city, country=self._then(place.country), place=place.id)

    def _house_or_city(self, words: str) -> PlaceClaim | None:
        """Return where a dateline says: "WHITE HOUSE" is a house in Washington, and no town."""
        return self._venue(words) or self.city(words)

    def _venue(self, words: str) -> PlaceClaim | None:
        venue = self.lookups.places.venue(words)
        if venue is None:
            return None
        return PlaceClaim(text=words, city=venue.city, country=venue.country, venue=venue.name)

    def _of_state(self, words: str) -> PlaceClaim | None:
        """Return a town that no list has, of which a state is told: "AUGUSTA, Me."."""
        town, comma, state = words.partition(",")
        if not comma or self.lookups.places.state_code(state) is None:
            return None
        town = town.strip()
        return PlaceClaim(text=words, city=town.title() if town.isupper() else town, country="US")

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
