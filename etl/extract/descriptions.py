"""Who is meant by "he", "the two leaders", "the minister", "his Chinese counterpart"."""

import re
from collections import Counter
from dataclasses import replace

from etl.extract.cast import Cast, Member
from etl.extract.guests import guest_of
from etl.extract.holders import Holders
from etl.extract.model import TaggedSpan
from etl.extract.names import tokens
from etl.extract.onward import mission_of, subjects_of
from etl.extract.parties import Ref
from etl.extract.pronouns import Pronouns
from etl.extract.reading import Named, Reading
from etl.extract.whose import OF_PRIVATE
from etl.seeding.lookups import Lookups

_SINGULAR = re.compile(r"^(?:he|she|him|her|his|who|whom|himself|herself)$", re.IGNORECASE)
_PAIR = re.compile(
    r"^(?:they|them|their|both|each other|one another|all|the (?:two|three|pair)"
    r"|(?:the|both|these|all|those)?\s*(?:of\s+)?(?:the\s+)?"
    r"(?:(?:two|three|four|both)\s+(?:party|faction|rebel|foreign|prime|defen[cs]e|finance|trade)"
    r"|two|three|four|both|all|visiting|rival)?\s*(?:(?:countries|nations|sides)['’]\s*)?"
    r"(?:leaders|men|women|presidents|ministers|sides|countries|nations|parties|governments|delegations"
    r"|counterparts|premiers|chiefs|heads|officials|neighbou?rs|states|allies|negotiators|diplomats))$",
    re.IGNORECASE,
)
_OF_OFFICE = re.compile(
    r"(?:presidents|(?:prime|foreign|defen[cs]e|finance)\s+ministers|premiers"
    r"|(?<!party )(?<!faction )(?<!rebel )leaders)$",
    re.I,
)
"""Of whom a pair is told to be: "the two presidents"."""
_LANDS = re.compile(r"\b(?:countries|nations|governments|states|neighbou?rs|sides|allies)\b")
_SIDES = re.compile(r"\b(?:two|both)\s+(?:sides|countries|nations|governments)\b", re.IGNORECASE)
_COUNTERPART = re.compile(r"\bcounterparts?\b", re.IGNORECASE)
GOVERNMENT = re.compile(
    r"^(?:the\s+|federal\s+|central\s+|national\s+|interim\s+|transitional\s+|local\s+|senior\s+|top\s+|high-level\s+|several\s+|some\s+|other\s+|two\s+|three\s+)*(?:government|authorities|government\s+officials"
    r"|government\s+leaders|government\s+ministers|governments|administration)$",
    re.IGNORECASE,
)
"""Unnamed people of a government, by the words alone of an unknown country."""
_BODY_NOUN = re.compile(
    r"(?:the|this|that)\s+(?P<noun>bank|union|party|ministry|fund|council|agency|association|federation|group|board"
    r"|commission|committee|corporation|company|airline|institute|organi[sz]ation|league|movement|front|authority|firm)"
    r"(?:['’]s)?(?:\s+(?:officials|leaders|representatives|members|management|executives|negotiators))?$",
    re.IGNORECASE,
)
_FIRM = re.compile(r"company|firm|corporation", re.IGNORECASE)
"""Nouns that stand for the firm an article is about, whatever it is called."""
_OPENING = 8
"""Characters before the first name of a sentence that begins with it: "But the Acme"."""
_ITS_OWN = re.compile(r"\b(?:its|their)\s+(?:\w+\s+)?$")
_DEFINITE = re.compile(r"^(?:the|this|that|his|her|its|their)\b|^[a-z]", re.IGNORECASE)
_POPE = re.compile(r"(?:the\s+)?(?:pope|pontiff|holy\s+father)$", re.IGNORECASE)
"""Who stands for the Holy See where the article does not name him."""
_TWO = 2
_OF_LANDS = re.compile(
    r"(?:the\s+)?(?:[a-z]+\s+){1,3}of\s+(?:the\s+)?(?:two|both)\s+(?:countries|nations|states|governments)$",
    re.IGNORECASE,
)
"""Those who act for two countries told before: "the prime ministers of the two countries"."""
_SAID = re.compile(r"\s*,?\s+(?:said|says|told)\s+(?:that\s+)?(?:the|both)\b")
"""What makes one who tells of two none of them: "X said the two also discussed"."""
_THEIR_PEOPLE = re.compile(
    r"their\s+(?:(?:respective|foreign|defen[cs]e|finance|prime|interior|trade|economy|energy|chief|top|senior|two)\s+){0,2}"
    r"(?:ministers|negotiators|officials|envoys|diplomats|delegations|delegates|representatives|governments|premiers"
    r"|presidents|aides|advisers|advisors|teams|generals|deputies)$",
    re.IGNORECASE,
)
"""Those who act for each of two told before."""
_OF_HOLDER = re.compile(
    r"(?P<holder>(?:(?:the|this|that|his|her|its|their)\s+)?(?:\w+\s+){0,2}?(?:president|premier|chancellor|minister|king|queen"
    r"|emir|sultan|prince|princess|governor|secretary|chief|leader|chairman|mayor|senator|pope))(?P<what>['’]s?\s+\w.*)$",
    re.IGNORECASE,
)
"""One who is told by another's post: "the prime minister's adviser"."""
_LISTED = re.compile(r"(?:,|,?\s+and)\s+(?:the\s+)?")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_OWNS = re.compile(r"(?:['’]s)?\s+")
_NEAR = 8
"""Sentences by which one called by the very words of a post may stand before one of its kind."""


