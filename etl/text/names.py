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
    plain = _DROPPED.sub("", anyascii(name)).casefold()
    return tuple(re.sub(r"[^a-z0-9]+", " ", plain).split())


def is_full(name: str) -> bool:
    """True when at least two words are more than an initial: enough to name one person."""
    return sum(len(word) > 1 for word in words(name)) >= 2


def person_key(name: str) -> str:
    """Return the key that all spellings of one full name share.

    Inner initials fall away ("Sergei E. Naryshkin"), spaces too ("Jong-un", "Jongun"). Of the
    rotations of the words the smallest is taken, because the surname comes first or last.
    """
    parts = words(name)
    kept = [
        word for place, word in enumerate(parts) if len(word) > 1 or place in (0, len(parts) - 1)
    ]
    turned = ("".join(kept[turn:] + kept[:turn]) for turn in range(len(kept)))
    return min(turned, default="")


def surnames(name: str) -> frozenset[str]:
    """Return the words a full name may be cut to: its first and its last."""
    long = [word for word in words(name) if len(word) > 1]
    return frozenset({long[0], long[-1]}) if long else frozenset()


def abbreviates(short: str, full: str) -> bool:
    """True when `short` is a surname, with or without initials, that `full` may be cut to."""
    long = [word for word in words(short) if len(word) > 1]
    if len(long) != 1 or long[0] not in surnames(full):
        return False
    others = [word[0] for word in words(full) if word != long[0]]
    return all(word[0] in others for word in words(short) if len(word) == 1)


def organisation_key(name: str) -> str:
    """Return the comparable key of an organisation's name; "U.N." is "UN"."""
    parts = _INITIALS.sub(lambda found: found[0].replace(" ", ""), " ".join(words(name))).split()
    if len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return " ".join(parts)


def sort_key(name: str) -> str:
    """Return what lists of persons are sorted by: the plain words of the name."""
    return " ".join(words(name))
