"""Whom an article credits: its publisher, the agency of its dateline, the media it cites."""

import re

from etl.extract.reading import Named, Reading
from etl.records import Article, Credit
from etl.seeding.lookups import Lookups

_SAYS = re.compile(
    r"\b(?:said|says|told|reported|reports|quoted|quoting|citing|cited|according\s+to|announced"
    r"|reporting|carried|published|monitored)\b"
)
_NEAR = 60


def credits_of(article: Article, reading: Reading, lookups: Lookups) -> tuple[Credit, ...]:
    """Return the sources, each once: header first, then those cited in the text."""
    found: list[Credit] = []
    if article.source:
        found.append(_credit(article.source, "publisher", lookups))
    if article.agency and article.agency.casefold() != (article.source or "").casefold():
        found.append(_credit(article.agency, "agency", lookups))
    for named in reading.named:
        entry = lookups.sources.find(named.text) if named.label == "ORG" else None
        if entry is not None and _is_cited(named, reading):
            found.append(
                Credit(
                    name=named.text,
                    source=entry.slug,
                    role="cited",
                    start=named.start,
                    end=named.end,
                )
            )
    chosen: dict[str, Credit] = {}
    for credit in found:
        chosen.setdefault(credit.source or credit.name.casefold(), credit)
    return tuple(chosen.values())


def _credit(name: str, role: str, lookups: Lookups) -> Credit:
    entry = lookups.sources.find(name)
    return Credit(
        name=name,
        source=entry.slug if entry else None,
        role="agency" if role == "agency" else "publisher",
    )


def _is_cited(named: Named, reading: Reading) -> bool:
    """True when a word of telling stands near the medium's name in its sentence."""
    sentence = reading.sentences[named.sentence]
    around = reading.text[
        max(sentence.start, named.start - _NEAR) : min(sentence.end, named.end + _NEAR)
    ]
    return bool(_SAYS.search(around))


def attributed(credits: tuple[Credit, ...], start: int, end: int) -> str | None:
    """Return the medium cited within these offsets: its slug, else its name."""
    for credit in credits:
        if credit.start is not None and start <= credit.start < end:
            return credit.source or credit.name
    return None
