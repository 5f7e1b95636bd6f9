"""Part what the model took for one name: two countries, two bodies, a town and a body."""

import re
from dataclasses import replace

from etl.extract.model import TaggedSpan
from etl.seeding.lookups import Lookups

_TWO_LANDS = re.compile(r"([A-Z][\w.]+)\s?[-–/]\s?([A-Z][\w.]+)")
_TWO_BODIES = re.compile(r"(?P<one>[^/]{3,60}?)\s?/\s?(?P<other>[^/]{3,60})")


def parted(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return the names that stand in a span as one; nothing for a name that is one."""
    return (
        _two_lands(text, span, lookups)
        or _two_bodies(text, span, lookups)
        or _with_town(text, span, lookups)
    )


def _two_lands(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return both countries of "U.S.-Japan"."""
    lands = _TWO_LANDS.fullmatch(text, span.start, span.end)
    if lands is None or not all(lookups.countries.find(half) for half in lands.groups()):
        return []
    return [
        replace(span, end=lands.end(1), label="GPE"),
        replace(span, start=lands.start(2), label="GPE"),
    ]


def _two_bodies(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return both bodies of "Lima World Bank/Monetary Fund", and the town before them."""
    match = _TWO_BODIES.fullmatch(text, span.start, span.end) if span.label == "ORG" else None
    if match is None or lookups.organisations.find(match["other"]) is None:
        return []
    town, _, rest = match["one"].partition(" ")
    skipped = len(town) + 1 if rest and lookups.organisations.find(rest) is not None else 0
    if not skipped and lookups.organisations.find(match["one"]) is None:
        return []
    here = replace(span, end=span.start + len(town), label="GPE")
    return [
        *([here] if skipped else []),
        replace(span, start=match.start("one") + skipped, end=match.end("one")),
        replace(span, start=match.start("other")),
    ]


def _with_town(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return town and body of "Paris Group of Six", whose meeting was there."""
    words = text[span.start : span.end]
    town, _, rest = words.partition(" ")
    known = lookups.organisations.find(rest) if span.label == "ORG" else None
    if known is None or known.kind != "igo" or lookups.places.best(town, countries=()) is None:
        return []
    if lookups.organisations.find(words) not in (None, known):
        return []
    return [
        replace(span, end=span.start + len(town), label="GPE"),
        replace(span, start=span.end - len(rest)),
    ]
