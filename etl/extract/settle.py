"""Fill what the article as a whole tells of a meeting: the dateline's place."""

import re
from dataclasses import replace
from datetime import date

from etl.extract.cast import Member
from etl.extract.drafts import Draft
from etl.extract.reading import Reading
from etl.extract.ways import HOUSE
from etl.extract.when import apart
from etl.extract.where import Places
from etl.records import DateSpan, PlaceClaim

_ARRIVES = re.compile(r"\barriv(?:al|es?|ing)\b")
_STAY = re.compile(r"\bduring\s+(?:his|her|their|the)\s+(?:[\w-]+\s+){0,2}(?:visit|stay)\b")
_SIDELINES = re.compile(
    r"\b(?:sidelines|margins|fringes)\s+of\s+(?:the\s+)?(?:(?:\w+\s+){0,2}annual\s+)?"
    r"(?P<town>[A-Z][\w’'-]+)\s+(?:(?!Process)[A-Z][\w’'-]+\s+){0,3}"
    r"(?:Conference|Forum|Summit|Dialogue|Fair|Show|Games|Congress|Expo)\b"
)
"""A gathering that bears its town's name: "on the sidelines of the Munich Security Conference"."""
_THERE = re.compile(
    r"\b[Tt]here\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|remain\w*|exist\w*|be)\b)"
)
_MARKETS = re.compile(
    r"\b(?:oil|crude|stocks?|shares|prices|futures|bonds?|yields|gold|dollar|euro|sterling|yen|traders?|investors?"
    r"|markets?)\b",
    re.IGNORECASE,
)
"""News of a market, which is not where the talks are that it watches."""
_LATER = re.compile(
    r"(?:(?:He|She|They|(?:The\s+)?[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,3})\s+)?"
    r"(?i:later|afterwards?|then|also|separately)\b"
)
"""What opens the telling of what was done next: "He later met", "Afterwards she saw"."""
_NEAR_SENTENCES = 2
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
    for number, draft in enumerate(drafts):
        if draft.place is None and draft.kind != "call":
            draft.place = _there(draft, places) or _gone_on(draft, drafts[:number], places)
    away = {
        id(draft)
        for number, draft in enumerate(drafts)
        if _follows_elsewhere(draft, drafts[:number], places)
    }
    gathered = {draft.place.city for draft in drafts if draft.place and draft.place.city}
    for draft in drafts:
        dateline = places.dateline_of(draft.sentences[0])
        beside = _beside_gathering(draft, places)
        if draft.kind == "call":
            draft.place = None
        elif draft.place is None and beside is not None:
            draft.place = beside
        elif (
            dateline is not None
            and id(draft) not in away
            and _open(draft.place, dateline)
            and (
                (
                    _here(draft, dateline, reference, guests=dateline.city in gathered)
                    and not _moves_market(draft, dateline, places.reading)
                )
                or (not _is_abroad(draft, dateline) and _arrives(draft, dateline, places.reading))
                or _during_stay(draft, dateline, places.reading)
            )
        ):
            venue = draft.place.venue if draft.place else None
            draft.place = replace(dateline, venue=venue) if venue else dateline
        elif draft.place is None and draft.kind == "visit":
            draft.place = _land_visited(draft, places.reading)


def _beside_gathering(draft: Draft, places: Places) -> PlaceClaim | None:
    """Return the town that a gathering beside which they met is called after."""
    sentence = places.reading.sentences[draft.sentences[0]]
    found = _SIDELINES.search(places.reading.text, sentence.start, sentence.end)
    return places.city(found["town"]) if found else None


def _follows_elsewhere(draft: Draft, before: list[Draft], places: Places) -> bool:
    """True for what was done on a journey: "Ruto met Kishida in Tokyo. He then met Naruhito".

    Who follows right after a meeting elsewhere is there too, if no other day is told or one who
    is at home there is met.
    """
    dateline = places.dateline_of(draft.sentences[0])
    if dateline is None or draft.place is not None:
        return False
    return any(_follows(draft, other, dateline) for other in before)


def _follows(draft: Draft, other: Draft, dateline: PlaceClaim) -> bool:
    """True for a meeting told right after one elsewhere that it belongs to."""
    near = any(0 <= draft.sentences[0] - number <= 1 for number in other.sentences)
    place = other.place
    if not near or place is None or other.kind == "call" or draft.status != other.status:
        return False
    if place.country is None or place.city == dateline.city:
        return False
    if place.city is None and place.country == dateline.country:
        return False
    if other.status == "held" and other.days and other.days.precision != "day":
        return False  # "they last met in Tokyo in May"
    shared = bool(draft.keys & other.keys)
    if draft.days is None:
        return shared or dateline.country not in draft.homes
    abroad = place.country != dateline.country and place.country in draft.homes
    journey = other.kind == "visit" and other.status == "planned" == draft.status
    return shared and (abroad or (journey and dateline.country not in draft.homes))


def _there(draft: Draft, places: Places) -> PlaceClaim | None:
    """Return the place told last before "there": "He flew to Caracas. There he met X"."""
    reading = places.reading
    sentence = reading.sentences[draft.sentences[0]]
    there = _THERE.search(reading.text, sentence.start, sentence.end)
    if there is None:
        return None
    for named in reading.before(there.start(), "GPE", "LOC"):
        if named.sentence < draft.sentences[0] - _NEAR_SENTENCES:
            return None
        place = places.read(named)
        if place is not None:
            return place
    return None


def _gone_on(draft: Draft, before: list[Draft], places: Places) -> PlaceClaim | None:
    """Return the place of the meeting told right before: "X met Y in Rome. Later he saw Z"."""
    reading = places.reading
    number = draft.sentences[0]
    sentence = reading.sentences[number]
    if not _LATER.match(reading.text, sentence.start, sentence.end):
        return None
    for other in reversed(before):
        near = any(0 < number - one <= 1 for one in other.sentences)
        same = draft.days is None or not apart(draft.days, other.days)
        if near and same and other.status == draft.status and other.keys & draft.keys:
            return other.place if other.place and other.kind != "call" else None
    return None


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
    return place.city is None and place.country is None and bool(HOUSE.search(place.text))


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


def _here(draft: Draft, dateline: PlaceClaim, reference: date | None, *, guests: bool) -> bool:
    """True when the meeting is the news of the place the report was written in.

    A plan without a near day can be for anywhere, unless all are at home; what was held is here
    when it involves the dateline's country, or nobody whose country is known. Others meet here on
    a near day where another meeting is told to be here (`guests`), in a house that is told, or at
    the United Nations.
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
    if not day and all(ref.member and _is_firm(ref.member) for ref in draft.refs):
        return False  # where firms negotiate is not where they tell of it
    if day and (guests or draft.place is not None or dateline.venue is not None):
        return True
    return dateline.country in draft.homes or any(ref.home is None for ref in draft.refs)


def _moves_market(draft: Draft, dateline: PlaceClaim, reading: Reading) -> bool:
    """True for talks of others that a report from a market only mentions."""
    sentence = reading.sentences[draft.sentences[0]]
    day = draft.days is not None and draft.days.precision == "day"
    if day or dateline.country in draft.homes or draft.kind == "visit":
        return False
    return bool(_MARKETS.search(reading.text, sentence.start, sentence.end))


def _is_firm(member: Member) -> bool:
    """True for a body that no list of public ones has."""
    return member.kind == "organisation" and member.seed_key is None


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
