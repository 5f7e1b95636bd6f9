"""Keys under which full names find each other: a Wang Yi does not look at every Wang there is.

A name is stored under keys and looks for others with keys, made of the word at either end that may
be the surname and of what stands beside it, as far as `person_names.compare` lets it pass of one
person: most names by the first and last letter of another word. An initial stands for any word of
its letter, and so does a word so short that it may be cut. A name without initials that begins or
ends with a usual Chinese, Korean or Vietnamese surname is told by more, for its given names are few
too: it looks for the same letters run together; for a name of as many words with the same short
words and first letters of others; or, where one is longer, for one whose short words are all among
those of the other. Of two that `compare` lets pass, each finds the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from etl.identity.person_names import CUT_LENGTH, VOWELS_LENGTH, PersonName

_BLOCK_LETTERS = str.maketrans("gqceyjuw", "kkkiiiov")
"""First letters that systems of transliteration exchange: Gaddafi and Qaddafi share a block."""
_VOWELS = frozenset("aeiou")
_LAST_LETTERS = (*"abcdfghjklmnpqrstvwxyz", "?")
"""Last letters as `_last` returns them."""
MOST_WORDS = 4
"""Short words beside a surname, of which all choices are kept as keys; longer names are rare."""
_GIVEN = 2
"""Words beside a surname up to which none is left out: Kim Jong Un is no Kim Jong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKeys:
    """The keys that a full name is found by, and those that it looks for others with."""

    stored: frozenset[str]
    sought: frozenset[str]


def name_keys(name: PersonName) -> NameKeys:
    """Return the keys of a name; none of one that is not full."""
    stored, sought = set[str](), set[str]()
    usual = name.is_long and name.has_common_surname
    for surname, rest in _ends(name) if name.is_full else ():
        if usual and len(_short(rest.parts)) <= MOST_WORDS:
            mine, theirs = _of_usual(surname, rest)
        else:
            mine, theirs = _of_other(surname, rest)
        stored |= mine
        sought |= theirs
    return NameKeys(stored=frozenset(stored), sought=frozenset(sought))


@dataclass(frozen=True, slots=True)
class _Rest:
    """The words of a name beside its surname."""

    parts: tuple[str, ...]
    raw: tuple[str, ...]


def _ends(name: PersonName) -> Iterator[tuple[str, _Rest]]:
    """Yield the words that may be the surname, with what stands beside them."""
    long = [place for place, part in enumerate(name.parts) if len(part) > 1]
    for place in (long[0], long[-1]):
        yield name.parts[place], _Rest(_without(name.parts, place), _without(name.raw, place))


def _without(words: tuple[str, ...], place: int) -> tuple[str, ...]:
    return words[:place] + words[place + 1 :]


def _of_other(surname: str, rest: _Rest) -> tuple[set[str], set[str]]:
    """Return the keys stored and sought of a word at an end, by each word beside it.

    A word looks for its like and for its initial, and what may be cut for all words. An initial
    looks for nothing where a word stands beside it that can be looked for.
    """
    stored, sought = set[str](), set[str]()
    initials = all(len(word) == 1 for word in rest.parts)
    for word, raw in zip(rest.parts, rest.raw, strict=True):
        initial = f"{surname}:{_letter(word)}."
        sought.add(f"{surname}.:{_letter(word)}")
        if len(word) > 1:
            stored.add(_key(surname, word))
            sought |= {_key(surname, word), initial}
        if len(raw) <= CUT_LENGTH:
            stored.add(initial)
            sought |= _all_of(surname, word) if initials or len(word) > 1 else set()
    if initials:
        both = {f"{surname}={_letter(word)}" for word in rest.parts}
    else:  # what others write together
        both = {_key(surname, "".join(words)) for words in (rest.parts, rest.raw)}
    return stored | both, sought | both


def _of_usual(surname: str, rest: _Rest) -> tuple[set[str], set[str]]:
    """Return the keys stored and sought of a word at an end and all that stands beside it."""
    short = _short(rest.parts)
    letters = sorted({_letter(word) for word in rest.parts if word not in short})
    run = {f"{surname}={''.join(words)}" for words in (rest.parts, rest.raw)}
    whole = [" ".join(short)] if short else [f":{letter}" for letter in letters]
    parts = [*map(" ".join, _choices(short)), *(f":{letter}" for letter in letters)]
    stored = run | _marked(surname, ">", whole)
    sought = run | _marked(surname, "<", whole)
    if len(rest.parts) <= _GIVEN:
        alike = f"{surname}#{len(rest.parts)} {' '.join(short)}:{''.join(letters)}"
        stored.add(alike)
        sought.add(alike)
    else:
        stored |= _marked(surname, "<", parts)
        sought |= _marked(surname, ">", parts)
    stored |= {f"{surname}.:{_letter(word)}" for word in rest.parts}
    sought |= {f"{surname}:{_letter(word)}." for word in rest.parts}
    sought |= set(chain.from_iterable(_all_of(surname, word) for word in rest.parts))
    return stored, sought


def _letter(word: str) -> str:
    return word[0].translate(_BLOCK_LETTERS)


def _last(word: str) -> str:
    """Return the last letter as far as the spellings of one word share it."""
    last = word[-1]
    if last in _VOWELS:
        return "a"
    return last if last in _LAST_LETTERS else "?"


def _key(surname: str, word: str) -> str:
    return f"{surname}:{_letter(word)}{_last(word)}"


def _all_of(surname: str, word: str) -> set[str]:
    """Return the keys of all words that begin as this one does."""
    return {f"{surname}:{_letter(word)}{last}" for last in _LAST_LETTERS}


def _short(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if len(word) < VOWELS_LENGTH}))


def _choices(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield all choices of at least one of the words, each in order."""
    return chain.from_iterable(combinations(words, size + 1) for size in range(len(words)))


def _marked(surname: str, mark: str, keys: Iterable[str]) -> set[str]:
    return {f"{surname}{mark}{key}" for key in keys}
