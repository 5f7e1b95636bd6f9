"""Part what the model took for one name: two countries, two bodies, a town and a body, a post and
the title or country behind it.
"""

import re
from dataclasses import replace

from etl.extract.model import TaggedSpan
from etl.seeding.lookups import Lookups

_TWO_LANDS = re.compile(r"([A-Z][\w.]+)\s?[-–/]\s?([A-Z][\w.]+)")
_TWO_BODIES = re.compile(r"(?P<one>[^/]{3,60}?)\s?/\s?(?P<other>[^/]{3,60})")

_POST_AND_TITLE = re.compile(
    r"(?P<post>[^\n]{0,80}\b(?:[Mm]inister|[Pp]resident|[Pp]remier|[Cc]hief|[Cc]ommander|[Cc]hairman"
    r"|[Gg]overnor|[Aa]mbassador|[Ss]peaker|[Ss]ecretary\s+of\s+[Ss]tate)s?)\s+"
    r"(?:(?:Sheikha?|Shaikha?|Prince(?:ss)?|Sayyid|Seyyed|Cardinal|(?:Arch)?[Bb]ishop|Monsignor|Ayatollah|Mullah|Datuk|Dato|Tan(?=\s+Sri)"
    r"|Seri|Sri|General|Admiral|Colonel|Lieutenant|Major|Brigadier|Marshal|Prof|Dr|(?:Lt|Maj|Brig|Gen"
    r"|Adm|Col|Capt)\b)\b\.?\s*){1,3}"
)
"""A post with the title of who holds it: "Defence Minister Gen."."""
_POST_AND_LAND = re.compile(
    r"(?P<post>[A-Za-z][^\n]{2,80}?)\s+of\s+(?:the\s+)?(?P<land>[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3})"
)
"""A post with its country: "Minister of Defence of Ukraine"."""
_BODY_AND_MATTER = re.compile(r"(?P<body>[A-Z][\w.]{1,9})\s+(?P<land>[A-Z]\w+(?:\s[A-Z]\w+)?)")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{4,12}")
_HEAD = re.compile(
    r"(?:['’]s)?\s+(?:president|chairm[ae]n|chairwoman|chief|head|leader|director|spokes\w+|secretary)\b"
)
_ENVOY = re.compile(
    r"\s+(?:special\s+|peace\s+)?(?:envoy|representative|mediator|coordinator|rapporteur)\b",
    re.IGNORECASE,
)


def parted(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return the names that stand in a span as one; nothing for a name that is one."""
    if span.label == "POST":
        return _without_title(text, span, lookups) or _with_land(text, span, lookups)
    return (
        _letters(text, span, lookups)
        or _with_matter(text, span, lookups)
        or _two_lands(text, span, lookups)
        or _two_bodies(text, span, lookups)
        or _with_town(text, span, lookups)
    )


def _without_title(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return the post of "Foreign Minister Sheikh" alone."""
    match = _POST_AND_TITLE.fullmatch(text, span.start, span.end)
    if match is None or lookups.posts.find(match["post"]) is None:
        return []
    return [replace(span, end=match.end("post"))]


def _with_land(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return the post and the country of "Minister of Defence of Ukraine"."""
    match = _POST_AND_LAND.fullmatch(text, span.start, span.end)
    form = lookups.countries.find(match["land"]) if match else None
    if match is None or form is None or form.kind != "name":
        return []
    if lookups.posts.find(match["post"]) is None:
        return []
    return [
        replace(span, end=match.end("post")),
        replace(span, start=match.start("land"), label="GPE"),
    ]


def _letters(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return the body of "TUSIAD president", which the model takes for a land."""
    words = text[span.start : span.end]
    if span.label not in ("GPE", "NORP", "LOC") or not _CAPITALS.fullmatch(words):
        return []
    if not _HEAD.match(text, span.end) or lookups.countries.find(words) is not None:
        return []
    return [] if lookups.places.best(words) is not None else [replace(span, label="ORG")]


def _with_matter(text: str, span: TaggedSpan, lookups: Lookups) -> list[TaggedSpan]:
    """Return the body and the land of "U.N. Libya envoy"."""
    match = _BODY_AND_MATTER.fullmatch(text, span.start, span.end)
    if match is None or not _ENVOY.match(text, span.end) or span.label != "ORG":
        return []
    if lookups.countries.find(match["land"]) is None:
        return []
    land = lookups.countries.find(match["body"])
    if land is None and lookups.organisations.find(match["body"]) is None:
        return []
    return [
        replace(span, end=match.end("body"), label="GPE" if land else "ORG"),
        replace(span, start=match.start("land"), label="GPE"),
    ]


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
