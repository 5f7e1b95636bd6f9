"""Fingerprints of texts (MinHash over word shingles), and how alike two texts are.

The way a fingerprint is made has a version: the database keeps fingerprints, and those of
different versions are not compared.
"""

import re
from datetime import date
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

VERSION = 1
SHINGLE = 3
"""Words that follow each other and are hashed together."""
SHORT = 40
"""Below this number of words a text is alike only to itself: its shingles are too few."""
BANDS, ROWS = 20, 3
"""Two texts that share half of their shingles meet in one of the bands 93 times of 100."""
ALIKE = 0.5
"""Share of common shingles from which two texts print one dispatch."""
CONTAINED = 0.8
"""Share of the shorter text's shingles that the longer one must have to be cut from it."""
LATEST = 2000
"""Texts whose shingles are kept in memory."""
PERIOD = 30
"""Days whose fingerprints lie together in the index of bands."""
PART = 37
"""Bits of a band that tell its number and hash; those before them tell the period."""

_WORD = re.compile(r"\w+")
_PRIME = (1 << 31) - 1

Shingles = npt.NDArray[np.int64]


@lru_cache(LATEST)
def shingles(text: str) -> Shingles:
    """Return the hashes of all runs of words of a text, each once; one of the whole if short.

    A load asks twice: for the fingerprint of an article, and to compare it. Do not change them.
    """
    words = _WORD.findall(text.casefold())
    if len(words) < SHORT:
        return np.array([crc32(" ".join(words).encode("utf-8", "replace")) % _PRIME])
    hashed = np.array([_hash(word) for word in words], dtype=np.int64)
    mixed = hashed[: 1 - SHINGLE] % _PRIME
    for place in range(1, SHINGLE):
        following = hashed[place : len(hashed) - SHINGLE + 1 + place] % _PRIME
        mixed = (mixed * 31 + following) % _PRIME
    return np.unique(mixed)


@lru_cache(1 << 16)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def signature(found: Shingles) -> npt.NDArray[np.int64]:
    """Return the smallest of the shingles under each of the permutations."""
    factors, offsets = _permutations()
    # Products of two numbers below 2^31 fit into 63 bits.
    smallest = ((found[:, None] * factors + offsets) % _PRIME).min(axis=0)
    return np.asarray(smallest, dtype=np.int64)


def bands(signed: npt.NDArray[np.int64], printed_on: date | None) -> list[int]:
    """Return the keys under which near-duplicates find each other.

    They begin with the period in which the text was printed, 0 when it is not told: the keys of a
    load lie together in the index, and a text does not find those of other years.
    """
    period = 0 if printed_on is None else printed_on.toordinal() // PERIOD + 1
    return [
        period << PART | number << 32 | crc32(signed[number * ROWS : (number + 1) * ROWS].tobytes())
        for number in range(BANDS)
    ]


def how_alike(one: Shingles, other: Shingles) -> tuple[str, float] | None:
    """Return the rule by which two texts print one dispatch and how surely, or None."""
    common = len(np.intersect1d(one, other, assume_unique=True))
    jaccard = common / (len(one) + len(other) - common)
    if jaccard == 1:
        return "same text", 1.0
    if jaccard >= ALIKE:
        return "near-duplicate", round(jaccard, 2)
    contained = common / min(len(one), len(other))
    if contained >= CONTAINED and min(len(one), len(other)) >= SHORT:
        return "cut from it", round(contained, 2)
    return None


@cache
def _permutations() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return factors and offsets of the permutations, the same on every machine."""
    count = BANDS * ROWS
    factors = [1 + crc32(f"factor {n}".encode()) % (_PRIME - 1) for n in range(count)]
    offsets = [crc32(f"offset {n}".encode()) % _PRIME for n in range(count)]
    return np.array(factors, dtype=np.int64), np.array(offsets, dtype=np.int64)
