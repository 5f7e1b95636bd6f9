"""Who is meant by "he", "she", "whom": whom the sentences before are about, not whom he met."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from etl.extract.cast import Cast, Member
from etl.extract.model import TaggedSpan
from etl.extract.reading import Named, Reading
from etl.extract.women import is_womans

_SAYS = re.compile(r"\s*,?\s*(?:said|says|told|added|announced|reported)\b")
_FRONTED = (
    r"\W{0,9}(?:(?:then|later|earlier|afterwards?|and|but|meanwhile|also),?\s+"
    r"|(?:earlier|later)\s+(?:in|on|that|the\s+same)\s+(?:the\s+)?\w{1,12},?\s+"
    r"|(?:an?|one|two|three|several|some|\d+)\s+(?:hours?|days?|weeks?|months?)\s+(?:earlier|later|before),?\s+"
    r"|(?:on|in|at|after|before|during|by)\s(?:[^.;:,\"“”]{1,60},\s+|(?:the\s+)?(?:[\w'’.-]{1,20}\s+){1,2}))?"
)
"""What may stand before the subject of a sentence: "On Tuesday", "Later", "In the evening,"."""
_GOES_ON = re.compile(rf"{_FRONTED}(?P<who>he|she)\s", re.IGNORECASE)
_THE_POST = re.compile(rf"{_FRONTED}(?P<who>the\s+)", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\s")
_OPENS_WITH = re.compile(
    r"\W{0,9}(?:at|on|in|with|after|before|following|during|by|under|like|unlike|despite|amid|accompanied|invited)\s"
    r"[^.;:,\"“”]{1,100},\s",
    re.IGNORECASE,
)
"""What stands before the subject of a sentence: "At the invitation of X, ..."."""
_REACH = 4
"""Sentences in which a pronoun looks for whom it stands for."""
_FURTHEST = 30
"""Sentences that are looked at in all, those that go on about the same person with them."""


class Pronouns:
    """Finds the one person whom a pronoun stands for."""

    def __init__(
        self, reading: Reading, cast: Cast, in_office: Callable[[int, int], Member | None]
    ) -> None:
        """Take an article whose cast is known, and who is meant by a post between two offsets."""
        self.reading, self.cast, self._in_office = reading, cast, in_office

    def meant(self, role: TaggedSpan, taken: Collection[int | str]) -> list[Member]:
        """Return who is meant, none of those `taken`; nobody where it is unclear."""
        words = self.reading.words(role.start, role.end).casefold()
        sentence = self.reading.sentence_at(role.start)
        if words in ("who", "whom"):
            nearest = next(self.reading.before(role.start, "PER"), None)
            member = self.cast.member(nearest) if nearest else None
            near = nearest is not None and nearest.sentence == sentence
            return [member] if member and near else []
        she = words.startswith(("she", "her"))
        told = (
            [member for member in self._subjects(number, role.start) if id(member) not in taken]
            for number in self._looked_back(sentence, she=she)
        )
        found = self._she(told) if she else self._he(told)
        return found or self._later_speaker(role)

    def _she(self, told: Iterable[list[Member]]) -> list[Member]:
        """Return the woman of the nearest sentence, else whom it is about."""
        for members in filter(None, told):
            return [member for member in members if _is_woman(member)][:1] or members[:1]
        return []

    def _he(self, told: Iterable[list[Member]]) -> list[Member]:
        """Return whom the nearest sentence is about, who has a woman's name only if all have."""
        named_so: list[Member] = []
        for member in (member for members in told for member in members if not member.woman):
            if not _is_woman(member):
                return [member]
            named_so.append(member)
        return named_so[:1]

    def _looked_back(self, sentence: int, *, she: bool) -> Iterator[int]:
        """Yield the numbers of a sentence and of those before, as far as a pronoun reaches.

        Sentences that go on about the same person ("He said ...", "Later he met Y") are passed
        over: whoever is named in them is another.
        """
        left = _REACH
        for number in range(sentence, max(-1, sentence - _FURTHEST), -1):
            span = self.reading.sentences[number]
            goes_on = _GOES_ON.match(self.reading.text, span.start, span.end)
            same = goes_on is not None and (goes_on["who"].casefold() == "she") == she
            if number == sentence or not same:
                yield number
            left -= goes_on is None
            if left <= 0:
                return

    def _subjects(self, sentence: int, before: int) -> list[Member]:
        """Return the persons of a sentence, those most likely its subject first."""
        span = self.reading.sentences[sentence]
        end = min(span.end, before)
        people = self.reading.inside(span.start, end, "PER")
        people.sort(key=lambda named: self._is_aside(named, span.start))
        found = [m for named in people if (m := self.cast.member(named)) is not None]
        opens = _THE_POST.match(self.reading.text, span.start, end)
        post = next(iter(self.reading.inside(opens.end(), end, "POST")), None) if opens else None
        if opens and post and post.start == opens.end() and end == span.end:
            holder = self._in_office(opens.start("who"), post.end)
            return [holder, *found] if holder else found
        return found

    def _is_aside(self, named: Named, start: int) -> bool:
        """True for who is no subject: X of "At X's invitation, Y came", "X's adviser, Y, came"."""
        if _OWNS.match(self.reading.text, named.end):
            return True
        opens = _OPENS_WITH.match(self.reading.text, start)
        return opens is not None and start <= named.start < opens.end()

    def _later_speaker(self, role: TaggedSpan) -> list[Member]:
        """Return who speaks later in the sentence: "His talks were cordial, Minister X said"."""
        sentence = self.reading.sentences[self.reading.sentence_at(role.start)]
        for named in self.reading.inside(role.end, sentence.end, "PER"):
            member = self.cast.member(named)
            if member and _SAYS.match(self.reading.text, named.end):
                return [member]
        return []


def _is_woman(member: Member) -> bool:
    return member.woman or is_womans(member.name)
