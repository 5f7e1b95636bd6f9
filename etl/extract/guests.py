"""Who is meant by "him" where a guest was just told: "X received Y. Minister Z also met him"."""

import re
from collections.abc import Sequence

from etl.extract.cast import Member
from etl.extract.model import TaggedSpan
from etl.extract.parties import Ref
from etl.extract.reading import Reading
from etl.extract.women import is_womans

_OBJECT = re.compile(r"him|her", re.IGNORECASE)
_VISIT = re.compile(
    r"\W{0,9}(?P<whose>his|her)\s+(?:[\w-]+\s+){0,3}(?:visit|trip|stay|tour)\b", re.IGNORECASE
)
"""What makes the one of the sentence before the visitor: "Her two-day visit ended"."""
_SUBJECT = {"his": "he", "her": "she"}
_REACH = 3
"""Sentences after a meeting in which its guest may be meant."""
_TWO = 2


def guest_of(
    role: TaggedSpan,
    others: Sequence[Ref],
    previous: Sequence[Ref] | None,
    reading: Reading,
    home: str | None,
) -> Member | None:
    """Return the guest of the last meeting, if an object pronoun after its subject means him.

    One meets no one of one's own country so, where a foreigner was told just before: of two who
    met, it is the one from abroad, seen from the country of the subject or of the report.
    """
    if not previous:
        return None
    if _OBJECT.fullmatch(reading.text, role.start, role.end):
        subjects = [ref.member for ref in others if ref.member and ref.end <= role.start]
    elif _is_visitor(role, reading):
        subjects = [ref.member for ref in others if ref.member and ref.start >= role.end]
    else:
        return None
    if len(subjects) != 1 or subjects[0].kind != "person":
        return None
    near = reading.sentence_at(role.start) - max(reading.sentence_at(r.start) for r in previous)
    if not 0 < near <= _REACH:
        return None
    she = reading.words(role.start, role.end).casefold() in ("her", "she")
    pair = {id(r.member): r.member for r in previous if r.member and r.member.kind == "person"}
    hosts = {id(r.member) for r in previous if r.role == "host" and r.member}
    if len(pair) != _TWO or id(subjects[0]) in pair:
        return None
    guests = [member for key, member in pair.items() if key not in hosts]
    if len(guests) != 1:
        own = subjects[0].country or home
        lands = {member.country for member in pair.values()}
        if own not in lands or None in lands or len(lands) != _TWO:
            return None
        guests = [member for member in pair.values() if member.country != own]
    (guest,) = guests
    fits = is_womans(guest.name) or guest.woman
    return None if fits != she and (fits or guest.woman) else guest


def _is_visitor(role: TaggedSpan, reading: Reading) -> bool:
    """True for "She" of "Her visit ended on Tuesday. She also met Y"."""
    number = reading.sentence_at(role.start)
    if number == 0:
        return False
    before = reading.sentences[number - 1]
    visit = _VISIT.match(reading.text, before.start, before.end)
    who = reading.words(role.start, role.end).casefold()
    return visit is not None and _SUBJECT[visit["whose"].casefold()] == who
