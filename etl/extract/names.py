"""Tell whether two written names of one article can be the same person or body."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_PARTICLES = frozenset(
    {"al", "el", "de", "la", "van", "von", "der", "bin", "ibn", "da", "dos", "du"}
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "al"})


@lru_cache(16384)
def tokens(name: str) -> tuple[str, ...]:
    """Return the comparable words of a name: no case, accents, points, hyphens or apostrophes."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return tuple(re.sub(r"[^\w]+", " ", re.sub(r"[’'`.]", "", text)).split())


def is_part(short: Sequence[str], full: Sequence[str]) -> bool:
    """True when `short` is `full` with words left out or cut to initials, in the same order.

    A single word must be the last or the first name; particles ("al-", "von") alone are no name.
    """
    if not short or len(short) > len(full):
        return False
    if len(short) == 1:
        word = short[0]
        return len(word) > 1 and word not in _PARTICLES and word in (full[-1], full[0])
    rest = iter(full)
    if not all(any(_same_word(word, other) for other in rest) for word in short):
        return False
    return short[-1] == full[-1] or short[0] == full[0]


def _same_word(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other


def initials(name: str) -> set[str]:
    """Return the acronyms a body's name may be cut to, in upper case, with and without "of"."""
    words = re.findall(r"[^\W\d_]+", name)
    capital = [word for word in words if word[0].isupper()]
    long = [word for word in capital if word.casefold() not in _SMALL]
    return {"".join(word[0] for word in part).upper() for part in (words, capital, long) if part}


def is_acronym(name: str) -> bool:
    """True for "NATO", "U.N.", "LDP": two to eight capitals with or without points."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,8}", name))
