"""Fill in what other sentences tell of a meeting: where its parties went, and appeared together."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.dates.periods import Tense
from etl.extract.cast import Cast, Member
from etl.extract.dates import Dates
from etl.extract.drafts import Draft
from etl.extract.model import TaggedSentence
from etl.extract.parties import Ref, ref_to
from etl.extract.reading import Named, Reading
from etl.extract.ways import is_added, is_next
from etl.extract.where import Places, joined
from etl.records import DateSpan, PlaceClaim

_GOES = re.compile(
    r"\b(?:(?:fl(?:y|ies|ew|ying)|travel\w*|go(?:es|ing)?|went|heads?|headed|heading)\s+to"
    r"|(?:leav(?:es?|ing)|left|departs?|departed|departing)\s+(?:\w+\s+)?for"
    r"|(?:trip|journey)\s+to|arriv(?:es?|ed|ing)\s+(?:here\s+)?in)\s+(?:the\s+)?$"
)
_STAYS = re.compile(
    r"\b(?:will|would|shall|to)\s+(?:be|stay|remain)\s+in\s+(?:the\s+)?$", re.IGNORECASE
)
_JOINTLY = re.compile(
    r"\bjoint\s+(?:(?:news|press)\s+)?(?:conference|appearance|briefing|statement)\b"
    r"(?:\s+\w+){0,3}?\s+(?:in|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:will|would|is|are|was|were|due|scheduled|expected|plans?)\s+(?:to\s+)?(?:be\s+)?(?:leave|leaving|depart|departing"
    r"|return|returning|go|fly)(?:\s+(?:home|back))?\b"
)
_SUBJECT = re.compile(r"\W*(?:he|she|they)\b", re.IGNORECASE)
_LEAVES_FOR = re.compile(
    r",?\s+(?:who\s+)?(?:(?:is|was|will|would|due|scheduled|expected)\s+(?:to\s+)?)*"
    r"(?:(?:leav(?:es?|ing)|left|departs?)\s+for|(?:travels?|fl(?:y|ies|ew)|goes?)\s+to)\s+$"
)
_GAP = 15
"""Most characters between where one goes and the day of it."""
_NEXT = 6
"""Most characters between the place of a stay and its days: "in Rome from June 3 to 6"."""
_PARTIES = 2
_PRONOUN_REACH = 3
_REACH = 6
"""Sentences from a meeting within which these are told of it."""


def supplement(
    drafts: "list[Draft]", reading: Reading, cast: Cast, places: Places, dates: Dates
) -> None:
    """Give meetings without a city or day those of a journey to them or a joint appearance."""
    for draft in drafts:
        if not draft.refs:
            draft.refs.extend(_traveller(draft, reading, cast, places))
    whole = [draft for draft in drafts if len(draft.keys) >= _PARTIES]
    if not whole:
        return  # as for most articles
    for number, sentence in enumerate(reading.sentences):
        _last_day(whole, number, sentence, reading, cast, dates)
        for named in reading.inside(sentence.start, sentence.end, "GPE", "LOC", "ORG"):
            before = reading.text[sentence.start : named.start]
            stays = bool(_STAYS.search(before))
            goes = stays or bool(_GOES.search(before))
            if not goes and not _JOINTLY.search(before):
                continue
            place = places.read(named)
            if place is None or place.country is None or is_added(named, reading):
                continue
            if any(is_next(named, trigger, reading) for trigger in sentence.triggers):
                continue
            told = _meetings_of(whole, number, sentence, reading, cast)
            there = [draft for draft in told if _is_there(draft, place, goes=goes)]
            if len(there) == 1:
                own = there[0].kind == "visit" or number not in there[0].sentences
                on = goes and own and there[0].status != "called_off"
                arrival = _day_beside(named, sentence, there[0], dates) if on else None
                _fill(there[0], place, None if stays else arrival)
                if stays:
                    _fill_stay(there[0], dates.within(named.end, sentence.end, "future"), named.end)


def _traveller(draft: "Draft", reading: Reading, cast: Cast, places: Places) -> Iterator[Ref]:
    """Yield who leaves for the city of talks that name nobody, and the country they are held in.

    "Talks begin in Moscow on Wednesday. The minister, X, who leaves for Moscow on Tuesday, ..."
    """
    if draft.place is None or draft.place.city is None or draft.status != "planned":
        return
    for number in draft.sentences:
        for near in reading.sentences[max(0, number - 1) : number + 2]:
            for named in reading.inside(near.start, near.end, "GPE"):
                place = places.read(named)
                leaves = _LEAVES_FOR.search(reading.text, near.start, named.start)
                if leaves is None or place is None or place.city != draft.place.city:
                    continue
                person = next(reading.before(leaves.start(), "PER"), None)
                ref = ref_to(person, cast) if person and person.start >= near.start else None
                country = draft.place.country
                if ref is not None and country and ref.home not in (None, country):
                    yield replace(ref, role="visitor")
                    yield Ref(country=country, role="host", start=named.start, end=named.end)
                    return


def _last_day(
    drafts: "list[Draft]",
    number: int,
    sentence: TaggedSentence,
    reading: Reading,
    cast: Cast,
    dates: Dates,
) -> None:
    """Give a visit the day that its visitor leaves: "He will leave on Thursday"."""
    leaves = _LEAVES.search(reading.text, sentence.start, sentence.end)
    if leaves is None or sentence.triggers:
        return
    told = _meetings_of(drafts, number, sentence, reading, cast)
    visits = [draft for draft in told if draft.kind == "visit" and draft.last is None]
    if len(visits) != 1:
        return
    for span in dates.within(leaves.end(), sentence.end, "future"):
        if span.precision == "day" and span.start - leaves.end() <= _GAP:
            visits[0].last = span
            return


def _meetings_of(
    drafts: "list[Draft]", number: int, sentence: TaggedSentence, reading: Reading, cast: Cast
) -> "list[Draft]":
    """Return the meetings near a sentence of whose persons it names one, or opens with "he"."""
    named = reading.inside(sentence.start, sentence.end, "PER")
    keys = {id(member) for one in named if (member := cast.member(one)) is not None}
    near = [draft for draft in drafts if abs(draft.sentences[0] - number) <= _REACH]
    if not keys and _SUBJECT.match(reading.text, sentence.start):
        keys = {id(last)} if (last := _last_person(number, reading, cast)) else keys
        return [
            draft
            for draft in near
            if number - draft.sentences[-1] == 1 or (draft.kind == "visit" and keys & draft.keys)
        ]
    return [draft for draft in near if keys & draft.keys]


def _last_person(number: int, reading: Reading, cast: Cast) -> Member | None:
    """Return whom the nearest sentence before names first, within reach of a pronoun."""
    for before in reversed(reading.sentences[max(0, number - _PRONOUN_REACH) : number]):
        for named in reading.inside(before.start, before.end, "PER"):
            return cast.member(named)
    return None


def _is_there(draft: "Draft", place: PlaceClaim, *, goes: bool) -> bool:
    """True when a meeting may be at a place; of a journey its country must be told before."""
    if draft.kind == "call":
        return False
    if draft.place is not None and draft.place.country is not None:
        return draft.place.country == place.country
    at_home = place.country in draft.homes and len(draft.homes) > 1
    return at_home or not goes


def _fill(draft: "Draft", place: PlaceClaim, day: DateSpan | None) -> None:
    """Give a meeting the city, and the day if it has none."""
    if place.city and not (draft.place and draft.place.city):
        draft.place = joined([draft.place, place]) if draft.place else place
    draft.days = draft.days or day


def _fill_stay(draft: "Draft", told: list[DateSpan], after: int) -> None:
    """Give a planned visit the days of a stay that are told beside its place, if they fit."""
    stay = next((span for span in told if span.start - after <= _NEXT), None)
    if stay is None or stay.precision != "day" or draft.kind != "visit":
        return
    vague = draft.days
    if vague is None or (vague.precision != "day" and _lies_in(stay, vague)):
        draft.days = stay


def _lies_in(days: DateSpan, vague: DateSpan) -> bool:
    """True when a week, month or year that is told holds the days."""
    if days.starts_on is None or vague.starts_on is None or vague.ends_before is None:
        return True
    return vague.starts_on <= days.starts_on < vague.ends_before


def _day_beside(
    named: Named, sentence: TaggedSentence, draft: "Draft", dates: Dates
) -> DateSpan | None:
    """Return the day of arriving, from which on they meet; when they part is not told."""
    tense: Tense = "future" if draft.status == "planned" else "past"
    for span in dates.within(named.end, min(named.end + _GAP, sentence.end), tense):
        if span.ends_before and span.starts_on and (span.ends_before - span.starts_on).days > 1:
            return span if span.precision == "day" else None
        if span.precision == "day" and span.starts_on is not None:
            return replace(span, ends_before=None, rule=f"{span.rule}+arrival")
    return None
