"""Mend where names begin and end: "First" and "Albany Corp" are one, "Minsk Group of" is less."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.extract.honours import is_one_name, whole_name
from etl.extract.model import TaggedSpan
from etl.extract.wholes import whole_bodies
from etl.seeding.lookups import Lookups

_AMPERSAND = re.compile(r"\s+&\s+")
_IN_FIRMS = {"ORG", "PER", "GPE", "LOC"}
_OWNED = re.compile(r"['’]s?\s+")
FIRM = "AB|AG|SA|SpA|NV|BV|GmbH|Oyj?|ASA|SE|Co|Corp|Inc|Ltd|Plc|PLC"
"""How the names of companies end, as part of a pattern."""
_SUFFIX = re.compile(rf".*\b(?:{FIRM}|Cos|LLC|Bancshares)\.?")
_LOOSE_END = re.compile(r"(?:\s+(?:of|and|in|for|the|to|at|with|on|by))+$")
_MEN = re.compile(r"(?:man|member|nation|state|bank|strong)\s+(?=[A-Z])")
"""What is left of "17-man Commission" when its number is cut off."""
_NEXT_SENTENCE = re.compile(rf"\b(?:{FIRM})\.(?P<rest>\s+[A-Z]\w+)$", re.IGNORECASE)
"""What was taken along from the sentence after a firm: "Acme Ag. Press"."""
_FIRM_OF = re.compile(rf"(?P<firm>.+\b(?:{FIRM})\b\.?)\s+of\s+[A-Z]")
"""A firm with the country it is of: "Acme Corp of South Korea"."""
_LEAD = re.compile(
    r"(?!(?:al|el|an|as|ul|du|de|da|di|la|le|les|van|von|der|bin|ibn|abu)\s"
    r"|(?:\w+\s+)?(?:ministr(?:y|ies)|departments?|banks?|offices?|councils?|committees?|boards?"
    r"|houses?|universit(?:y|ies)|institutes?|unions?|parliament|governments?|chambers?|bureau"
    r"|agency|courts?|academy|directorate|party|army|society|association|federation|league"
    r"|organi[sz]ation|church|republic|kingdom)\s+(?:of|for)\s)"
    r"(?:[a-z]+\s+)+(?:of\s+)?(?=[A-ZÀ-Þ])"
)
"""Common words that the model takes along before a body: "charitable Clinton Foundation"."""
_POINT = re.compile(r"\s+\.+$|/$")
_OPEN_BRACKET = re.compile(r"\s*[(\[<][^)\]>]*$")
"""What the model takes along of a note after a name: "Robert Gates (L"."""
_CLOSED_BRACKET = re.compile(r"[)\]][^(\[]*$")
"""What is left of a name in brackets: "Coffee Organization) council"."""
_ABOUT = re.compile(r"\s+on\s+[A-ZÀ-Þ]")
"""What a known body dealt with: "Security Council on Syria"."""
_KIND = re.compile(
    r"\s+(?:party|bank|union|daily|newspaper|magazine|weekly|movement|group|agency|company|faction)$"
)
_KIND_OF_LAND = re.compile(
    r"(?<!\b[Nn]orth)(?<!\b[Ss]outh)(?<!\b[Ee]ast)(?<!\b[Ww]est)"
    r"\s+(?:province|prefecture|county|district|region|mountains|coast|peninsula|valley|desert)$"
)
"""The common noun after the name of a region: "Jiangsu province", not "the West coast"."""
_ORGAN = re.compile(r"(?<=[A-Z][A-Z])\s+(?:[a-z]+\s+)?(?:[Cc]ouncil|committee|board|secretariat)$")
"""The organ of a body that goes by its letters: "the ICCO council"."""
_FIRM_REACH = 60
_BRACKETED = re.compile(
    r"<(?:[A-Z\d]{1,6}(?:\.[A-Z]{1,4})?|(?P<firm>[A-ZÀ-Þ][^<>\n]*(?:\n[^<>\n]*)?))>"
)
"""How the dispatches of 1987 mark a firm: "<Acme Co Ltd>" without shares, "Acme <ACM.N>" with."""
_WHOLE_NAME = re.compile(r"[A-Z]{2,}|\S+\s+(?:\S+\s+)*[A-ZÀ-Þ\d]\S*")
"""What is a name without the common noun after it: an acronym, or two words."""


def with_edges(text: str, spans: Sequence[TaggedSpan], lookups: Lookups) -> list[TaggedSpan]:
    """Return the spans of a sentence with the parts of one name joined and loose words cut off."""
    whole: list[TaggedSpan] = []
    for span in whole_bodies(text, [*_unbracketed(text, spans)], lookups):
        last = whole[-1] if whole else None
        if last and (_belong(text, last, span) or _is_half(text, last, span, lookups)):
            firm = (
                text[last.end : span.start] == "-"
                or _AMPERSAND.fullmatch(text, last.end, span.start)
                or span.label == "ORG"
            )
            whole[-1] = replace(last, end=span.end, label="ORG" if firm else span.label)
        else:
            whole.append(span)
    return [_cut(text, span, lookups) for span in whole]


def _unbracketed(text: str, spans: Sequence[TaggedSpan]) -> Iterator[TaggedSpan]:
    """Yield the spans with a firm in pointed brackets whole, and without codes of shares."""
    end = 0
    for span in spans:
        if span.start < end:
            continue  # a part of the firm before it
        before = text.rfind("<", max(0, span.start - _FIRM_REACH), span.start + 1)
        bracket = _BRACKETED.match(text, before) if before >= 0 else None
        if bracket is None or bracket.end() < span.end or span.label not in _IN_FIRMS:
            yield span
        elif bracket["firm"] is not None:
            end = bracket.end()
            yield replace(span, start=bracket.start("firm"), end=bracket.end("firm"), label="ORG")


def _belong(text: str, last: TaggedSpan, span: TaggedSpan) -> bool:
    """True for "Douglas" & "Lomason Co", "Free" "Aceh Movement" and "Abdul"-"Karim al-Amin"."""
    gap = text[last.end : span.start]
    if _AMPERSAND.fullmatch(gap):
        return {last.label, span.label} <= _IN_FIRMS
    if last.label == span.label == "PER":
        half = gap == "-" and " " in text[span.start : span.end]
        return half or is_one_name(text, last, span)
    if last.label == span.label == "POST":
        return gap.isspace() and text[last.end - 1] != "s"
    if last.label != "ORG" or span.label != "ORG":
        return False
    if gap.isspace() and "\n" not in gap:
        return True
    return bool(_OWNED.fullmatch(gap) and _SUFFIX.fullmatch(text, span.start, span.end))


def _is_half(text: str, last: TaggedSpan, span: TaggedSpan, lookups: Lookups) -> bool:
    """True for "Oversea"-"Chinese Banking Corp", not for "Iran"-"OPEC"."""
    return (
        text[last.end : span.start] == "-"
        and span.label == "ORG"
        and last.label in _IN_FIRMS
        and lookups.countries.find(text[last.start : last.end]) is None
        and bool(_SUFFIX.fullmatch(text, span.start, span.end))
    )


def _cut(text: str, span: TaggedSpan, lookups: Lookups) -> TaggedSpan:
    """Return a name without "of" at its end, and without "party" when it is whole so."""
    men = (
        _MEN.match(text, span.start, span.end) if text[span.start - 1 : span.start] == "-" else None
    )
    if men:
        span = replace(span, start=men.end())
    after = _NEXT_SENTENCE.search(text, span.start, span.end)
    if after:
        span = replace(span, end=after.start("rest"))
    firm = _FIRM_OF.match(text, span.start, span.end) if span.label == "ORG" else None
    if firm:
        span = replace(span, end=firm.end("firm"))
    point = _POINT.search(text, span.start, span.end)
    if point:
        span = replace(span, end=point.start())
    if span.label in ("GPE", "LOC"):
        land = _KIND_OF_LAND.search(text, span.start, span.end)
        return replace(span, end=land.start()) if land else span
    if span.label not in ("PER", "ORG"):
        return span
    if span.label == "PER":
        span = whole_name(text, span)
    lead = _LEAD.match(text, span.start, span.end) if span.label == "ORG" else None
    if lead:
        span = replace(span, start=lead.end())
    words = text[span.start : span.end]
    note = _OPEN_BRACKET.search(words)
    if note and note.start():
        return replace(span, end=span.start + note.start())
    closed = _CLOSED_BRACKET.search(words) if not re.search(r"[(\[]", words) else None
    if closed and closed.start():
        return replace(span, end=span.start + closed.start())
    about = _ABOUT.search(words) if span.label == "ORG" else None
    if about and lookups.organisations.find(words[: about.start()]) is not None:
        known = lookups.organisations.find(words) is not None
        return span if known else replace(span, end=span.start + about.start())
    loose = _LOOSE_END.search(words)
    if loose and loose.start():
        return replace(span, end=span.start + loose.start())
    organ = _ORGAN.search(words) if span.label == "ORG" else None
    if organ is not None and lookups.organisations.find(words) is None:
        return replace(span, end=span.start + organ.start())
    kind = _KIND.search(words) if span.label == "ORG" else None
    if kind is None or lookups.organisations.find(words) is not None:
        return span
    name = words[: kind.start()]
    if not _WHOLE_NAME.fullmatch(name) or lookups.countries.find(name) is not None:
        return span
    return replace(span, end=span.start + kind.start())
