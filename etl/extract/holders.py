"""Who holds a post that is told with its country or body: "the Slovak leader"."""

import re

from etl.extract.cast import Cast, Member
from etl.extract.model import TaggedSpan
from etl.extract.parties import Ref
from etl.extract.reading import Named, Reading
from etl.seeding.lookups import Lookups

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
_CALLED = re.compile(
    r"(?:leader|president|premier|minister|chancellor|diplomat|envoy|politician|strongman|ruler|monarch"
    r"|king|queen|emir|sultan|president-elect|commander|general)$",
    re.IGNORECASE,
)
"""What one is called who was named before: "the Chinese diplomat"."""
_NOUN = re.compile(
    r"(?:minister|envoy|ambassador|secretary|diplomat|commissioner|general|chief|speaker)$",
    re.IGNORECASE,
)
"""Nouns of posts by which one is called who was told with the whole of it."""
_CLAUSE = re.compile(r"\b(?:where|when|as|while|before|after)\s+the\s+$")
"""What makes a description the subject of a clause of its own."""
_LOOK = 16
_ANY = re.compile(r"(?:diplomat|politician|strongman|ruler)$")
"""What one may be called whatever his post."""
_THE = re.compile(r"\b(?:the|The)\s+$")


class Holders:
    """Finds the one person of an article whom a post means."""

    def __init__(self, reading: Reading, cast: Cast, lookups: Lookups) -> None:
        """Take an article whose cast and posts are known."""
        self.reading, self.cast, self.lookups = reading, cast, lookups

    def holder(self, ref: Ref, role: TaggedSpan) -> Ref:
        """Return the one person that a country and a post mean: "the Italian prime minister"."""
        following = next(self.reading.after(role.end, "POST"), None)
        cut = following is not None and following.start - role.end <= 1  # "France's new" president
        words = self.reading.words(role.start, following.end if following and cut else role.end)
        post = _LAST_WORDS.search(words)
        if ref.country is None:
            return ref
        if post is None:
            one = self._called_so(ref.country, words, role)
            return self._as(ref, one or self._told_before(ref.country, role))
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
        one = found[0] if len(found) == 1 else None
        if not found:
            one = self._told_before(ref.country, role)
        return self._as(ref, one)

    def _called_so(self, country: str, words: str, role: TaggedSpan) -> Member | None:
        """Return the one of a country told before whose post has the noun: "the Thai minister"."""
        noun = _NOUN.search(words)
        start = self.reading.led(role.start, "NORP", "GPE")
        the = _THE.search(self.reading.text[max(0, start - 5) : start])
        if noun is None or not (the or self.reading.text[start:].startswith("The ")):
            return None
        told = [
            member
            for member in self.cast.persons()
            if member.country == country and member.named[0].start < role.start
        ]
        found = [
            member
            for member in told
            if any(
                held.qualifier != "former" and held.post.casefold().endswith(noun[0].casefold())
                for held in member.posts
            )
        ]
        return found[0] if len(found) == 1 else None

    def _as(self, ref: Ref, member: Member | None) -> Ref:
        """Return the ref of a person in the place of a country's; the same for nobody."""
        if member is None:
            return ref
        member.country = member.country or ref.country
        return Ref(member=member, role=ref.role, side=ref.side, start=ref.start, end=ref.end)

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
        return self._as(ref, found[0] if len(found) == 1 else None)

    def _told_before(self, country: str, role: TaggedSpan) -> Member | None:
        """Return whom a description takes up: "X flew to Oslo, where the Slovak leader met Y".

        The one person of this sentence so far, or of the one before, of whom no other country is
        told; not in a sentence about that country, where the leader may be another.
        """
        text, number = self.reading.text, self.reading.sentence_at(role.start)
        start = self.reading.led(role.start, "NORP", "GPE")
        if not (_THE.search(text[max(0, start - 5) : start]) or text[start:].startswith("The ")):
            return None
        if not _CALLED.search(self.reading.words(role.start, role.end)):
            return None
        for sentence in self.reading.sentences[max(0, number - 1) : number + 1][::-1]:
            told = self.reading.inside(sentence.start, min(sentence.end, start))
            persons = {
                id(member): member
                for named in told
                if named.label == "PER" and (member := self.cast.member(named)) is not None
            }
            if not persons:
                continue
            (one, *others) = persons.values()
            if sentence.end > start and not _CLAUSE.search(text[max(0, start - _LOOK) : start]):
                return None  # "X met the Slovak leader": another
            if not self._is_subject(one, sentence.start):
                return None
            known = one.country == country
            fits = known or (one.country is None and not self._speaks_of(country, told))
            return one if fits and not others and self._may_be(one, role) else None
        return None

    def _is_subject(self, person: Member, start: int) -> bool:
        """False for Y of "The premier received Y", of whom that sentence is not."""
        first = next(named.start for named in person.named if named.start >= start)
        led = self.reading.led(first, "POST", "NORP", "GPE", "ORG")
        return not self.reading.inside(start, led, "POST")

    def _may_be(self, person: Member, role: TaggedSpan) -> bool:
        """False for one of whom another post is told."""
        words = self.reading.words(role.start, role.end).casefold()
        if not person.posts or _ANY.search(words):
            return True
        post = _LAST_WORDS.search(words)
        match = self.lookups.posts.find(post[0]) if post else None
        if match is None or words.endswith("leader"):
            return person.leader
        return any(held.code == match.code for held in person.posts)

    def _speaks_of(self, country: str, told: list[Named]) -> bool:
        """True where one of these names is the country or a town of it."""
        for named in told:
            if named.label in ("GPE", "LOC", "NORP", "ORG"):
                place = self.lookups.places.best(named.text)
                if self.cast.country(named) == country or (place and place.country == country):
                    return True
        return False
