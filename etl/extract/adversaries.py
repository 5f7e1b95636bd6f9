"""A government and those who oppose it, one of whom is told without a country.

"Acme rebels and the government held talks in Oslo": not Norway's, but of the country of the rebels.
"The government of Peru and rebels met": those of Peru.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from etl.extract.cast import Cast, Member
from etl.extract.groups import faction
from etl.extract.model import TaggedSpan
from etl.extract.parties import Ref
from etl.extract.reading import Named, Reading
from etl.seeding.lookups import Lookups

_BESIDE = re.compile(
    r"[^.;:\"“”]{0,60}\band\s+(?:the\s+|its\s+|an?\s+)?|\s*['’]s?\s+(?:government\s+)?and\s+"
)
"""What stands between two who act together: "rebels and the government"."""
_GOVERNMENT = re.compile(
    r"\b(?:government|regime|junta|authorities|state|army|military|rulers)(?:['’]s)?\b"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?:[\s,]+[A-Z][\w'’.-]+){0,4}\s*(?:\([A-Za-z]+\)\s*)?(?:[-–—]|:\s)"
)
_REACH = 60


def opposed_government(
    role: TaggedSpan, refs: Sequence[Ref], reading: Reading, lands: Sequence[str], home: str | None
) -> list[str] | None:
    """Return whose government it is that is told beside another party, without a country.

    It is that of the other party, else the one at home where they meet; nobody's where they meet
    abroad. None where it is not told beside another: "X held talks with the government in Oslo".
    """
    beside = [ref for ref in refs if _is_beside(ref, role, reading)]
    if not beside:
        return None
    told = {ref.member.country for ref in beside if ref.member is not None and ref.member.country}
    if len(told) == 1:
        return sorted(told)
    start = reading.sentences[reading.sentence_at(role.start)].start
    at_home = home in lands or _DATELINE.match(reading.text, start, role.start)
    if at_home or any(ref.country or _is_of_many(ref.member) for ref in beside):
        return None
    return [] if lands else None


def _is_of_many(member: Member | None) -> bool:
    """True for a body known to be of no one country, which deals with those it goes to."""
    return member is not None and member.seed_key is not None and member.country is None


def opposed_faction(
    role: TaggedSpan, refs: Sequence[Ref], reading: Reading, cast: Cast, lookups: Lookups
) -> Member | None:
    """Return the rebels or opposition of the country whose government is told beside them."""
    words = reading.words(role.start, role.end)
    told = faction(words)
    lands = {ref.country for ref in refs if ref.country and _is_government(ref, role, reading)}
    after = next(reading.after(role.end, "ORG", "PER"), None)
    named_next = after is not None and reading.text[role.end : after.start].isspace()
    if told is None or named_next or len(lands) != 1:
        return None  # "the rebel Harbour Front" has a name
    (land,) = lands
    adjective = _adjective(land or "", refs, reading, lookups)
    if land is None or adjective is None:
        return None
    name = f"{adjective} {told}"
    known = next((one for one in cast.members if one.name.casefold() == name.casefold()), None)
    named = Named(
        start=role.start, end=role.end, text=name, label="ORG",
        sentence=reading.sentence_at(role.start), score=role.score,
    )  # fmt: skip
    return known or cast.add(
        Member(kind="organisation", name=name, country=land, named=[named], of_state=False)
    )


def _adjective(land: str, refs: Sequence[Ref], reading: Reading, lookups: Lookups) -> str | None:
    """Return what people of a country are called, as the words tell it or nearest to its name."""
    for ref in refs:
        told = reading.inside(ref.start, ref.end, "NORP") if ref.country == land else []
        if told:
            return told[0].text
    known = [one for one in lookups.countries.adjectives(land) if not one.isupper()]
    name = lookups.countries.name(land)
    return max(known, key=lambda one: _alike(one, name), default=None)


def _alike(one: str, other: str) -> int:
    """Return how many letters two words begin with together."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _is_beside(ref: Ref, role: TaggedSpan, reading: Reading) -> bool:
    """True for two who act together, right beside each other."""
    start, end = min(ref.end, role.end), max(ref.start, role.start)
    return end - start <= _REACH and _BESIDE.fullmatch(reading.text, start, end) is not None


def _is_government(ref: Ref, role: TaggedSpan, reading: Reading) -> bool:
    """True for a country whose government is told in the same sentence as a party."""
    number = reading.sentence_at(role.start)
    if reading.sentence_at(ref.start) != number:
        return False
    start = max(reading.sentences[number].start, ref.start - 20)
    return bool(_GOVERNMENT.search(reading.text, start, ref.end + 24))
