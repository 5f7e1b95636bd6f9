"""Make actors and organisations of the claims joined to them: name, country, forms, posts."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
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
class Seen:
    """One article's person or organisation, with what it adds to the portrait."""

    article_id: UUID
    number: int
    name: str
    forms: tuple[str, ...]
    country: str | None
    implied: bool
    seen_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenName:
    """A written form and the days it was seen on."""

    name: str
    key: str
    script: str | None
    first_seen_on: date | None
    last_seen_on: date | None


def fullest_name(members: Iterable[Seen]) -> str:
    """Return the name of most words; then the one of most articles, then by the alphabet."""
    count = Counter(member.name for member in members)
    return min(count, key=lambda name: (-len(names.words(name)), -count[name], name))


def usual_country(members: Iterable[Seen]) -> str | None:
    """Return the country that most members have; by the alphabet where they are level."""
    count = Counter(member.country for member in members if member.country)
    return min(count, key=lambda code: (-count[code], code), default=None)


def seen_names(members: Sequence[Seen]) -> list[SeenName]:
    """Return every written form with the first and last day it was seen on."""
    days: dict[str, list[date]] = defaultdict(list)
    for member in members:
        for form in {member.name, *member.forms}:
            days[form] += [member.seen_on] if member.seen_on else []
    return [
        SeenName(
            name=form,
            key=names.sort_key(form),
            script=script_of(form),
            first_seen_on=min(days[form], default=None),
            last_seen_on=max(days[form], default=None),
        )
        for form in sorted(days)
    ]


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
