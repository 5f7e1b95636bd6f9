"""Comparable keys of written names: no accents, case, hyphens, points or apostrophes."""

import re
from functools import lru_cache

from anyascii import anyascii

_DROPPED = re.compile(r"['`]")  # anyascii has made all apostrophes one of these
_INITIALS = re.compile(r"\b(?:[a-z0-9] )+[a-z0-9]\b")
_ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(65536)
def words(name: str) -> tuple[str, ...]:
    """Return the comparable words of a name in any script."""
    # Chinese has no spaces: each character is a word.
    spaced = "".join(f" {char} " if "\u4e00" <= char <= "\u9fff" else char for char in name)
    plain = _DROPPED.sub("", anyascii(spaced)).casefold()
    return tuple(re.sub(r"[^a-z0-9]+", " ", plain).split())


def organisation_key(name: str) -> str:
    """Return the comparable key of an organisation's name; "U.N." is "UN"."""
    parts = _INITIALS.sub(lambda found: found[0].replace(" ", ""), " ".join(words(name))).split()
    if len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return " ".join(parts)


def sort_key(name: str) -> str:
    """Return what lists of persons are sorted by: the plain words of the name."""
    return " ".join(words(name))
