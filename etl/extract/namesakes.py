"""Tell which of several persons of one surname is meant where the surname stands alone.

The press calls by the bare surname the one that an article is about: who holds a post, not his
wife, his dead father, or the voter who happens to bear the same name.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.extract.names import tokens
from etl.extract.reading import Named, Reading
from etl.seeding.lookups import Lookups

_WOMEN = (
    r"wife|widow|(?:grand|step)?mother|(?:half-|twin\s+)?sister|(?:grand|step)?daughter|niece|aunt|first\s+lady"
    r"|ex-wife|sister-in-law|daughter-in-law|mother-in-law"
)
_MEN = (
    r"husband|widower|(?:grand|step)?father|(?:half-|twin\s+)?brother|(?:grand|step)?son|nephew|uncle"
    r"|ex-husband|brother-in-law|son-in-law|father-in-law"
)
_KIN = rf"(?:(?P<woman>{_WOMEN})|(?P<man>{_MEN})|cousin|spouse|namesake|relative|no\s+relation)"
_KIN_BEFORE = re.compile(
    rf"\b{_KIN}s?,?\s+(?:of\s+)?(?:the\s+)?(?:late\s+|former\s+)?$", re.IGNORECASE
)
"""What makes a name that of a relative: "his wife, X", "the president's late father X"."""
_KIN_AFTER = re.compile(
    rf"\s*,\s+(?:(?:who\s+(?:is|was)\s+)?(?:his|her|their|the|an?|[A-Z][\w-]+['’]s?)\s+)?(?:[\w-]+\s+){{0,3}}?{_KIN}\b",
)
"""The same behind it: "X, his younger sister", "X, the father of the prime minister"."""
_OF_THE_PUBLIC = re.compile(
    r"\b(?:voter|analyst|economist|professor|lecturer|student|teacher|farmer|baker|resident|shopkeeper"
    r"|shop\s+owner|activist|author|writer|novelist|historian|singer|actor|actress|cricketer|footballer|boxer"
    r"|lawyer|attorney|trader|dealer|strategist|researcher|journalist|reporter|correspondent|photographer|witness"
    r"|neighbou?r|pensioner|retiree|housewife|taxi\s+driver|driver|nurse|doctor|tourist|pollster|businessman"
    r"|businesswoman|blogger|commentator|columnist|editor|biographer)\s+$",
    re.IGNORECASE,
)
"""What makes a name that of one who is asked for a word: "voter X"."""
_AGED = re.compile(r",?\s+\(?(?:aged\s+)?\d\d(?:,|\))")
_ASKED = re.compile(r"\b(?:said|says|added|adds|according\s+to)\s+$")
_WHO_IS = re.compile(r",\s+an?\s+[a-z]")
_BESIDE = re.compile(r"[\s,]*(?:(?:Mr|Gen|Lt|Adm|Col|Maj|Dr)\.?\s+)?")
_POST_AFTER = re.compile(r",\s+(?:(?:the|then|its|their|his|current|new)\s+)*")
_FORMER = re.compile(
    r"\b(?:former|late|ex|onetime|then|ousted|deposed|disgraced)[\s-]+(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)
_MR = re.compile(r"\bMr\.?\s+$")
_MRS = re.compile(r"\b(?:Mrs|Ms|Miss)\.?\s+$")
_NO_OFFICE = frozenset({"academic", "activist", "executive", "journalist", "royal"})
"""Posts that make nobody one whom governments meet."""
_BEFORE = 60
"""Characters before a name that may tell whose relative it is."""


class _Standing(NamedTuple):
    """What an article tells of one who is named in full."""

    office: bool
    kin: bool
    public: bool
    woman: bool
    man: bool

    @property
    def rank(self) -> int:
        """How far one is from being whom the article is about."""
        if self.office:
            return 1 if self.kin else 0
        return 2 if self.kin or self.public else 1


class Namesakes:
    """Knows what an article tells of those who are named in full."""

    def __init__(self, reading: Reading, lookups: Lookups) -> None:
        """Take the article."""
        self.reading, self.lookups = reading, lookups

    def meant(self, fits: Sequence[Sequence[Named]], bare: Named) -> list[int]:
        """Return the numbers of those of `fits`, each by all its names so far, who may be meant."""
        standings = [self._standing(names) for names in fits]
        numbers = list(range(len(fits)))
        if self.is_titled_woman(bare):
            return [n for n in numbers if not standings[n].man] or numbers
        if _MR.search(self._before(bare)):
            numbers = [n for n in numbers if not standings[n].woman]
        in_office = self._office(bare)
        numbers = [
            n
            for n in numbers
            if standings[n].rank < 2
            or (not in_office and bare.start > min(one.start for one in fits[n]))
        ]
        least = min((standings[n].rank for n in numbers), default=0)
        return [n for n in numbers if standings[n].rank == least]

    def is_titled_woman(self, named: Named) -> bool:
        """True for "Ms. Lee"."""
        return bool(_MRS.search(self._before(named)))

    def _standing(self, names: Sequence[Named]) -> _Standing:
        whole = [named for named in names if len(tokens(named.text)) > 1]
        kin = [match for named in whole for match in self._kin(named)]
        return _Standing(
            office=any(self._office(named) for named in names),
            kin=bool(kin) or any(self._is_second(named) for named in whole),
            public=any(self._is_of_the_public(named) for named in whole),
            woman=any(match["woman"] for match in kin)
            or any(self.is_titled_woman(named) for named in names),
            man=any(match["man"] for match in kin),
        )

    def _kin(self, named: Named) -> list[re.Match[str]]:
        led = self.reading.led(named.start, "POST", "NORP", "GPE", "ORG")
        found = (
            _KIN_BEFORE.search(self._before(named)),
            _KIN_BEFORE.search(self.reading.text[max(0, led - _BEFORE) : led]),
            _KIN_AFTER.match(self.reading.text, named.end, named.end + _BEFORE),
        )
        return [match for match in found if match is not None]

    def _is_second(self, named: Named) -> bool:
        """True for the other of a couple: "Reagan and Nancy Reagan"."""
        last = next(self.reading.before(named.start, "PER"), None)
        return (
            last is not None
            and tokens(last.text) == tokens(named.text)[-1:]
            and self.reading.text[last.end : named.start].split() == ["and"]
        )

    def _is_of_the_public(self, named: Named) -> bool:
        text, before = self.reading.text, self._before(named)
        if _OF_THE_PUBLIC.search(before) or _AGED.match(text, named.end):
            return True
        return bool(_ASKED.search(before) and _WHO_IS.match(text, named.end))

    def _office(self, named: Named) -> bool:
        """True for one told with a post of public office that he holds now."""
        text = self.reading.text
        post = next(self.reading.before(named.start, "POST"), None)
        if post is not None and _BESIDE.fullmatch(text, post.end, named.start):
            return self._is_office(post)
        after = next(self.reading.after(named.end, "POST"), None)
        if after is None or after.sentence != named.sentence:
            return False
        start = self.reading.led(after.start, "NORP", "GPE", "ORG")
        return bool(_POST_AFTER.fullmatch(text, named.end, start)) and self._is_office(after)

    def _is_office(self, post: Named) -> bool:
        match = self.lookups.posts.find(post.text)
        start = self.reading.led(post.start, "NORP", "GPE", "ORG")
        return (
            match is not None
            and match.code not in _NO_OFFICE
            and not _FORMER.search(self.reading.text[max(0, start - _BEFORE) : start])
            and not _FORMER.search(self.reading.text[max(0, post.start - _BEFORE) : post.start])
        )

    def _before(self, named: Named) -> str:
        return self.reading.text[max(0, named.start - _BEFORE) : named.start]
