"""The posts of counterparts, which are those of whoever they are counterparts of."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.extract.cast import Cast, Member
from etl.extract.posts import TITLE
from etl.extract.reading import Named, Reading

_COUNTERPART = re.compile(r"['’]?s?\s+(?P<words>(?:new\s+)?counterpart)\b")
_COUNTERPARTS = re.compile(r"\s+(?P<words>(?:new\s+)?counterparts)\s*,?\s+")
_NAME_FOLLOWS = re.compile(rf"\s*,?\s+(?:{TITLE}\s*){{0,2}}")
_NAME_BEFORE = re.compile(r",\s+(?:his|her|their|its|the)\s+")
_AND = re.compile(r",?\s+and\s+|,\s+")
_SEVERAL = 2


def tie_counterparts(reading: Reading, cast: Cast) -> None:
    """Give "her Chilean counterpart, X" the post of the person told of before, for that country."""
    lands: list[Named] = []
    for land in reading.named:
        if cast.country(land) is None:
            continue
        if lands and not _AND.fullmatch(reading.text, lands[-1].end, land.start):
            lands = []
        lands.append(land)
        several = _COUNTERPARTS.match(reading.text, land.end)
        if several is not None and len(lands) >= _SEVERAL:
            persons = list(_listed(several.end(), reading))
            if len(persons) == len(lands):
                for of, one in zip(lands, persons, strict=True):
                    _give(one, of, lands[0].start, several.span("words"), reading, cast)
            continue
        match = _COUNTERPART.match(reading.text, land.end)
        person = _named_one(land, match.end(), reading) if match else None
        if match is not None and person is not None:
            _give(person, land, min(person.start, land.start), match.span("words"), reading, cast)


def _named_one(land: Named, end: int, reading: Reading) -> Named | None:
    """Return the name after "his Chilean counterpart," or before ", his Chilean counterpart"."""
    person = next(reading.after(end, "PER"), None)
    if person is not None:
        start = reading.led(person.start, "POST")
        if _NAME_FOLLOWS.fullmatch(reading.text, end, start) or _NAME_FOLLOWS.fullmatch(
            reading.text, end, person.start
        ):
            return person
    person = next(reading.before(land.start), None)
    if person is None or person.label != "PER":
        return None
    return person if _NAME_BEFORE.fullmatch(reading.text, person.end, land.start) else None


def _listed(start: int, reading: Reading) -> Iterator[Named]:
    """Yield the persons listed from `start` on: "X and Y"."""
    position = start
    for person in reading.after(start, "PER"):
        glue = reading.text[position : person.start]
        if glue and not (position > start and _AND.fullmatch(glue)):
            return
        position = person.end
        yield person


def _give(
    person: Named, land: Named, before: int, words: tuple[int, int], reading: Reading, cast: Cast
) -> None:
    """Give a counterpart the country, and the post of the one told of before, if he has none."""
    member, country = cast.member(person), cast.country(land)
    if member is None:
        return
    others = (cast.member(named) for named in reading.before(before, "PER"))
    other = next((one for one in others if one and one.posts), None)
    if other is None or other is member:
        return
    if member.country is None:
        _settle(member, country)
    if member.posts:
        return
    start, end = words
    held = replace(other.posts[0], country=country, organisation=None, start=start, end=end)
    member.posts.append(held)


def _settle(member: Member, country: str | None) -> None:
    """Make a person of whom no country is told one of this country, with the posts he has."""
    member.country = country
    for held in member.posts:
        if held.organisation is None:
            held.country = held.country or country
