"""Join the names of bodies that are more than words side by side: lists, hyphens, tasks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.extract.model import TaggedSpan
from etl.extract.names import initials
from etl.seeding.lookups import Lookups

_ITEM = r"[A-Z][a-z]{2,}(?:\s[A-Z][a-z]+)?"
_UNION = re.compile(
    rf"(?:{_ITEM},\s){{1,4}}{_ITEM},?\sand\s(?:(?!European|African|Soviet|Western)[A-Z][a-z]+\s){{1,2}}[Uu]nion\b"
    rf"|(?:Union|Association|Federation)\sof\s(?:{_ITEM},\s){{1,4}}(?:{_ITEM},?\s)?and\s(?:[A-Z][a-z]+\s){{1,3}}"
    r"?(?:Workers|Employees|Officers|Teachers)\b"
    r"|England\sand\sWales\s[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3}"
)
"""A body called after a list: "the Rail, Tram and Bus Union", "England and Wales Golf Board"."""
_THE = re.compile(r"(?:^|[^,\w])\s*[Tt]he\s+$")
_LOOK = 8
_WING = re.compile(
    r"\s?\((?P<name>[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2})\)|\((?P<letters>[A-Z]{1,3}|[A-Z]-?[A-Z])\)"
)
"""The wing of a party that goes by letters: "NCP (Ann Lee)", "CPI(M)"."""
_LETTERS = re.compile(r"[A-Z]{2,6}")
_HYPHENED = re.compile(r"(?P<one>[A-Z]{2,10})-(?P<other>[A-Z]{1,10})(?![\w-])")
"""A body of two acronyms: "PASOK-KINAL", "ZANU-PF"."""
_TASK = re.compile(
    r"(?:['’]s)?(?:\s[A-Za-z][\w'’-]*){0,4}?\s(?:agency|watchdog|bloc|executive|monopoly|body|panel|mission)\b"
)
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC"})


def whole_bodies(text: str, spans: Sequence[TaggedSpan], lookups: Lookups) -> list[TaggedSpan]:
    """Return the spans of a sentence with such a name one span for the body."""
    found: list[TaggedSpan] = []
    end = 0
    for span in sorted(spans, key=lambda one: one.start):
        if span.start < end:
            continue  # a part of the name before
        whole = _whole(text, span, spans, lookups)
        end = whole.end
        found.append(whole)
    return found


def _whole(
    text: str, span: TaggedSpan, spans: Sequence[TaggedSpan], lookups: Lookups
) -> TaggedSpan:
    told = (*_of_list(text, span), *_of_wing(text, span, spans), *_of_task(text, span, lookups))
    for end in told:
        cut = any(one.start < end < one.end for one in spans)
        if end > span.end and not cut:
            return replace(span, end=end, label="ORG")
    hyphened = _HYPHENED.match(text, span.start) if span.label in _BODIES else None
    if hyphened is None or hyphened.end() < span.end:
        return span
    if span.end not in (hyphened.end(), hyphened.end("one")) or _are_two(hyphened, lookups):
        return span
    return replace(span, end=hyphened.end(), label="ORG")


def _are_two(hyphened: re.Match[str], lookups: Lookups) -> bool:
    """True for two sides, and for a town: "UK-EU", "UN-AU", "PORT-LOUIS"."""
    one, other = hyphened["one"], hyphened["other"]
    if lookups.countries.find(one) or lookups.places.best(hyphened[0].title()):
        return True
    body = lookups.organisations.find(one)
    known = lookups.organisations.find(other) or lookups.countries.find(other)
    return body is not None and body.kind != "party" and known is not None


def _of_list(text: str, span: TaggedSpan) -> Iterator[int]:
    """Yield where a name ends that is made of a list which begins with these words."""
    union = _UNION.match(text, span.start) if span.label in _BODIES else None
    if union is not None and _THE.search(text[max(0, span.start - _LOOK) : span.start]):
        yield union.end()


def _of_task(text: str, span: TaggedSpan, lookups: Lookups) -> Iterator[int]:
    """Yield where a known body ends that is called by what it does: "the U.N. refugee agency"."""
    task = _TASK.match(text, span.end) if span.label in _BODIES else None
    if task is not None and lookups.organisations.find(text[span.start : task.end()]) is not None:
        yield task.end()


def _of_wing(text: str, span: TaggedSpan, spans: Sequence[TaggedSpan]) -> Iterator[int]:
    """Yield where the wing ends that is told in brackets after the letters of a party."""
    letters = _LETTERS.match(text, span.start) if span.label == "ORG" else None
    if letters is None or letters.end() < span.end - 1:
        return
    wing = _WING.match(text, letters.end())
    if wing is None:
        return
    at = wing.start("name")
    named = next((one for one in spans if one.start == at and one.label in ("PER", "ORG")), None)
    if wing["letters"] or (named and letters[0] not in initials(wing["name"])):
        yield wing.end()
