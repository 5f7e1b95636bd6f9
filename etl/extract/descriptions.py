"""Who is meant by "he", "the two leaders", "the minister", "his Chinese counterpart"."""

import re
from collections import Counter
from collections.abc import Iterator

from etl.extract.cast import Cast, Member
from etl.extract.model import TaggedSpan
from etl.extract.names import tokens
from etl.extract.parties import Ref
from etl.extract.reading import Named, Reading
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
_LANDS = re.compile(r"\b(?:countries|nations|governments|states|neighbou?rs|sides|allies)\b")
_SIDES = re.compile(r"\b(?:two|both)\s+(?:sides|countries|nations|governments)\b", re.IGNORECASE)
_COUNTERPART = re.compile(r"\bcounterparts?\b", re.IGNORECASE)
GOVERNMENT = re.compile(
    r"^(?:the\s+|local\s+|senior\s+|top\s+|high-level\s+|several\s+|some\s+|other\s+|two\s+|three\s+)*(?:government|authorities|government\s+officials"
    r"|government\s+leaders|government\s+ministers|governments|administration)$",
    re.IGNORECASE,
)
"""Unnamed people of a government, by the words alone of an unknown country."""
_SAYS = re.compile(r"\s*,?\s*(?:said|says|told|added|announced|reported)\b")
_LAST_WORDS = re.compile(
    r"(?:(?:prime|foreign|defen[cs]e|finance|interior|trade|economy)\s+minister|president|premier|chancellor"
    r"|monarch|king|queen|leader)(?:\s+of\s+(?:the\s+)?[A-Z].*)?$",
    re.IGNORECASE,
)
"""Posts that one person of a country holds."""
_HEADS = re.compile(
    r"(?:speaker|president|governor|chief|chairm[ae]n|chairwoman|chair|director|minister|secretary|leader"
    r"|secretary[\s-]general|head|commissioner)$"
)
"""Posts that one person of a body holds."""
_GOES_ON = re.compile(r"\W*(?:he|she)\b", re.IGNORECASE)
_PRONOUN_REACH = 4
"""Sentences in which a pronoun looks for whom it stands for."""
_BODY_NOUN = re.compile(
    r"(?:the|this|that)\s+(?P<noun>bank|union|party|ministry|fund|council|agency|association|federation|group|board"
    r"|commission|committee|corporation|company|airline|institute|organi[sz]ation|league|movement|front|authority)"
    r"(?:['’]s)?(?:\s+(?:officials|leaders|representatives|members|management|executives|negotiators))?$",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(r"\b(?:its|their)\s+(?:\w+\s+)?$")
_DEFINITE = re.compile(r"^(?:the|this|that|his|her|its|their)\b|^[a-z]", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|,?\s+and)\s+(?:the\s+)?")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_OWNS = re.compile(r"(?:['’]s)?\s+")


class Descriptions:
    """Resolves words that name nobody, by what the article said before."""

    def __init__(
        self, reading: Reading, cast: Cast, lookups: Lookups, *, home: str | None = None
    ) -> None:
        """Take an article whose cast and posts are known, and the country it is written in."""
        self.reading, self.cast, self.lookups, self.home = reading, cast, lookups, home

    def resolve(self, role: TaggedSpan, others: list[Ref], previous: list[Ref] | None) -> list[Ref]:
        """Return who is meant, or nobody when it is unclear.

        `others` are the parties already found for the same meeting, `previous` those of the
        last meeting told.
        """
        words = self.reading.words(role.start, role.end)
        bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
        if _SINGULAR.match(words):
            return self._pronoun(role, words.casefold(), others)
        if _COUNTERPART.search(words):
            return self._counterpart(role, others)
        if _PAIR.match(words) or _PAIR.match("the " + bare):
            return self._pair(role, words, previous)
        if GOVERNMENT.match(words):
            return self._government(role, others)
        if _DEFINITE.match(words):
            return self._by_post(role, words, others) or self._by_noun(role, words, others)
        return []

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
        return []

    def holder(self, ref: Ref, role: TaggedSpan) -> Ref:
        """Return the one person that a country and a post mean: "the Italian prime minister"."""
        following = next(self.reading.after(role.end, "POST"), None)
        cut = following is not None and following.start - role.end <= 1  # "France's new" president
        words = self.reading.words(role.start, following.end if following and cut else role.end)
        post = _LAST_WORDS.search(words)
        if ref.country is None or post is None:
            return ref
        match = self.lookups.posts.find(re.split(r"\s+of\s", post[0])[0])
        leader = match is None or match.leader or post[0].casefold() == "leader"
        found = [
            member
            for member in self.cast.persons()
            if member.country == ref.country
            and any(
                held.qualifier != "former"
                and ((match and held.code == match.code) or (leader and held.leader))
                for held in member.posts
            )
        ]
        if len(found) != 1:
            return ref
        return Ref(member=found[0], role=ref.role, side=ref.side, start=ref.start, end=ref.end)

    def officer(self, ref: Ref, role: TaggedSpan) -> Ref:
        """Return the one person that a body and a post mean: "the House speaker"."""
        words = self.reading.words(role.start, role.end).casefold()
        last = next(iter(reversed(self.reading.inside(role.start, role.end, "POST"))), None)
        if ref.member is None or last is None or not words.endswith(last.text.casefold()):
            return ref
        if not _HEADS.search(words):
            return ref
        found = [
            member
            for member in self.cast.persons()
            if any(
                held.qualifier != "former"
                and (
                    words.endswith(held.post.casefold())
                    if held.organisation is ref.member
                    else words.removeprefix("the ") == held.post.casefold()
                )
                for held in member.posts
            )
        ]
        if len(found) != 1:
            return ref
        return Ref(member=found[0], role=ref.role, side=ref.side, start=ref.start, end=ref.end)

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

    def _pronoun(self, role: TaggedSpan, words: str, others: list[Ref]) -> list[Ref]:
        taken = {ref.key for ref in others}
        sentence = self.reading.sentence_at(role.start)
        if words in ("who", "whom"):
            nearest = next(self.reading.before(role.start, "PER"), None)
            member = self.cast.member(nearest) if nearest else None
            near = nearest is not None and nearest.sentence == sentence
            return self._refs([member], role) if member and near else []
        she = words.startswith(("she", "her"))
        for number in self._looked_back(sentence):
            for member in self._subjects(number, role.start):
                if id(member) not in taken and not (member.woman and not she):
                    return self._refs([member], role)
        return self._refs(self._later_speaker(role), role)

    def _looked_back(self, sentence: int) -> Iterator[int]:
        """Yield the numbers of a sentence and of those before, as far as a pronoun reaches.

        Sentences that go on about the same person ("He said ...") do not count.
        """
        left = _PRONOUN_REACH
        for number in range(sentence, -1, -1):
            yield number
            span = self.reading.sentences[number]
            left -= not _GOES_ON.match(self.reading.text, span.start, span.end)
            if left <= 0:
                return

    def _later_speaker(self, role: TaggedSpan) -> list[Member]:
        """Return who speaks later in the sentence: "His talks were cordial, Minister X said"."""
        sentence = self.reading.sentences[self.reading.sentence_at(role.start)]
        for named in self.reading.inside(role.end, sentence.end, "PER"):
            member = self.cast.member(named)
            if member and _SAYS.match(self.reading.text, named.end):
                return [member]
        return []

    def _subjects(self, sentence: int, before: int) -> list[Member]:
        """Return the persons of a sentence, those most likely its subject first."""
        span = self.reading.sentences[sentence]
        people = self.reading.inside(span.start, min(span.end, before), "PER")
        return [m for named in people if (m := self.cast.member(named)) is not None]

    def _pair(self, role: TaggedSpan, words: str, previous: list[Ref] | None) -> list[Ref]:
        number = 3 if "three" in words.casefold() else 4 if "four" in words.casefold() else 2
        loose = not re.search(r"\b(?:two|three|four|both)\b", words, re.IGNORECASE)
        here = self._named_before(role.start, 0)
        if not loose and len(here) == number and not _LANDS.search(words):
            return self._refs(here, role)
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

    def _named_before(self, position: int, back: int) -> list[Member]:
        """Return the persons named before a position in its sentence and in some before it."""
        number = self.reading.sentence_at(position)
        start = self.reading.sentences[max(0, number - back)].start
        named = self.reading.inside(start, position, "PER")
        return list({id(m): m for one in named if (m := self.cast.member(one))}.values())

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
            return [self.holder(Ref(country=land, start=role.start, end=role.end), role)]
        match = self.lookups.posts.find(post) or self.lookups.posts.find(post.split()[-1])
        wanted = post.casefold()
        taken = {ref.key for ref in others}
        owner = self._owner(role)
        for named in self.reading.before(role.start, "PER"):
            member = self.cast.member(named)
            if member is None or id(member) in taken:
                continue
            for held in member.posts:
                told = held.post.casefold()
                so_called = told.endswith(wanted) or told.startswith(f"{wanted} of ")
                if owner is not None and held.organisation is not owner:
                    continue
                if ((match and held.code == match.code) or so_called) and (
                    held.qualifier != "former"
                ):
                    return self._refs([member], role)
        return [] if owner is None else self._refs([owner], role)

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