class Descriptions:
    """Resolves words that name nobody, by what the article said before."""

    def __init__(
        self, reading: Reading, cast: Cast, lookups: Lookups, *, home: str | None = None
    ) -> None:
        """Take an article whose cast and posts are known, and the country it is written in."""
        self.reading, self.cast, self.lookups, self.home = reading, cast, lookups, home
        self.holders = Holders(reading, cast, lookups)
        self._pronouns = Pronouns(reading, cast, self._in_office)

    def resolve(self, role: TaggedSpan, others: list[Ref], previous: list[Ref] | None) -> list[Ref]:
        """Return who is meant, or nobody when it is unclear.

        `others` are the parties already found for the same meeting, `previous` those of the
        last meeting told.
        """
        words = self.reading.words(role.start, role.end)
        bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
        if guest := guest_of(role, others, previous, self.reading, self.home):
            return self._refs([guest], role)
        if _SINGULAR.match(words):
            return self._refs(self._pronouns.meant(role, {ref.key for ref in others}), role)
        if onward := self._onward(words, previous):
            return [replace(ref, start=role.start, end=role.end) for ref in onward]
        if _COUNTERPART.search(words):
            return self._counterpart(role, others)
        if _OF_LANDS.match(words):
            told = self._pair(role, "the two countries", previous)
            return self._of_each(role, told)
        if _PAIR.match(words) or _PAIR.match("the " + bare):
            return self._pair(role, words, previous)
        if _THEIR_PEOPLE.match(words):
            return self._of_each(role, previous)
        if GOVERNMENT.match(words):
            return self._government(role, others)
        if (owned := _OF_HOLDER.match(words)) is not None:
            return self._of_holder(role, owned, others)
        if _DEFINITE.match(words) or _POPE.match(words):
            found = self._by_post(role, words, others) or self._by_noun(role, words, others)
            if not found and _POPE.match(words):
                return [Ref(country="VA", start=role.start, end=role.end)]
            return found
        return []

    def _onward(self, words: str, previous: list[Ref] | None) -> list[Ref]:
        """Return the side of the last meeting that goes on to another: "They also met Y"."""
        if not previous:
            return []
        if words.casefold() == "they":
            return subjects_of(previous, self.reading)
        return mission_of(words, previous, self.reading)

    def _of_each(self, role: TaggedSpan, previous: list[Ref] | None) -> list[Ref]:
        """Return the countries of those told before: "Their foreign ministers met in Oslo"."""
        lands = dict.fromkeys(ref.home for ref in previous or ())
        if len(lands) < _TWO or None in lands:
            return []
        return [Ref(country=land, start=role.start, end=role.end) for land in lands]

    def _of_holder(self, role: TaggedSpan, owned: re.Match[str], others: list[Ref]) -> list[Ref]:
        """Return the country whose people act for it: "the president's adviser", not his son."""
        if OF_PRIVATE.match(owned["what"]):
            return []
        end = role.start + len(owned["holder"])
        holder = self._by_post(replace(role, end=end), owned["holder"], others)
        lands = [ref.member.country for ref in holder if ref.member and ref.member.country]
        return [Ref(country=land, start=role.start, end=role.end) for land in lands]

    def _by_noun(self, role: TaggedSpan, words: str, others: list[Ref]) -> list[Ref]:
        """Return the body named before whose name has the noun: "the bank" for Bank of Ceylon."""
        noun = _BODY_NOUN.match(words)
        if noun is None:
            return []
        taken = {ref.key for ref in others}
        for named in self.reading.before(role.start, "ORG"):
            member = self.cast.member(named)
            if member is None or id(member) in taken:
                continue
            if noun["noun"].casefold() in tokens(member.name):
                return self._refs([member], role)
        firm = self._firm_before(role) if _FIRM.fullmatch(noun["noun"]) else None
        return [] if firm is None or id(firm) in taken else self._refs([firm], role)

    def _firm_before(self, role: TaggedSpan) -> Member | None:
        """Return the body that a sentence before begins with: "Acme said so. The company ..."."""
        number = self.reading.sentence_at(role.start)
        for sentence in reversed(self.reading.sentences[max(0, number - _TWO) : number]):
            first = next(iter(self.reading.inside(sentence.start, sentence.end)), None)
            member = self.cast.member(first) if first and first.label == "ORG" else None
            if member is not None and first and first.start - sentence.start <= _OPENING:
                return member
        return None

    def _in_office(self, start: int, end: int) -> Member | None:
        """Return whom a post means that stands between two offsets: "The president later met Y"."""
        role = TaggedSpan(start=start, end=end, label="PARTY", score=0.5)
        found = self._by_post(role, self.reading.words(start, end), [])
        return found[0].member if found else None

    def _refs(self, members: list[Member], role: TaggedSpan) -> list[Ref]:
        return [Ref(member=member, start=role.start, end=role.end) for member in members]

    def _government(self, role: TaggedSpan, others: list[Ref]) -> list[Ref]:
        """Return the country visited, else the one written in, else the last spoken of."""
        home = next(
            (ref.country for ref in others if ref.role == "host" and ref.country), self.home
        )
        if home is None:
            home = self._of_speaker(role) or self._of_article(role)
        return [Ref(country=home, start=role.start, end=role.end)] if home else []

    def _of_speaker(self, role: TaggedSpan) -> str | None:
        """Return the country of one named before: "X's spokesman said the cabinet agreed"."""
        sentence = self.reading.sentences[self.reading.sentence_at(role.start)]
        for named in self.reading.inside(sentence.start, role.start, "PER"):
            member = self.cast.member(named)
            if member is not None and member.country is not None:
                return member.country
        return None

    def _of_article(self, role: TaggedSpan) -> str | None:
        """Return the country that the article names most, of equals the one told last."""
        told = Counter(self.cast.countries.values())
        last = [
            code
            for named in self.reading.before(role.start, "GPE", "NORP", "ORG")
            if (code := self.cast.country(named))
        ]
        most = max(told.values(), default=0)
        return next((code for code in last if told[code] == most), None)

    def _pair(self, role: TaggedSpan, words: str, previous: list[Ref] | None) -> list[Ref]:
        number = 3 if "three" in words.casefold() else 4 if "four" in words.casefold() else 2
        loose = not re.search(r"\b(?:two|three|four|both)\b", words, re.IGNORECASE)
        here = self._named_before(role.start, 0)
        if not loose and len(here) == number and not _LANDS.search(words):
            return self._refs(here, role)
        if (heads := self._pair_in_office(role, words, number, previous)) is not None:
            return self._refs(heads, role)
        if previous:
            people = [ref for ref in previous if ref.member and ref.member.kind == "person"]
            found = people if len(people) >= 2 and not _LANDS.search(words) else previous
            if len(found) == number or (loose and len(found) >= 2):
                return [
                    Ref(member=r.member, country=r.country, start=role.start, end=role.end)
                    for r in found
                ]
        sentence = self.reading.sentence_at(role.start)
        start = self.reading.sentences[max(0, sentence - 1)].start
        members = self._named_before(role.start, 1)
        if len(members) == number and not _LANDS.search(words):
            return self._refs(members, role)
        lands = self._lands(start, role.start)
        if len(lands) == 1 and _SIDES.search(words):
            # "Japan asked for talks and the two sides would meet before a date set by Tokyo"
            end = self.reading.sentences[sentence].end
            lands = self._lands(self.reading.sentences[sentence].start, end)
        if len(lands) == number:
            return [Ref(country=code, start=role.start, end=role.end) for code in lands]
        return []

    def _pair_in_office(
        self, role: TaggedSpan, words: str, number: int, previous: list[Ref] | None
    ) -> list[Member] | None:
        """Return who holds the post in question, where those of the last meeting hold others.

        "The presidents" are not the two ministers who met last; None where these may be meant.
        """
        noun = _OF_OFFICE.search(words)
        last = [ref.member for ref in previous or () if ref.member and ref.member.posts]
        if noun is None or len(last) < _TWO:
            return None
        match = self.lookups.posts.find(noun[0][:-1])
        found = [
            member
            for member in self.cast.persons()
            if member.named
            and member.named[0].start < role.start
            and any(
                held.leader if match is None else held.code == match.code
                for held in member.posts
                if held.qualifier != "former"
            )
        ]
        if any(member in found for member in last):
            return None
        if len(found) == number:
            return found
        return None if match is None else []  # ministers are called leaders at times

    def _named_before(self, position: int, back: int) -> list[Member]:
        """Return the persons named before a position in its sentence and in some before it."""
        number = self.reading.sentence_at(position)
        start = self.reading.sentences[max(0, number - back)].start
        named = self.reading.inside(start, position, "PER")
        return list(
            {
                id(m): m
                for one in named
                if (m := self.cast.member(one)) and not _SAID.match(self.reading.text, one.end)
            }.values()
        )

    def _lands(self, start: int, end: int) -> list[str]:
        named = self.reading.inside(start, end, "GPE", "NORP", "ORG")
        return list(dict.fromkeys(code for n in named if (code := self.cast.country(n))))

    def _counterpart(self, role: TaggedSpan, others: list[Ref]) -> list[Ref]:
        """Return the holder of the same post in the country named, else that country."""
        window = self.reading.inside(max(0, role.start - 40), role.end, "NORP", "GPE")
        lands = [
            code for n in window
            if (code := self.cast.country(n)) and n.end >= role.start - 2
        ]  # fmt: skip
        if not lands:
            return []
        codes = {h.code for r in others if r.member for h in r.member.posts if h.code}
        for member in self.cast.persons():
            if member.country == lands[-1] and codes & {held.code for held in member.posts}:
                return self._refs([member], role)
        return [Ref(country=lands[-1], start=role.start, end=role.end)]

    def _by_post(self, role: TaggedSpan, words: str, others: list[Ref]) -> list[Ref]:
        """Return the last person named who holds the post: "the minister", "the prime minister"."""
        posts: list[Named] = self.reading.inside(role.start, role.end, "POST")
        post = posts[0].text if posts else re.sub(r"^(?:the|visiting|his|her)\s+", "", words)
        if not posts and not re.search(
            r"(?:minister|president|premier|envoy|king|secretary|chief|leader)$",
            post,
            re.IGNORECASE,
        ):
            return []
        if re.search(r"(?:[^s]s)$", post) and not post.casefold().endswith(("affairs", "ss")):
            return []
        if land := self._land_of_list(role):
            return [self.holders.holder(Ref(country=land, start=role.start, end=role.end), role)]
        taken = {ref.key for ref in others}
        owner = self._owner(role)
        found = self._holder_before(role, post, taken, owner)
        if found is None:
            return [] if owner is None else self._refs([owner], role)
        return self._refs([found], role)

    def _holder_before(
        self, role: TaggedSpan, post: str, taken: set[int | str], owner: Member | None
    ) -> Member | None:
        """Return the holder of a post told last, who is called by these very words if one is near.

        Of two in one sentence before, the first is meant, whom that sentence is about.
        """
        match = self.lookups.posts.find(post) or self.lookups.posts.find(post.split()[-1])
        wanted, here = post.casefold(), self.reading.sentence_at(role.start)
        called: tuple[int, Member] | None = None
        alike: tuple[int, Member] | None = None
        for named in self.reading.before(role.start, "PER"):
            member = self.cast.member(named)
            if member is None or id(member) in taken:
                continue
            if called and (called[0] == here or named.sentence != called[0]):
                break
            for held in member.posts:
                if held.qualifier == "former" or (owner and held.organisation is not owner):
                    continue
                told = held.post.casefold()
                if told.endswith(wanted) or told.startswith(f"{wanted} of "):
                    called = (named.sentence, member)
                elif match and held.code == match.code and _is_later(named, alike, here):
                    alike = (named.sentence, member)
        if called and (alike is None or alike[0] - called[0] <= _NEAR):
            return called[1]
        return alike[1] if alike else None

    def _land_of_list(self, role: TaggedSpan) -> str | None:
        """Return whose the posts are: "the president, prime minister and speaker of Peru".

        Or "the Peruvian president, prime minister and speaker".
        """
        text, end, start = self.reading.text, role.end, role.start
        for named in self.reading.after(role.end):
            if named.label == "GPE" and _OF.fullmatch(text, end, named.start):
                return self.cast.country(named)
            if named.label != "POST" or not _LISTED.fullmatch(text, end, named.start):
                break
            end = named.end
        for named in self.reading.before(role.start):
            if start < role.start and _OWNS.fullmatch(text, named.end, start):
                return self.cast.country(named)
            if named.label != "POST" or not _LISTED.fullmatch(text, named.end, start):
                break
            start = named.start
        return None

    def _owner(self, role: TaggedSpan) -> Member | None:
        """Return the body whose head is meant: "Acme's bid followed a visit by its chief"."""
        sentence = self.reading.sentences[self.reading.sentence_at(role.start)]
        near = self.reading.text[sentence.start : role.start]
        if not _ITS_OWN.search(near + self.reading.words(role.start, role.end).split()[0] + " "):
            return None
        body = next(self.reading.before(role.start, "ORG"), None)
        inside = body is not None and body.start >= sentence.start
        return self.cast.member(body) if body is not None and inside else None


def _is_later(named: Named, found: tuple[int, Member] | None, here: int) -> bool:
    """True where nobody is found yet, or one further back in an earlier sentence than this."""
    return found is None or (named.sentence == found[0] != here)
