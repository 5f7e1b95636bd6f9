"""Mend what the model says of names: what it knows of a word in one sentence holds in the next."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.extract.edges import FIRM, with_edges
from etl.extract.firms import with_firms
from etl.extract.honours import is_honour
from etl.extract.mistaken import with_health_body, with_persons
from etl.extract.model import TaggedSentence, TaggedSpan
from etl.extract.parting import parted
from etl.extract.seats import is_paired_seat
from etl.seeding.lookups import Lookups

_CAPTION = re.compile(r"(?:FILE\s*(?:PHOTO)?\s*[-–—:]+\s*|[A-Z]{4,}\s+[-–—]+\s+|[\[(\"“‘]\s*)+")
"""What stands before a name at the head of a caption or notice: "FILE - ", "NOTE - "."""
_COMPANY = re.compile(
    rf"(?:.*\s(?:{FIRM}|Group|Bank|Company|Corporation|Trust|Association|Committee"
    r"|Ministry|Council|Party|University|Union|Times|Agency|Foundation)\.?|.*\sand\s.*"
    r"|(?:Banca|Banco|Banque|Cassa|Caixa|Aer|Grupo|Gruppo|Groupe|Compagnie|Soci[eé]t[eé])\s.*)"
)
_MONTH_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+"
)
_THAT_MONTH = re.compile(r"\b(?:last|next|this|the|late|early|mid)[\s-]+$", re.IGNORECASE)
"""What makes a month before a body that of its meeting: "told the October OPEC meeting"."""
_SHORTEST = 8
_STYLES = "Prince|Princess|Sheikh|Sheik|King|Queen|Emir|Lord|Lady|Sir|Dame|Pope|Ayatollah"
_STYLE = re.compile(_STYLES)
_STYLE_BEFORE = re.compile(rf"\b(?:{_STYLES})\s$")
_STYLED = 12
"""How a person is styled, which is no person beside the name but part of it: "Sheikh Abdullah"."""
_NO_NAME = re.compile(
    r"(?:Sen|Rep|No|Gov|Gen|D|R|Mr|Mrs|Ms|Dr|Sir|Dame)\.?|[DR]-[A-Z].*|\W*", re.IGNORECASE
)
_PARTY_TAG = re.compile(r",?\s+\(?[DR]\s?-\s?[A-Z]")
"""The party and state after an American lawmaker's name: "Leo Ryan, D-California"."""
_NOBODY = re.compile(
    r"left|right|cent(?:er|re)|front|rear|COVID(?:-\d+)?|HIV|AIDS|SARS|MERS|EBOLA|H\dN\d"
)
_LETTER = re.compile(r"\w\.?")
_WHOLE_FIRM = re.compile(rf"(?P<short>[^,]*[^,\s]),?\s+(?:{FIRM})\.?")
_NAMED = frozenset({"PER", "ORG"})
_WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]*")
_CAPITAL_BEFORE = re.compile(r"[a-z],? (?P<word>[A-Z][a-z]{1,12}) $")
_LONGEST_FIRST = 18
_SHORTEST_BODY = 4
_TITLE = re.compile(
    r"Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Miss|Gen|General|Lt|Col|Colonel|Captain|Capt|Maj|Major|Adm|Admiral"
    r"|Prof|Professor|Rev|Pope|King|Queen|Prince|Princess|Sheikh|Sheik|Imam|Judge|Saint|St|Father"
    r"|Sister|Brother|The|When|As|After|Before|With|In|On|At|By|For|And|But|President|Minister"
)
_EVENT_OF = re.compile(
    r"(?P<body>[A-Z][A-Za-z.]*(?:[\s-]+(?:of|on|the|and|[A-Z]\w*|\d+))*?)(?:['’]s)?\s+"
    r"(?:(?:annual|ministerial)\s+)?(?:[Ss]ummit(?:\s+[Mm]eeting)?|[Cc]onference|[Mm]eeting|[Tt]alks|[Ss]ession)"
)
"""The meeting of a body, of which the body takes part: "NATO summit"."""
_NAME = r"[A-ZÀ-Þ][\w’'.]*"
_SURNAME = re.compile(rf"(?:{_NAME}\s+)+(?P<last>{_NAME}(?:-{_NAME}|-\w+)*)")
_LOCATIVE = re.compile(r"\b(?:in|at|near|from|to)\s+$")
_AREA = re.compile(
    r"(?:[Tt]he\s+)?(?:(?:Persian\s+|Arabian\s+)?Gulf|(?:Middle|Near|Far)\s+East|Wall\s+Street|West\s+Bank|Balkans"
    r"|Caucasus|Baltics|Maghreb|Sahel|Levant|Horn\s+of\s+Africa|Latin\s+America|Third\s+World"
    r"|Central\s+Asia|South-?\s?East\s+Asia|Indian\s+Ocean|Mediterranean|Golan(?:\s+Heights)?)"
)
"""Areas that are no states, which the model at times takes for bodies."""
_HOUSE = re.compile(r"\s+(?:palace|residence|mansion|compound|headquarters|villa|castle)\b")
"""The common noun that makes a house of the word before it: "presidential palace"."""
_TOWARDS = re.compile(
    r"(?:(?:north|south|east|west|central)(?:ern)?(?:-?(?:east|west)(?:ern)?)?|mainland|downtown"
    r"|upper|lower|occupied|rural|greater)\s+(?=[A-ZÀ-Þ])"
)
_PARTISANS = re.compile(
    r"(?:(?:House|Senate|Christian|Social|Free|Liberal|New|National)\s+)?Democrats|Republicans|Communists|Socialists"
    r"|Liberals|Conservatives|Tories|Greens|Nationalists|Islamists|Sandinistas|Maoists|Baathists"
)
"""Members of a party who stand for it: "talks with the Social Democrats"."""
_COMMON = re.compile(r"[a-z]+")
_INSTITUTION = re.compile(
    r"parliament|congress|senate|cabinet|government|commission|council|committee|ministry|treasury"
    r"|army|navy|police|military|junta|politburo|presidency|assembly|court|embassy|union|party|bank"
    r"|board|agency|company|secretariat|opposition|coalition|knesset|duma|majlis|diet|bundestag"
)
"""Common nouns that stand for the one body of their kind that an article is about."""
_LANDS = frozenset({"GPE", "LOC"})
_AGREEING = frozenset({"PER", "ORG", "GPE", "LOC"})
_MISTAKEN = ("ORG", "GPE", "LOC", "NORP", "PER", "EVENT")


