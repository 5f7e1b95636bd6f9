"""Comparable forms of written names, shared by all lookups."""

import unicodedata
from functools import lru_cache

_TO_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u00a0": " "})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def plain(words: str) -> str:
    """Return the words with straight apostrophes and single spaces, trimmed of punctuation."""
    return " ".join(words.translate(_TO_PLAIN).split()).strip(' ,;:"“”()[]')


def without_article(words: str) -> str:
    """Return the words without a leading "the"."""
    return words[4:] if words[:4].lower() == "the " else words


def without_possessive(words: str) -> str:
    """Return the words without the 's or ' of a possessive."""
    if words.endswith(("'s", "'S")):
        return words[:-2]
    return words[:-1] if words.endswith(("s'", "S'")) else words


@lru_cache(maxsize=65536)
def folded(words: str) -> str:
    """Return the words for comparing: no case, accents, hyphens, stops or doubled spaces."""
    return fold(words)


def fold(words: str) -> str:
    """Return what `folded` returns, for the many words of a gazetteer that come only once."""
    low = words.casefold()
    if low.isascii() and low.isalpha():
        return low
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_TO_PLAIN))
        low = "".join(char for char in low if not unicodedata.combining(char))
        low = low.translate(_LETTERS)
    for char in "-./":
        if char in low:
            low = low.replace(char, "" if char == "." else " ")
    if "'" in low:
        low = low.replace("'", "")
    return " ".join(low.split())
