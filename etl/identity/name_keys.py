"""Keys under which full names find each other: a Wang Yi does not look at every Wang there is.

A name is stored under keys and looks for others with keys, made of the word at either end that may
be the surname. Most surnames are rare enough for one key with the first letter of another word. A
name without initials that begins or ends with a usual Chinese, Korean or Vietnamese surname is told
by more, at both ends, for its given names are few too: it looks for what `person_names.compare`
lets pass of its like, which is the same letters run together; or a name whose short words are all
among the short words of the other; or, where one has no short words but the surname, a word of that
first letter. Either of two finds the other, or neither.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from etl.identity.person_names import VOWELS_LENGTH, PersonName

_BLOCK_LETTERS = str.maketrans("gqceyjuw", "kkkiiiov")
"""First letters that systems of transliteration exchange: Gaddafi and Qaddafi share a block."""
MOST_WORDS = 4
"""Short words beside a surname, of which all choices are kept as keys; longer names are rare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKeys:
    """The keys that a full name is found by, and those that it looks for others with."""

    stored: frozenset[str]
    sought: frozenset[str]


def name_keys(name: PersonName) -> NameKeys:
    """Return the keys of a name; none of one that is not full."""
    stored, sought = set[str](), set[str]()
    usual = name.is_long and name.has_common_surname
    for surname, rest, letters in _ends(name) if name.is_full else ():
        coarse = {f"{surname}:{letter}" for letter in letters}
        of_usual = {f"{surname}.:{letter}" for letter in letters}
        if usual and len(_short(rest.parts)) <= MOST_WORDS:
            mine, theirs = _precise(surname, rest)
            stored |= mine | of_usual
            sought |= theirs | coarse
        else:
            stored |= coarse
            sought |= coarse | of_usual
    return NameKeys(stored=frozenset(stored), sought=frozenset(sought))


@dataclass(frozen=True, slots=True)
class _Rest:
    """The words of a name beside its surname."""

    parts: tuple[str, ...]
    raw: tuple[str, ...]


def _ends(name: PersonName) -> Iterator[tuple[str, _Rest, set[str]]]:
    """Yield the words that may be the surname, what stands beside it, and its first letters."""
    first, last = name.long[0], name.long[-1]
    for surname, beside, long in ((first, slice(1, None), name.long[1:]),
                                  (last, slice(None, -1), name.long[:-1])):  # fmt: skip
        rest = _Rest(name.parts[beside], name.raw[beside])
        letters = {word[0] for word in rest.parts} | {word[0] for word in long[:1]}
        yield surname, rest, {letter.translate(_BLOCK_LETTERS) for letter in letters}


def _precise(surname: str, rest: _Rest) -> tuple[set[str], set[str]]:
    """Return the keys stored and sought of a word at an end and what stands beside it."""
    short = _short(rest.parts)
    letters = {word[0].translate(_BLOCK_LETTERS) for word in rest.parts if word not in short}
    run = {f"{surname}={''.join(words)}" for words in (rest.parts, rest.raw)}
    whole = [" ".join(short)] if short else [f":{letter}" for letter in letters]
    parts = [*map(" ".join, _choices(short)), *(f":{letter}" for letter in letters)]
    as_fuller, as_shorter = _marked(surname, "<", parts), _marked(surname, ">", whole)
    for_fuller, for_shorter = _marked(surname, "<", whole), _marked(surname, ">", parts)
    return run | as_fuller | as_shorter, run | for_fuller | for_shorter


def _short(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if len(word) < VOWELS_LENGTH}))


def _choices(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield all choices of at least one of the words, each in order."""
    return chain.from_iterable(combinations(words, size + 1) for size in range(len(words)))


def _marked(surname: str, mark: str, keys: Iterable[str]) -> set[str]:
    return {f"{surname}{mark}{key}" for key in keys}
