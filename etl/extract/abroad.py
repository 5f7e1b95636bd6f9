"""Of which country those are who are met on a journey: "met President X in Bujumbura"."""

import re
from dataclasses import dataclass

from etl.extract.cast import Cast
from etl.extract.model import TaggedSentence, TaggedSpan, TaggedTrigger
from etl.extract.reading import Reading
from etl.seeding.lookups import Lookups

_BETWEEN = re.compile(r"\bbetween\b")
_NEAR = 2
"""Sentences within which a journey is still told of."""
_TRAVELLER = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]here)\b")
_GOES_ON = re.compile(r"\b(?:later|also|then|there|afterwards?|separately)\b", re.IGNORECASE)
"""What ties a meeting to the one told before it."""


@dataclass(slots=True, kw_only=True)
class _Stay:
    """Where the last sentence that told a place abroad was, and who was there."""

    land: str
    surely: bool
    """False in a town that is no capital, where one may meet anybody."""
    status: str
    persons: set[int]
    sentence: int


def met_abroad(reading: Reading, cast: Cast, lookups: Lookups, at: str) -> dict[int, str | None]:
    """Return the country of those who are met in another capital, None for another town abroad.

    Also of those met in the sentences after it: "Later he was received by President X".
    """
    met: dict[int, str | None] = {}
    stay: _Stay | None = None
    spoken = {at, *cast.countries.values()}
    for number, sentence in enumerate(reading.sentences):
        told = False
        for trigger in sentence.triggers:
            land = _land_of(trigger, reading, lookups, spoken)
            if land is None:
                continue
            told = True
            if land[0] == at:
                stay = None
                continue
            stay = _Stay(
                land=land[0],
                surely=land[1],
                status=trigger.status,
                persons=_members(sentence.start, sentence.end, reading, cast),
                sentence=number,
            )
            if trigger.kind != "visit":
                country = land[0] if land[1] and not _is_between(trigger, reading) else None
                for person in _met(trigger, reading, cast):
                    met.setdefault(person, country)
        if stay and not told and number - stay.sentence <= _NEAR:
            _met_later(met, stay, sentence, reading, cast, lookups, at)
    return met


def _met_later(
    met: dict[int, str | None],
    stay: _Stay,
    sentence: TaggedSentence,
    reading: Reading,
    cast: Cast,
    lookups: Lookups,
    at: str,
) -> None:
    """Add those whom the traveller meets in a sentence that tells no place."""
    text = reading.text
    if _is_at_home(sentence, reading, cast, lookups, at):
        return
    for trigger in sentence.triggers:
        before = _members(sentence.start, trigger.start, reading, cast)
        travels = _TRAVELLER.search(text, sentence.start, trigger.start) or before & stay.persons
        if trigger.kind in ("visit", "call") or trigger.status != stay.status or not travels:
            continue
        dated = any(role.label == "DATE" for role in trigger.roles)
        sure = stay.surely and (not dated or _GOES_ON.search(text, sentence.start, sentence.end))
        for person in _met(trigger, reading, cast) - stay.persons:
            met.setdefault(person, stay.land if sure else None)


def _is_at_home(
    sentence: TaggedSentence, reading: Reading, cast: Cast, lookups: Lookups, at: str
) -> bool:
    """True for a sentence that names the country of the dateline or a town of it."""
    for named in reading.inside(sentence.start, sentence.end, "GPE"):
        place = None if cast.country(named) else lookups.places.best(named.text, countries=(at,))
        if (cast.country(named) or (place and place.country)) == at:
            return True
    return False


def _met(trigger: TaggedTrigger, reading: Reading, cast: Cast) -> set[int]:
    """Return the persons among those who are met, told behind the word that tells it."""
    return {
        person
        for role in trigger.roles
        if role.label in ("PARTY", "HOST") and role.start >= trigger.end
        for person in _members(*reading.whole(role.start, role.end), reading, cast)
    }


def _members(start: int, end: int, reading: Reading, cast: Cast) -> set[int]:
    named = reading.inside(start, end, "PER")
    return {id(member) for one in named if (member := cast.member(one)) is not None}


def _is_between(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for "a meeting in Beijing between X and Y", of whom neither may be at home there."""
    met = [role.start for role in trigger.roles if role.start >= trigger.end]
    subject = any(role.label == "PARTY" and role.end <= trigger.start for role in trigger.roles)
    if subject or not met:
        return False
    return bool(_BETWEEN.search(reading.text, trigger.end, max(met)))


def _land_of(
    trigger: TaggedTrigger, reading: Reading, lookups: Lookups, spoken: set[str]
) -> tuple[str, bool] | None:
    """Return the country of the first place told, and whether it is the capital or the country."""
    labels = ("PLACE", "HOST") if trigger.kind == "visit" else ("PLACE",)
    place = next((role for role in trigger.roles if role.label in labels), None)
    return _land_of_town(place, reading, lookups, spoken) if place else None


def _land_of_town(
    place: TaggedSpan, reading: Reading, lookups: Lookups, spoken: set[str]
) -> tuple[str, bool] | None:
    named = next(iter(reading.inside(*reading.whole(place.start, place.end), "GPE")), None)
    if named is None:
        return None
    form = lookups.countries.find(named.text)
    if form is not None:
        return form.code, True
    town = lookups.places.best(named.text, countries=spoken)
    return (town.country, False) if town else None
