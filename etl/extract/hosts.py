"""The country that is at home to a meeting: whom a visitor visits, whose officials are met."""

import re
from collections.abc import Iterable, Iterator

from etl.extract.bystanders import of_another_clause
from etl.extract.cast import Cast
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.parties import Ref
from etl.extract.reading import Reading
from etl.extract.seats import land_of
from etl.extract.ways import was_left
from etl.records import PlaceClaim
from etl.seeding.lookups import Lookups

OFFICIALS = re.compile(
    r"^(?:the\s+|local\s+|senior\s+|top\s+|other\s+|its\s+)*(?:(?!rebel|guerrilla|opposition|union|party|church|tribal|clan"
    r"|community|business|religious|militia|separatist|student|village|labou?r|industry|faction|company|bank)\w+\s+)?(?:officials?|leaders|government\w*"
    r"|authorities|ministers?|negotiators|diplomats|hosts?)$",
    re.IGNORECASE,
)
"""Unnamed people who stand for the country they are met in."""
_AT_HOME = re.compile(
    r"(?:(?:both|the|local|senior|top|other|high-level|high-ranking|government|cabinet|foreign|finance|trade|defen[cs]e"
    r"|prime|interior|telecommunications|agriculture|economy|economic|energy|oil|industry|transport|health|and|key|some)\s+)*"
    r"(?:officials?|leaders|ministers?|government|authorities|hosts?)"
)
"""Unnamed people of the government at home, where no other country is told of."""
_ARRIVES = re.compile(
    r"\b(?:arriv(?:es?|ed|ing)|flew|flies|is|was|are|were)\s+(?:also\s+|now\s+)?(?:here|in)\b[^,;:.\"“”]{0,40}\bfor\s+(?:\w+\s+){0,2}$"
)
_HIS = re.compile(r"\b(?:his|her)\s+(?:\w+\s+)?$")
_PRIVATE_POSTS = frozenset({"academic", "activist", "journalist"})
_FROM = re.compile(r"\bfrom\s+$")
_MISSION = re.compile(r"\b(?:mission|team|delegation|officials|experts)\b")
_MISSION_REACH = 60
_RETURNS = re.compile(r"(?:return(?:s|ed|ing)?|(?:came|comes?)\s+(?:back|home))\s+(?:home\s+)?to\b")
_RIVALS = re.compile(
    r"\b(?:rival|warring|feuding|opposing|competing|contending)\b|\bsides\b|\bfactions\b|\bgovernments\b"
)
"""What makes those who meet each other's other side: "envoys of two rival governments"."""
_ELSEWHERE = re.compile(
    r"(?:(?:the|other|fellow|some|several|many|two|three|four|five|senior|top)\s+)*(?:world|foreign|international|global|regional"
    r"|visiting|overseas|allied|western|exiled|G-?7|G-?20)\s+(?!minist(?:er|ry)\b)",
    re.IGNORECASE,
)
"""What makes officials those of other countries: "talks with world leaders in Rome"."""
_MET_WITH = re.compile(r"\bwith\s+(?:the\s+)?$")
_NEAR = 10
_HERE = re.compile(r"\bhere\b")
_RECEIVES = re.compile(r"(?:welcom|receiv|host|greet)(?:e|es|ed|s|ing)?\b")
_THAT_LAND = re.compile(r"(?:that|the\s+latter)\s+(?:country|nation)\b")
_THE_LANDS = re.compile(
    r"(?:(?:to|of)\s+)?(?:the\s+(?P<number>two|three|four)|both|all\s+three)\s+(?:countries|nations|states)\b"
)
"""Countries that were told before: "would visit the two countries in September"."""
_NUMBERS = {"two": 2, "three": 3, "four": 4}
_VISIT_OF = re.compile(r"visit\s+(?:here\s+)?(?:(?:last|this|next)\s+week\s+)?(?:of|by)\s+")


