"""Fill what the article as a whole tells of a meeting: the dateline's place."""

import re
from dataclasses import replace
from datetime import date

from etl.extract.meetings import Draft
from etl.extract.reading import Reading
from etl.extract.where import Places
from etl.records import DateSpan, PlaceClaim

_HOUSE = re.compile(
    r"\b(?:palace|hotel|residence|headquarters|offices?|building|hall|cent(?:re|er)|ministry|mansion"
    r"|house|villa|airport|university|embassy|club|restaurant|home)\b",
    re.IGNORECASE,
)
_ARRIVES = re.compile(r"\barriv(?:al|es?|ing)\b")
_STAY = re.compile(r"\bduring\s+(?:his|her|their|the)\s+(?:[\w-]+\s+){0,2}(?:visit|stay)\b")
_NEAR_DAYS = 4
_FIRST = 2
"""Sentences whose plans are those of the place that the report was written in."""
_LEAD = 12
"""Sentences within which an article still tells its own news."""


def settle(drafts: list[Draft], places: Places, reference: date | None) -> None:
    """Make status agree with the days, and give meetings without a place the dateline's."""
    for draft in drafts:
        day = draft.days.starts_on if draft.days else None
        if day and reference and day > reference and draft.status == "held":
            draft.status = "planned"
        if day and reference and day <= reference and draft.status == "planned" and draft.pictured:
            draft.status = "held"
    for draft in drafts:
        dateline = places.dateline_of(draft.sentences[0])
        if draft.kind == "call":
            draft.place = None
        elif (
            dateline is not None
            and _open(draft.place, dateline)
            and (
                _here(draft, dateline, reference)
                or (not _is_abroad(draft, dateline) and _arrives(draft, dateline, places.reading))
                or _during_stay(draft, dateline, places.reading)
            )
        ):
            venue = draft.place.venue if draft.place else None
            draft.place = replace(dateline, venue=venue) if venue else dateline
        elif draft.place is None and draft.kind == "visit":
            draft.place = _land_visited(draft, places.reading)


def _land_visited(draft: Draft, reading: Reading) -> PlaceClaim | None:
    """Return the one country that is visited: "Peru hopes that he visits that country"."""
    hosts = [ref for ref in draft.refs if ref.role == "host" and ref.country]
    if len({ref.country for ref in hosts}) != 1:
        return None
    return PlaceClaim(text=reading.words(hosts[0].start, hosts[0].end), country=hosts[0].country)


def _open(place: PlaceClaim | None, dateline: PlaceClaim) -> bool:
    """True when no more is told than the dateline's own country, or a house in it."""
    if place is None or (not place.city and place.country == dateline.country):
        return True
    return place.city is None and place.country is None and bool(_HOUSE.search(place.text))


def _arrives(draft: Draft, dateline: PlaceClaim, reading: Reading) -> bool:
    """True for a visitor whose arrival is told in the visited country, without another place."""
    sentence = reading.sentences[draft.sentences[0]]
    told = _ARRIVES.search(reading.text, sentence.start, sentence.end)
    away = draft.homes - {dateline.country}
    return bool(told and away and dateline.country in draft.homes) and draft.sentences[0] <= _LEAD


def _during_stay(draft: Draft, dateline: PlaceClaim, reading: Reading) -> bool:
    """True for what a visitor does with those at home: "X is to meet Y during his visit"."""
    sentence = reading.sentences[draft.sentences[0]]
    told = _STAY.search(reading.text, sentence.start, sentence.end)
    return bool(told) and dateline.country in draft.homes and draft.sentences[0] <= _LEAD


def _here(draft: Draft, dateline: PlaceClaim, reference: date | None) -> bool:
    """True when the meeting is the news of the place the report was written in.

    A plan without a near day can be for anywhere, unless all are at home; what was held is here
    when it involves the dateline's country, or nobody whose country is known, or happened within
    days of the report.
    """
    if draft.status == "called_off" or _is_abroad(draft, dateline):
        return False
    day = draft.days.starts_on if draft.days and draft.days.precision == "day" else None
    if day and reference:
        until = draft.days.ends_before if draft.days else None
        going_on = until is not None and day <= reference < until
        if abs((day - reference).days) > _NEAR_DAYS and not going_on:
            return False
    elif draft.days and _is_other_time(draft.days, reference):
        return False
    elif draft.status == "planned":
        return _all_at_home(draft, dateline) and draft.sentences[0] <= _FIRST
    if not day and draft.sentences[0] > _LEAD:
        return False
    return dateline.country in draft.homes or any(ref.home is None for ref in draft.refs)


def _is_abroad(draft: Draft, dateline: PlaceClaim) -> bool:
    """True for a visit whose hosts are all of other countries than the report is written in."""
    hosts = {ref.country for ref in draft.refs if ref.country and ref.role == "host"}
    return draft.kind == "visit" and bool(hosts) and dateline.country not in hosts


def _all_at_home(draft: Draft, dateline: PlaceClaim) -> bool:
    """True when all who are to meet are of the country that the report was written in.

    Bodies whose country is not told count as its own beside one who is.
    """
    return any(ref.home == dateline.country for ref in draft.refs) and all(
        ref.home == dateline.country
        or (ref.home is None and ref.member is not None and ref.member.kind == "organisation")
        for ref in draft.refs
    )


def _is_other_time(days: DateSpan, reference: date | None) -> bool:
    """True for a week, month or year that the report was not written in."""
    if days.starts_on is None:
        return False
    if reference is None or days.ends_before is None:
        return True
    return not days.starts_on <= reference < days.ends_before
