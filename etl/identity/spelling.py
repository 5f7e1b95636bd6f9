"""Fold the spellings of one word of a person's name into one: Sergei, Sergey, Sergej."""

import csv
import re
from functools import cache, lru_cache

from etl.assets import asset_dir

SHORT = 4
"""Words up to this length keep their letters: one letter tells Lee from Le, Jin from Yin."""

# In this order. Letters that systems of transliteration use for one sound become one.
_FOLDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in [
        ("^abd[aeiu]l(?=[a-z]{3})", "abd"),
        ("^ye", "e"),
        ("^tch|^tsch|^tsh", "ch"),
        ("shch", "sh"),
        ("tsch|tch|tsh", "ch"),
        ("sch", "sh"),
        ("dzh|zh", "j"),
        ("dj", "d"),  # Tudjman, Tuđman
        ("ph", "f"),
        ("ck|q", "k"),
        ("c(?![eiyh])", "k"),
        ("(?<!^)x", "ks"),
        ("kh", "h"),
        ("(?<=[tdgb])h", ""),
        ("w", "v"),
        ("ou|oo", "u"),
        ("ee", "i"),
        ("(?<=[aou])e", ""),  # Mueller, Goering
        ("y", "i"),
        ("(?<=[aeiou])j$", "i"),
        (r"(.)\1+", r"\1"),
        ("(?<=[aeo])h$", ""),
        ("ie", "e"),
        ("[ei]i$|i?j$", "i"),
        ("off$|of$|ow$", "ov"),
        ("iov$", "ev"),
        ("ef$|ew$", "ev"),
    ]
)

_VOWELS = re.compile("[aeiou]+")
# Arabic has three vowels and Slavic languages weaken theirs: Hafez is Hafiz, Hassan not Hussein.
_SOUNDS = {"a": {"a", "e"}, "e": {"a", "e", "i"}, "i": {"e", "i"}, "o": {"o", "u"}, "u": {"o", "u"}}


@lru_cache(65536)
def fold(word: str) -> str:
    """Return the form that all spellings of a comparable word share."""
    usual = _given_names().get(word)
    if usual:
        return usual
    if len(word) <= SHORT:
        return word
    for pattern, letters in _FOLDS:
        word = pattern.sub(letters, word)
    return word


def one_letter_apart(one: str, other: str) -> bool:
    """True when two words become equal by changing, adding or dropping one letter."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(short, long)) if a != b), len(short))  # noqa: B905
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def vowels_alike(one: str, other: str) -> bool:
    """True when two words differ in vowels alone, and only in those written for one sound."""
    mine, theirs = _VOWELS.split(one), _VOWELS.split(other)
    pairs = zip(_VOWELS.findall(one), _VOWELS.findall(other), strict=False)
    return mine == theirs and all(_SOUNDS[a[0]] & _SOUNDS[b[0]] for a, b in pairs)


@cache
def _given_names() -> dict[str, str]:
    """Return the usual form of each given name and nickname of the seeds."""
    path = asset_dir("seeds") / "given_names.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            form: row["usual"]
            for row in csv.DictReader(file)
            for form in (row["usual"], *row["forms"].split())
        }