class Hosts:
    """Finds the countries that the meetings of one article are held with because they are there."""

    def __init__(self, reading: Reading, cast: Cast, lookups: Lookups, *, home: str | None) -> None:
        """Take an article whose cast is known, and the country it is written in."""
        self.reading, self.cast, self.lookups, self.home = reading, cast, lookups, home

    def hosted(
        self,
        trigger: TaggedTrigger,
        refs: list[Ref],
        place: PlaceClaim | None,
        written_in: PlaceClaim | None,
    ) -> Iterator[Ref]:
        """Yield the country whose unnamed officials are met there: "held talks in Riyadh".

        Where no place is told, they are of the country that the report was written in.
        """
        homes = {ref.home for ref in refs}
        others = [
            self.reading.words(role.start, role.end)
            for role in trigger.roles
            if role.label == "PARTY" and not any(role.overlaps(r) for r in refs)
        ]
        if any(
            role.label == "PARTY"
            and (
                _RIVALS.search(self.reading.text, role.start, role.end)
                or self._is_of_elsewhere(role, refs)
            )
            for role in trigger.roles
        ):
            return
        told = place
        if place is None and others and all(_AT_HOME.fullmatch(words) for words in others):
            told = written_in
        if len(homes) != 1 or None in homes or told is None or told.country in (None, *homes):
            return
        before, after = self.reading.text[: trigger.start], self.reading.text[trigger.end :][:6]
        if told.city and before.rstrip().endswith(told.city) and after.split() != ["with"]:
            return  # "the London talks" are not with London
        by_capital = told.city is None or self._is_capital(told)
        unnamed = (
            others
            or (all(ref.country for ref in refs) and by_capital)
            or self._arrives(trigger)
            or (self._is_his(trigger) and by_capital)
        )
        officials = not others or any(OFFICIALS.search(words) for words in others)
        officials = officials or told is not place
        if trigger.kind in ("talks", "visit") and unnamed and officials:
            yield Ref(country=told.country, role="host", start=trigger.start, end=trigger.end)

    def _is_of_elsewhere(self, role: TaggedSpan, refs: list[Ref]) -> bool:
        """True for people whom the words place, if vaguely: "European leaders", "world leaders"."""
        if any(role.overlaps(ref) for ref in refs):
            return False
        placed = self.reading.inside(role.start, role.end, "NORP", "LOC")
        return bool(placed) or is_from_abroad(role, self.reading)

    def _is_his(self, trigger: TaggedTrigger) -> bool:
        """True for "his talks in Rome last week", which are with those at home there."""
        before = self.reading.text[max(0, trigger.start - 20) : trigger.start]
        after = self.reading.text[trigger.end : trigger.end + 4]
        return bool(_HIS.search(before)) and after.split()[:1] == ["in"]

    def _arrives(self, trigger: TaggedTrigger) -> bool:
        """True for "arrived here for talks on oil", which are with those at home there."""
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        after = self.reading.text[trigger.end : trigger.end + 9].split()
        named = bool(after) and after[0] in ("with", "between")
        return not named and bool(_ARRIVES.search(self.reading.text, sentence.start, trigger.start))

    def visited(
        self, trigger: TaggedTrigger, refs: list[Ref], place: PlaceClaim | None
    ) -> Iterator[Ref]:
        """Yield the countries visited, parties of an official visit: "X visits Cairo on Monday"."""
        if trigger.kind != "visit" or not refs or all(_is_private(ref) for ref in refs):
            return
        if is_at_seat(refs, trigger, self.reading) or is_received_by(refs, trigger, self.reading):
            return
        homes = {ref.home for ref in refs if ref.home}
        if comes_home(refs, trigger, self.reading):
            return
        if not homes and self.home and self._is_mission(trigger, refs):
            yield Ref(country=self.home, role="host", start=trigger.start, end=trigger.end)
            return
        if not homes and place is not None and place.city and not self._is_capital(place):
            return
        hosts = [
            role
            for role in trigger.roles
            if role.label in ("HOST", "PLACE")
            and not sets_out(role, trigger, self.reading)
            and not of_another_clause(role, trigger, self.reading)
        ]
        if not homes and place is not None and self.lookups.places.is_us_state(place.text):
            return  # on the way through one's own country
        told = place is not None and (
            place.city is None
            or (self.home is not None and self.home != place.country and self._is_capital(place))
        )
        both = self._lands_told(trigger, homes)
        if not homes and not told and not any(role.label == "HOST" for role in hosts) and not both:
            return
        lands = [place.country] if place and place.country else []
        if not hosts and place is None and self.home and self._is_received(trigger, homes):
            lands.append(self.home)
        for role in hosts:
            if _THAT_LAND.match(self.reading.text, role.start):
                lands.extend(self._spoken_of(role.start, homes))
            for named in self.reading.inside(role.start, role.end, "GPE"):
                if _FROM.search(self.reading.text[max(0, named.start - 8) : named.start]):
                    continue
                code = land_of(named, self.cast, self.lookups)
                if code:
                    lands.append(code)
        lands.extend(() if lands else both)
        for land in dict.fromkeys(lands):
            if land not in homes:
                yield Ref(country=land, role="host", start=trigger.start, end=trigger.end)

    def _spoken_of(self, before: int, homes: set[str]) -> Iterator[str]:
        """Yield the foreign country told last: "a message to Peru, when he visits that country"."""
        for named in self.reading.before(before, "GPE", "NORP"):
            code = self.cast.country(named)
            if code is not None and code not in homes:
                yield code
                return

    def _lands_told(self, trigger: TaggedTrigger, homes: set[str]) -> list[str]:
        """Return the countries of the sentence before, where it names as many as are visited."""
        lands = _THE_LANDS.match(self.reading.text, trigger.end + 1)
        number = self.reading.sentence_at(trigger.start)
        if lands is None or number == 0:
            return []
        before = self.reading.sentences[number - 1]
        told = {
            code
            for named in self.reading.inside(before.start, before.end, "GPE")
            if (code := self.cast.country(named)) is not None and code not in homes
        }
        count = _NUMBERS.get(lands["number"] or "", 3 if lands[0].startswith("all") else 2)
        return sorted(told) if len(told) == count else []

    def _is_mission(self, trigger: TaggedTrigger, refs: list[Ref]) -> bool:
        """True for people of an international body who come: "a Fund mission is due here"."""
        bodies = all(ref.member and ref.member.kind == "organisation" for ref in refs)
        sentence = self.reading.sentences[self.reading.sentence_at(trigger.start)]
        low = max(sentence.start, trigger.start - _MISSION_REACH)
        near = self.reading.text[low : min(sentence.end, trigger.end + _MISSION_REACH)]
        return bodies and bool(_MISSION.search(near)) and bool(_HERE.search(near))

    def _is_received(self, trigger: TaggedTrigger, homes: set[str]) -> bool:
        """True for "the visit of President X", told where X is a foreigner, of no other country."""
        if len(homes) != 1 or self.home in homes:
            return False
        visit = _VISIT_OF.match(self.reading.text, trigger.start)
        return visit is not None and trigger.status != "called_off"

    def _is_capital(self, place: PlaceClaim) -> bool:
        form = self.lookups.countries.find(place.city or "")
        return form is not None and form.kind == "capital"


