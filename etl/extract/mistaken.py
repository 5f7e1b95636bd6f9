"""Mend who was taken for a town: the first of "talks between Sudan's Burhan and Egypt's Sisi".

And the WHO, which the model takes for the word "who".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.extract.model import TaggedSentence, TaggedSpan
from etl.seeding.lookups import Lookups

_OWNED_BY = re.compile(r"(?P<land>[A-ZÀ-Þ][\w.]{1,20})['’]s\s$")
_HEALTH = re.compile(
    r"\bWHO(?=(?:['’]s)?\s+(?:chief|head|boss|[Dd]irector|officials?|experts?|team|delegation|mission"
    r"|representative|envoy|[Rr]egional|spokes)\w*\b)"
)
_LOOK = 26
"""Characters before a name in which its country stands."""
_SCORE = 0.9


def with_health_body(text: str, sentence: TaggedSentence) -> list[TaggedSpan]:
    """Return the spans of a sentence with the WHO of "WHO chief" among them."""
    found = [
        TaggedSpan(start=match.start(), end=match.end(), label="ORG", score=_SCORE)
        for match in _HEALTH.finditer(text, sentence.start, sentence.end)
    ]
    added = [one for one in found if not any(one.overlaps(span) for span in sentence.spans)]
    return sorted([*sentence.spans, *added], key=lambda span: span.start)


def with_persons(
    text: str, sentence: TaggedSentence, spans: Sequence[TaggedSpan], lookups: Lookups
) -> Iterator[TaggedSpan]:
    """Yield the spans with the parties persons that are told just as another person is.

    Only where the words are no known place: "Iraq's Basra" stays a town.
    """
    parties = {
        role.start for one in sentence.triggers for role in one.roles if role.label == "PARTY"
    }
    told = [span for span in spans if span.start in parties and _is_owned(text, span, lookups)]
    persons = any(span.label == "PER" for span in told)
    for span in spans:
        words = text[span.start : span.end]
        mistaken = persons and span.label == "GPE" and span in told
        if mistaken and not (lookups.countries.find(words) or lookups.places.best(words)):
            yield replace(span, label="PER")
        else:
            yield span


def _is_owned(text: str, span: TaggedSpan, lookups: Lookups) -> bool:
    """True for a name right after that of a country: "Egypt's Sisi"."""
    owner = _OWNED_BY.search(text[max(0, span.start - _LOOK) : span.start])
    return owner is not None and lookups.countries.find(owner["land"]) is not None
