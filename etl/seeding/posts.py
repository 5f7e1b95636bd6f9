"""Written posts and the normalised posts that they stand for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.seeding.countries import Countries
from etl.seeding.records import PostFormRow, PostRow
from etl.seeding.wording import plain

_BYGONE = (
    "former", "ex", "late", "onetime", "then", "ousted", "incoming", "designate", "elect",
)  # fmt: skip
_PRESENT = (
    "acting", "new", "newly", "appointed", "current", "interim", "caretaker", "longtime", "veteran",
    "visiting", "first", "senior", "top", "powerful", "elected", "elect", "his", "her", "their",
    "its", "our", "the", "a", "an", "two", "three", "both", "respective", "hardline", "de", "facto",
)  # fmt: skip
_DEPUTIES = ("deputy", "vice", "assistant", "associate", "under")
_SMALL = frozenset("of and the for in to on with".split())
_PLURALS = {"men": "man", "women": "woman", "ies": "y", "chiefs": "chief"}
_SPELLINGS = {"defense": "defence", "labor": "labour", "counsellor": "counselor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMatch:
    """What a written post means."""

    code: str
    leader: bool
    """True when the holder leads a state or a government now."""
    implies: str | None
    """Name of the organisation that the post implies: "Ministry of State Security"."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    row: PostFormRow
    shape: re.Pattern[str]
    fixed: int
    """Number of its letters that are fixed; the most specific pattern is tried first."""


class Posts:
    """Finds the normalised post of written words."""

    def __init__(
        self, posts: Iterable[PostRow], forms: Iterable[PostFormRow], countries: Countries
    ) -> None:
        self._posts = {post.code: post for post in posts}
        self._countries = countries
        self._forms: dict[str, PostFormRow] = {}
        patterns = []
        for row in forms:
            if "*" in row.form:
                patterns.append(_pattern(row))
            else:
                self._forms[row.form] = row
        self._patterns = sorted(patterns, key=lambda one: (-one.fixed, one.row.form))
        self._heads = {
            post.heads: post.code for post in self._posts.values() if post.heads not in (None, "*")
        }

    def find(self, written: str) -> PostMatch | None:
        """Return the post that the words stand for; qualifiers such as "former" are passed over."""
        words = _words(written)
        bygone = any(word.lower() in _BYGONE for word in words)
        words = _stripped(words)
        exact = self._exact(words)
        for match in (exact, *(self._whole(tried) for tried in self._starts(words))):
            if match is not None:
                return PostMatch(
                    code=match.code, leader=match.leader and not bygone, implies=match.implies
                )
        return None

    def heading(self, code: str, organisation_kind: str | None) -> str:
        """Return the post of one who heads a body: a spy service's director is its chief."""
        post = self._posts.get(code)
        if post is None or post.heads != "*" or organisation_kind is None:
            return code
        return self._heads.get(organisation_kind, code)

    def name(self, code: str) -> str:
        """Return the post's name for people, else the code."""
        post = self._posts.get(code)
        return post.name if post else code

    def rank(self, code: str) -> int | None:
        """Return the post's place in protocol, 1 the highest."""
        post = self._posts.get(code)
        return post.rank if post else None

    def _starts(self, words: list[str]) -> Iterator[list[str]]:
        """Yield the words without a country before the post, then the words as they are."""
        for length in range(min(4, len(words) - 1), 0, -1):
            if self._countries.find(" ".join(words[:length])) is not None:
                yield _stripped(words[length:])
                break
        yield words

    def _whole(self, words: list[str]) -> PostMatch | None:
        if not words:
            return None
        for tried in _singulars(words):
            found = self._exact(tried)
            if found is not None:
                return found
        deputy = self._deputys_own(words) or self._deputy(words)
        if deputy is not None:
            return deputy
        for tried in _singulars(words):
            found = self._patterned(tried)
            if found is not None:
                return found
        return None

    def _deputys_own(self, words: list[str]) -> PostMatch | None:
        """Return the post of a deputy that the forms tell whole: "assistant secretary of state"."""
        low = " ".join(words[1:4]).lower()
        own = words[0].lower() in _DEPUTIES and low == "secretary of state"
        return self._patterned(words) if own else None

    def _deputy(self, words: list[str]) -> PostMatch | None:
        """Return the post of a deputy: that of the deputies of the post that follows."""
        if words[0].lower() not in _DEPUTIES or len(words) < 2:
            return None
        match = self._whole(words[1:])
        if match is None:
            return None
        code = self._posts[match.code].deputy or match.code
        return PostMatch(code=code, leader=False, implies=match.implies)

    def _exact(self, words: list[str]) -> PostMatch | None:
        row = self._forms.get(" ".join(words).lower()) or self._forms.get(_comparable(words))
        if row is None:
            return None
        implies = row.implies
        if implies and any(word.lower() == "defense" for word in words):
            implies = implies.replace("Defence", "Defense")
        return PostMatch(code=row.code, leader=row.leader, implies=implies)

    def _patterned(self, words: list[str]) -> PostMatch | None:
        low = _comparable(words)
        for pattern in self._patterns:
            fitted = pattern.shape.fullmatch(low)
            if fitted is None:
                continue
            implies = pattern.row.implies
            if implies and "{}" in implies:
                open_words = fitted.group(1).split()
                at = len(low[: fitted.start(1)].split())
                implies = implies.replace("{}", _titled(words[at : at + len(open_words)]))
            return PostMatch(code=pattern.row.code, leader=pattern.row.leader, implies=implies)
        return None


def _words(written: str) -> list[str]:
    """Return the words of the post, hyphens opened and stops of abbreviations dropped."""
    text = plain(written).replace("-", " ").replace("U.N.", "UN").replace("U.S.", "US")
    return [word.strip(".,") for word in text.split()]


def _stripped(words: list[str]) -> list[str]:
    """Drop the qualifiers around a post, as far as a post remains."""
    while len(words) > 1 and words[0].lower() in (*_BYGONE, *_PRESENT):
        if words[0].lower() == "first" and words[1].lower() in (
            "secretary", "minister", "lady", "gentleman", "vice", "deputy",
        ):  # fmt: skip
            break
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in ("elect", "designate"):
        words = words[:-1]
    return words


def _comparable(words: list[str]) -> str:
    return " ".join(_SPELLINGS.get(word.lower(), word.lower()) for word in words)


def _singulars(words: list[str]) -> Iterator[list[str]]:
    """Yield the words as written, then with each of them in the singular in turn."""
    yield words
    for at, word in enumerate(words):
        single = _singular(word)
        if single != word:
            yield [*words[:at], single, *words[at + 1 :]]


def _singular(word: str) -> str:
    for ending, single in _PLURALS.items():
        if word.lower().endswith(ending):
            return word[: -len(ending)] + single
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _pattern(row: PostFormRow) -> _Pattern:
    shape = re.escape(row.form).replace(r"\*", "(.+)").replace("(.+)", r"(\S+(?: \S+)*)")
    return _Pattern(row, re.compile(shape), len(row.form.replace("*", "").replace(" ", "")))


def _titled(words: list[str]) -> str:
    """Return the words as part of a name: capitals, when the article wrote none."""
    if any(word[:1].isupper() for word in words):
        return " ".join(words)
    return " ".join(word if word in _SMALL else word.capitalize() for word in words)