def sets_out(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for one's own country: "leaves Accra on Monday for a visit to Germany"."""
    return role.label in ("HOST", "PLACE") and any(
        was_left(named, trigger, reading) for named in reading.inside(role.start, role.end, "GPE")
    )


def comes_home(refs: Iterable[Ref], trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for those whose home nobody tells, who return: it may be where they return to."""
    returns = _RETURNS.match(reading.text, trigger.start)
    return trigger.kind == "visit" and bool(returns) and not any(ref.home for ref in refs)


def is_from_abroad(role: TaggedSpan, reading: Reading) -> bool:
    """True for officials who are of other countries by their words: "world leaders"."""
    return _ELSEWHERE.match(reading.text, role.start, role.end) is not None


def is_received_by(refs: Iterable[Ref], trigger: TaggedTrigger, reading: Reading) -> bool:
    """True where the words tell who is at home: "Minister X welcomed Y to Lima"."""
    received = trigger.kind == "visit" and _RECEIVES.match(reading.text, trigger.start)
    return bool(received) and any(
        ref.role == "host" and ref.member is not None and ref.member.kind == "person"
        for ref in refs
    )


def is_at_seat(refs: Iterable[Ref], trigger: TaggedTrigger, reading: Reading) -> bool:
    """True where no state is visited but bodies: "to Washington for talks with the Fund"."""
    met = [ref for ref in refs if ref.start >= trigger.end]
    return bool(met) and all(
        ref.member is not None
        and ref.member.kind == "organisation"
        and ref.home is None
        and _MET_WITH.search(reading.text, max(trigger.end, ref.start - _NEAR), ref.start)
        for ref in met
    )


def _is_private(ref: Ref) -> bool:
    """True for a scholar, journalist or activist, whose travel is no official visit."""
    posts = ref.member.posts if ref.member else []
    return bool(posts) and all(held.code in _PRIVATE_POSTS for held in posts)
