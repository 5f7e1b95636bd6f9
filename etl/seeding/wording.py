"""Comparable forms of written names, shared by all lookups."""

import unicodedata
from functools import lru_cache

_TO_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u00a0": " "})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def plain(words: str) -> str:
    """Return the words with straight apostrophes and single spaces, trimmed of punctuation.

    Brackets that belong to a name stay: "Communist Party of India (Marxist)".
    """
    words = " ".join(words.translate(_TO_PLAIN).split()).strip(' ,;:"“”')
    for opens, closes in ("()", "[]"):
        inside = words[1:-1]
        whole = words[:1] == opens and words[-1:] == closes and closes not in inside
        if whole or words.count(opens) != words.count(closes):
            words = words.strip(f" {opens}{closes}")
    return words


def without_article(words: str) -> str:
    """Return the words without a leading "the"."""
    return words[4:] if words[:4].lower() == "the " else words


def without_possessive(words: str) -> str:
    """Return the words without the 's or ' of a possessive."""
    if words.endswith(("'s", "'S")):
        return words[:-2]
    return words[:-1] if words.endswith(("s'", "S'")) else words


class _Folding(dict[int, str]):
    """What each character becomes when words are compared, found out once a character."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code).translate(_TO_PLAIN))
        letters = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = letters.translate(_LETTERS).translate(_SIGNS)
        return self[code]


_SIGNS = str.maketrans({"-": " ", "/": " ", ".": "", "'": ""})
_FOLDING = _Folding()


@lru_cache(maxsize=65536)
def folded(words: str) -> str:
    """Return the words for comparing: no case, accents, hyphens, stops or doubled spaces."""
    return fold(words)


def fold(words: str) -> str:
    """Return what `folded` returns, for the many words of a gazetteer that come only once."""
    low = words.casefold()
    if low.isascii() and low.isalpha():
        return low
    return " ".join(low.translate(_FOLDING).split())
