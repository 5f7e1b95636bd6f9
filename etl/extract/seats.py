"""Towns and lands that stand for those who govern from there.

A capital for its country, Brussels for the European Union, and a land that governs itself, or its
chief town, for its government: "Tiraspol and Chisinau held talks".
"""

import re

from etl.extract.cast import Cast, Member
from etl.extract.model import TaggedSpan
from etl.extract.reading import Named, Reading
from etl.seeding.lookups import Lookups
from etl.seeding.organisations import OrganisationEntry

_BELGIUM, _BRUSSELS, _UNION = "BE", "Brussels", "eu"
_THEREIN = re.compile(r"\b(?:in|on|over|about|near|at|around|outside|to|into)\s+(?:the\s+)?$")
"""What makes a land a place or a matter: "leaders in Catalonia", "talks on Abkhazia"."""
_REACH = 14
_NAME = r"[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-ZÀ-Þ][\w’'-]{1,30})?"
_AND_AFTER = re.compile(rf"\s+and\s+(?P<other>{_NAME})")
_AND_BEFORE = re.compile(rf"(?<!\w)(?P<other>{_NAME})\s+and\s+$")
_NAME_REACH = 70
_HALVES = {
    "Koreas": ("North", "South"),
    "Germanys": ("East", "West"),
    "Vietnams": ("North", "South"),
    "Yemens": ("North", "South"),
}
_GIVEN_NAMES = frozenset("Sofia Victoria Santiago Kingston Valletta Jackson Charlotte".split())
"""Seats that are persons' names too."""


def halves_of(named: Named, lookups: Lookups) -> list[str]:
    """Return the countries of one people: "the two Koreas"."""
    sides = _HALVES.get(named.text)
    forms = [lookups.countries.find(f"{side} {named.text[:-1]}") for side in sides or ()]
    return [form.code for form in forms if form is not None]


def land_of(named: Named, cast: Cast, lookups: Lookups) -> str | None:
    """Return the country that a country's name, adjective, capital or government stands for."""
    country = cast.country(named)
    if country is not None or named.label not in ("GPE", "LOC"):
        return country
    form = lookups.countries.find(named.text, on=cast.on)
    if form is None or form.kind not in ("capital", "government"):
        return None
    if form.kind == "capital" and cast.on and not lookups.countries.stood(form.code, cast.on):
        return None  # Saigon is no capital any more
    return form.code


def government_of(named: Named, reading: Reading, cast: Cast, lookups: Lookups) -> Member | None:
    """Return the body that a place's name stands for as a party of talks; None for most places."""
    if named.label not in ("GPE", "LOC"):
        return None
    if _THEREIN.search(reading.text, max(0, named.start - _REACH), named.start):
        return None
    entry = _entry(named, reading, cast, lookups)
    if entry is None:
        return None
    known = next((one for one in cast.members if one.seed_key == entry.key), None)
    if known is not None:
        return known
    return cast.add(
        Member(
            kind="organisation",
            name=entry.name if entry.key == _UNION else named.text,
            named=[named],
            country=entry.country,
            seed_key=entry.key,
            of_state=False,
        )
    )


def _entry(
    named: Named, reading: Reading, cast: Cast, lookups: Lookups
) -> OrganisationEntry | None:
    if named.text == _BRUSSELS:
        belgian = any(
            cast.country(other) == _BELGIUM and other.text.casefold() != _BRUSSELS.casefold()
            for other in reading.named
        )
        return None if belgian else lookups.organisations.get(_UNION)
    if cast.country(named) is not None:
        return None
    return lookups.organisations.of_land(named.text)


def is_paired_seat(text: str, span: TaggedSpan, lookups: Lookups) -> bool:
    """True for a seat of government taken for a person beside another one."""
    if span.label != "PER" or not _is_seat(text[span.start : span.end], lookups):
        return False
    beside = _AND_AFTER.match(text, span.end) or _AND_BEFORE.search(
        text, max(0, span.start - _NAME_REACH), span.start
    )
    return beside is not None and _is_seat(beside["other"], lookups)


def _is_seat(words: str, lookups: Lookups) -> bool:
    if words in _GIVEN_NAMES:
        return False
    form = lookups.countries.find(words)
    is_capital = form is not None and form.kind == "capital"
    return is_capital or lookups.organisations.of_land(words) is not None
