"""Make actors and organisations of the claims joined to them: name, country, forms, posts."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from etl.text import names

_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr",
    "HANGUL": "Hang", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "BENGALI": "Beng", "THAI": "Thai",
}  # fmt: skip

# Read in order: the first word found tells the kind.
_KIND_WORDS = (
    ("intelligence", "intelligence"),
    ("security service", "intelligence"),
    ("ministry", "ministry"),
    ("department of", "ministry"),
    ("central bank", "central_bank"),
    ("reserve bank", "central_bank"),
    ("party", "party"),
    ("parliament", "legislature"),
    ("senate", "legislature"),
    ("congress", "legislature"),
    ("court", "court"),
    ("army", "military"),
    ("navy", "military"),
    ("air force", "military"),
    ("agency", "agency"),
    ("bureau", "agency"),
    ("office", "office"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One way in which articles describe a person or organisation, and how often."""

    name: str
    country: str | None
    claims: int
    smallest: UUID
    """Smallest of the ids that the claims would have alone."""
    implied: bool = False
    fact: UUID | None = None
    """The fact it belonged to until now."""
    fresh: tuple[UUID, ...] = ()
    """The variants that belonged to no fact until now."""
    keeps_token: bool = True
    """True when reports know it by the token that it had."""
    seed: str | None = None


def fullest_name(members: Iterable[Described]) -> str:
    """Return the name of most words; then the one told most often, then by the alphabet."""
    count: Counter[str] = Counter()
    for member in members:
        count[member.name] += member.claims
    return min(count, key=lambda name: (-len(names.words(name)), -count[name], name))


def usual_country(members: Iterable[Described]) -> str | None:
    """Return the country told most often; by the alphabet where they are level."""
    count: Counter[str] = Counter()
    for member in members:
        if member.country:
            count[member.country] += member.claims
    return min(count, key=lambda code: (-count[code], code), default=None)


def script_of(name: str) -> str | None:
    """Return the ISO 15924 code of the first letter's script, when we know it."""
    for char in name:
        if char.isalpha():
            return _SCRIPTS.get(unicodedata.name(char, "").split(" ")[0].split("-")[0])
    return None


def organisation_kind(name: str) -> str:
    """Return what an organisation is as far as its name tells, else "other"."""
    plain = f" {' '.join(names.words(name))} "
    return next((kind for word, kind in _KIND_WORDS if f" {word} " in plain), "other")
