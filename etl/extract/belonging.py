"""Persons tied to the body or country that words around them tell: "Zambia's X", "led by X"."""

import re

from etl.extract.cast import Cast, Held, Member
from etl.extract.offices import is_of_government
from etl.extract.posts import TITLE, implied_body
from etl.extract.reading import Named, Reading
from etl.seeding.lookups import Lookups

_TITLES = rf"(?:{TITLE}\s+){{0,2}}"
_OWNED = re.compile(rf"['’]s?\s+{_TITLES}")
_OFFICIAL = re.compile(
    r"(?:['’]s?)?\s+(?:(?:senior|top|leading|veteran|ranking|high-ranking|chief|exiled|political"
    r"|government|military|security|intelligence|defen[cs]e|foreign|ministry|party|army)\s+){0,3}"
    rf"(?:official|diplomat|negotiator|officer),?\s+{_TITLES}"
)
"""What stands between a side and one who acts for it: "senior Hamas official X"."""


_SENT = frozenset({"envoy", "adviser", "ambassador", "negotiator", "spokesperson", "official"})
"""Posts of those who act for the one whose they are called, beside those of a government."""
_HIS_OWN = re.compile(r"\b(?:lawyer|attorney|counsel|campaign|doctor)", re.IGNORECASE)
"""Posts of those who serve a leader and not the state."""
_HIS = re.compile(
    r"['’]s?\s+(?:(?:own|personal|special|new|chief|top|former|deputy|senior)\s+){0,2}"
)


def tie_to_bodies(reading: Reading, cast: Cast) -> None:
    """Tie every person of the cast to the side that the words around the name tell."""
    for named in reading.named:
        member = cast.member(named)
        if member is not None and member.kind == "person":
            _tie_to_body(member, named, reading, cast)


def _tie_to_body(person: Member, named: Named, reading: Reading, cast: Cast) -> None:
    """Tie "X of the Workers' Party" and "the Bureau, led by Director X" to the body."""
    other, gap = reading.neighbour(named)
    if (
        other is not None
        and other.label in ("ORG", "GPE")
        and re.fullmatch(r"\s+of\s+(?:the\s+)?", gap)
    ):
        body = cast.member(other)
        if body is not None and person.organisation is None:
            person.organisation = body
        person.country = person.country or (body.country if body else cast.country(other))
    _tie_to_owner(person, named, reading, cast)
    leader = led_body(named, reading, cast)
    if leader is None:
        return
    body, country = leader
    if body is not None:
        person.organisation = person.organisation or body
        for held in person.posts:
            if (
                held.start < named.end
                and held.end >= named.start - 60
                and (held.organisation is None or held.organisation.implied)
            ):
                held.organisation, held.country = body, held.country or body.country
                held.leader = False
    person.country = person.country or country


def _tie_to_owner(person: Member, named: Named, reading: Reading, cast: Cast) -> None:
    """Tie "Zambia's X" and "Hamas official X" to the country or body."""
    start = named.start
    owner = next(reading.before(start), None)
    if owner is not None and owner.label == "POST":  # where the model tags the title
        owner = next(reading.before(owner.start), None)
    if owner is None or owner.sentence != named.sentence:
        return
    official = _OFFICIAL.fullmatch(reading.text, owner.end, start)
    if not official and not _OWNED.fullmatch(reading.text, owner.end, start):
        return
    if owner.label == "GPE" or (official and owner.label == "NORP"):
        person.country = person.country or cast.country(owner)
    elif owner.label == "ORG" and person.organisation is None and not person.country:
        person.organisation = cast.member(owner)
        if official:
            person.country = cast.country(owner)


def principal(held: Held, reading: Reading, cast: Cast) -> Member | None:
    """Return whose post it is where a person has it to give: "Castillo's envoy"."""
    owner = next(reading.before(held.start), None)
    if owner is None or owner.label != "PER":
        return None
    return cast.member(owner) if _HIS.fullmatch(reading.text, owner.end, held.start) else None


def tie_to_principals(reading: Reading, cast: Cast, lookups: Lookups) -> None:
    """Give envoys and ministers of a leader his country or body, once these are known."""
    for person in cast.persons():
        for held in person.posts:
            master = principal(held, reading, cast)
            if master is None or person.country or person.organisation or held.code is None:
                continue
            if _HIS_OWN.search(held.post):
                continue
            if not any(is_of_government(one.code, lookups) for one in master.posts if one.code):
                continue
            if held.code in _SENT or is_of_government(held.code, lookups):
                person.country = held.country = master.country
                if master.country is None:
                    person.organisation = held.organisation = master.organisation
                match = lookups.posts.find(held.post)
                if match and match.implies:
                    held.organisation = implied_body(match.implies, master.country, cast, lookups)


def led_body(named: Named, reading: Reading, cast: Cast) -> tuple[Member | None, str | None] | None:
    """Return body and country of the side that this person leads ("..., led by X"), if any."""
    start = named.start
    for other in reading.before(start):
        if other.sentence != named.sentence:
            return None
        if other.label == "POST" and not reading.text[other.end : start].strip(" ,\n"):
            start = other.start
            continue
        gap = reading.text[other.end : start]
        match = re.search(r"\b(?:led|headed|chaired|represented)\s+by\b", gap)
        if match is None:
            if other.label in ("NORP", "GPE") and not gap.strip(" ,'’s\n"):
                start = other.start
                continue
            return None
        if other.label == "ORG" and cast.member(other):
            body = cast.member(other)
            return body, (body.country if body else None) or cast.country(other)
        for side in (other, *reading.before(other.start, "NORP", "GPE")):
            if side.sentence == named.sentence and re.search(
                r"delegation|team|mission|group|panel", reading.text[side.end : side.end + 40]
            ):
                return None, cast.country(side)
        return None, cast.country(other)
    return None