def mended(
    text: str, sentences: Sequence[TaggedSentence], lookups: Lookups
) -> list[TaggedSentence]:
    """Return the sentences with a surname a person's name throughout the article.

    "Ongpin" is a person where the article calls him Jaime Ongpin elsewhere, and "Trump-Putin"
    is two. A company is no person, and a word such as "FILE" begins no post.
    """
    cleaned = [
        replace(
            sentence,
            spans=tuple(_cleaned(text, _edged(text, sentence, lookups), lookups)),
        )
        for sentence in sentences
    ]
    cleaned = _agreed(text, with_firms(text, cleaned), lookups)
    surnames = _surnames(text, cleaned, lookups)
    if not surnames:
        return cleaned
    forms = "|".join(sorted(map(re.escape, surnames), key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?!\w|-\w)")
    pair = re.compile(rf"(?<![\w-])({forms})[-–/]({forms})(?!\w)")
    return [
        replace(one, spans=tuple(_with_surnames(text, one, surnames, pattern, pair)))
        for one in cleaned
    ]


def _edged(text: str, sentence: TaggedSentence, lookups: Lookups) -> list[TaggedSpan]:
    """Return the names of a sentence with their edges, less common words that take no part."""
    roles = [role for trigger in sentence.triggers for role in trigger.roles]
    spans = with_health_body(text, sentence)
    return [
        span
        for span in with_persons(text, sentence, with_edges(text, spans, lookups), lookups)
        if span.label not in _NAMED
        or not _COMMON.fullmatch(text, span.start, span.end)
        or _INSTITUTION.fullmatch(text, span.start, span.end)
        or lookups.organisations.find(text[span.start : span.end]) is not None
        or any(role.overlaps(span) for role in roles)
    ]


def _cleaned(text: str, spans: Sequence[TaggedSpan], lookups: Lookups) -> Iterator[TaggedSpan]:
    persons = {span.start for span in spans if span.label == "PER"}
    for span in spans:
        parts = parted(text, span, lookups)
        if parts:
            yield from parts
            continue
        month = _MONTH_BEFORE.match(text, span.start, span.end) if span.label == "ORG" else None
        if month and _THAT_MONTH.search(text, max(0, span.start - _SHORTEST), span.start):
            span = replace(span, start=month.end())
        lead = _CAPTION.match(text, span.start, span.end)
        if lead and lead.end() < span.end:
            span = replace(span, start=lead.end())
        towards = _TOWARDS.match(text, span.start, span.end) if span.label in _LANDS else None
        if towards:
            span = replace(span, start=towards.end())
        words = text[span.start : span.end]
        if _NOBODY.fullmatch(words) or (span.label in _NAMED and _LETTER.fullmatch(words)):
            continue
        if span.label == "PER" and _STYLE.fullmatch(words) and span.end + 1 in persons:
            continue
        if span.label == "PER":
            span = _with_style(text, span, persons)
        event = _EVENT_OF.fullmatch(words) if span.label == "EVENT" else None
        if event and lookups.organisations.find(event["body"]) is not None:
            body = replace(span, end=span.start + event.end("body"), label="ORG")
            yield from parted(text, body, lookups) or [body]
            continue
        house = _HOUSE.match(text, span.end) if span.label == "LOC" else None
        if house:
            span = replace(span, end=house.end())
            words = text[span.start : span.end]
        if span.label == "EVENT" and lookups.organisations.find(words) is not None:
            span = replace(span, label="ORG")
        if span.label in ("ORG", "LOC", "GPE") and _AREA.fullmatch(words):
            span = replace(span, label="LOC")
        elif (span.label == "NORP" and _PARTISANS.fullmatch(words)) or _is_body(
            words, span.label, lookups
        ):
            span = replace(span, label="ORG")
        elif _is_land(text, span, lookups) or (
            span.label == "EVENT" and _is_plain_land(words, lookups)
        ):
            span = replace(span, label="GPE")
        elif span.label == "PER":
            person = _person(text, span, spans, lookups)
            if person is None:
                continue
            span = person
        yield span


def _with_style(text: str, span: TaggedSpan, persons: set[int]) -> TaggedSpan:
    """Return a name with how its bearer is styled, where the model took that for a person."""
    style = _STYLE_BEFORE.search(text[max(0, span.start - _STYLED) : span.start])
    start = span.start - len(style[0]) if style else span.start
    return replace(span, start=start) if start in persons else span


def _person(
    text: str, span: TaggedSpan, spans: Sequence[TaggedSpan], lookups: Lookups
) -> TaggedSpan | None:
    """Return the whole of a person's name, relabelled when it is another thing's; None for none."""
    tag = _PARTY_TAG.search(text, span.start, span.end)
    if tag:
        span = replace(span, end=tag.start())
    words = text[span.start : span.end]
    if _NO_NAME.fullmatch(words) or is_honour(words):
        return None
    if _is_place(words, lookups):
        return replace(span, label="GPE")
    if _COMPANY.fullmatch(words):
        return replace(span, label="ORG")
    if _WORD.fullmatch(words):
        return replace(span, start=_first_name(text, span.start, spans))
    return span


def _agreed(
    text: str, sentences: Sequence[TaggedSentence], lookups: Lookups
) -> list[TaggedSentence]:
    """Return the sentences with the same words labelled as most of the article labels them.

    The name of a firm that is told in full once is the firm's wherever it is short.
    """
    told: dict[str, Counter[str]] = {}
    for span in (span for sentence in sentences for span in sentence.spans):
        if span.label in _AGREEING:
            told.setdefault(text[span.start : span.end], Counter())[span.label] += 1
    chosen: dict[str, str] = {}
    for words, labels in told.items():
        (label, most), *others = labels.most_common(2)
        if others and most > others[0][1]:
            chosen[words] = label
        firm = _WHOLE_FIRM.fullmatch(words) if "ORG" in labels else None
        if firm and not _is_known_place(firm["short"], lookups):
            chosen[firm["short"]] = "ORG"
    return [
        replace(
            sentence,
            spans=tuple(
                replace(span, label=chosen.get(text[span.start : span.end], span.label))
                if span.label in _AGREEING
                else span
                for span in sentence.spans
            ),
        )
        for sentence in sentences
    ]


def _is_known_place(words: str, lookups: Lookups) -> bool:
    return lookups.countries.find(words) is not None or lookups.places.best(words) is not None


def _is_body(words: str, label: str, lookups: Lookups) -> bool:
    """True for a known body or medium taken for a person or place: "Boko Haram", "Tanjug"."""
    if label not in ("PER", "GPE", "LOC", "NORP") or len(words) < _SHORTEST_BODY:
        return False
    if _is_known_place(words, lookups):
        return False
    if label in ("GPE", "LOC") and lookups.sources.find(words) is not None:
        return True
    known = lookups.organisations.find(words)
    sounds_so = (
        (label in ("PER", "GPE") and " " in words)
        or (label == "GPE" and words.isupper())
        or label == "NORP"
    )
    return known is not None and (sounds_so or known.kind == "igo")


def _is_land(text: str, span: TaggedSpan, lookups: Lookups) -> bool:
    """True for a country taken for a person or body, and a town of which the words say "in"."""
    words = text[span.start : span.end]
    if span.label not in ("PER", "ORG"):
        return False
    if is_paired_seat(text, span, lookups):
        return True
    form = lookups.countries.find(words)
    if form is not None and form.kind == "name":
        return not form.ambiguous
    if form is not None and span.label == "ORG" and form.kind in ("acronym", "capital"):
        return not form.ambiguous and lookups.organisations.find(words) is None
    before = text[max(0, span.start - 8) : span.start]
    return bool(
        span.label == "PER"
        and _WORD.fullmatch(words)
        and _LOCATIVE.search(before)
        and lookups.places.best(words)
    )


def _is_plain_land(words: str, lookups: Lookups) -> bool:
    """True for a country's name or letters taken for an event: the "U.S." of "U.S./Soviet"."""
    form = lookups.countries.find(words)
    return form is not None and form.kind in ("name", "acronym") and not form.ambiguous


def _is_place(words: str, lookups: Lookups) -> bool:
    """True for a country or capital of several words that was taken for a person."""
    form = lookups.countries.find(words) if " " in words else None
    return form is not None and form.kind in ("name", "capital")


def _first_name(text: str, start: int, spans: Sequence[TaggedSpan]) -> int:
    """Return where a name begins whose first word reads like another: "To Lam", "Say Chhum"."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - _LONGEST_FIRST), start)
    if before is None or _TITLE.fullmatch(before["word"]):
        return start
    at = before.start("word")
    taken = any(span.start < start and at < span.end for span in spans)
    return start if taken else at


def _surnames(text: str, sentences: Sequence[TaggedSentence], lookups: Lookups) -> frozenset[str]:
    """Return the words that stand alone for persons with a full name, save those of countries.

    The last word does, and a first word that the article uses so itself: "Chung" for Chung In-yong.
    """
    found: set[str] = set()
    first: set[str] = set()
    single: set[str] = set()
    for sentence in sentences:
        for span in sentence.spans:
            whole = _SURNAME.fullmatch(" ".join(text[span.start : span.end].split()))
            if span.label == "PER" and whole and len(whole["last"]) > 2:
                found.add(whole["last"].removesuffix("'s").removesuffix("’s"))
                first.add(whole[0].split()[0])
            elif span.label == "PER":
                single.add(text[span.start : span.end])
    found |= {name for name in first & single if len(name) > 2}
    return frozenset(name for name in found if lookups.countries.find(name) is None)


def _with_surnames(
    text: str,
    sentence: TaggedSentence,
    surnames: frozenset[str],
    pattern: re.Pattern[str],
    pair: re.Pattern[str],
) -> Iterator[TaggedSpan]:
    taken = []
    for span in sentence.spans:
        words = text[span.start : span.end]
        both = pair.fullmatch(words)
        if both is not None:
            for group in (1, 2):
                start, end = span.start + both.start(group), span.start + both.end(group)
                taken.append(replace(span, start=start, end=end, label="PER"))
        elif (
            span.label in _MISTAKEN
            and words in surnames
            and not (span.label == "GPE" and _LOCATIVE.search(text[: span.start][-8:]))
        ):
            taken.append(replace(span, label="PER"))
        else:
            taken.append(span)
    for match in pair.finditer(text, sentence.start, sentence.end):
        for group in (1, 2):
            _add(taken, *match.span(group))
    for match in pattern.finditer(text, sentence.start, sentence.end):
        _add(taken, *match.span())
    yield from sorted(taken, key=lambda span: span.start)


def _add(taken: list[TaggedSpan], start: int, end: int) -> None:
    """Add a person where the model saw nothing."""
    if not any(span.start < end and start < span.end for span in taken):
        taken.append(TaggedSpan(start=start, end=end, label="PER", score=0.5))
