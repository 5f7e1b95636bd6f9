"""Whose meeting "they" and "the two leaders" take up: that told last, or the leading one."""

import re
from collections.abc import Sequence

from etl.extract.cast import Member
from etl.extract.drafts import Draft
from etl.extract.model import TaggedTrigger
from etl.extract.parties import Ref
from etl.extract.reading import Reading

_THE_TWO = re.compile(
    r"\W{0,9}(?:the\s+two|both)\s+(?P<noun>leaders|presidents|ministers|men|women)\s+"
    r"(?P<when>(?:had\s+|have\s+)?(?:last|previously|first)\s+"
    r"|(?:will|would|are\s+to|plan\s+to|are\s+due\s+to|agreed\s+to)\s+(?:\w+\s+)?(?=meet\s+again|hold\s+\w+\s+talks\s+again))",
    re.IGNORECASE,
)
"""What brings in another meeting of those that an article is about: "The two leaders last met"."""
_MINISTER = re.compile(r"(?:\bminister|\bsecretary(?:\s+of\s+state)?)$", re.IGNORECASE)
_TWO = 2


def spoken_of(
    drafts: Sequence[Draft], trigger: TaggedTrigger, reading: Reading
) -> list[Ref] | None:
    """Return the parties of the meeting told last, of one with two sides if there is any.

    Of the leading one instead, where words such as "the two ministers last met" fit its pair and
    another pair is told since: they take up whom the article is about.
    """
    sides = ([ref for ref in one.refs if ref.role != "mediator"] for one in reversed(drafts))
    with_parties = [refs for refs in sides if refs]
    last = next((refs for refs in with_parties if len(refs) > 1), next(iter(with_parties), None))
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    told = _THE_TWO.match(reading.text, sentence.start, trigger.start + 1)
    if told is None or last is None:
        return last
    lead = next((refs for refs in reversed(with_parties) if _fits(refs, told["noun"])), None)
    return lead or last


def _fits(refs: Sequence[Ref], noun: str) -> bool:
    """True for two persons who are called so: presidents are leaders, secretaries are ministers."""
    pair = {id(ref.member): ref.member for ref in refs if ref.member is not None}
    if len(pair) != _TWO or any(ref.country for ref in refs if ref.role != "host"):
        return False
    return all(_is_called(member, noun.casefold()) for member in pair.values())


def _is_called(member: Member, noun: str) -> bool:
    if member.kind != "person":
        return False
    if noun in ("men", "women"):
        return True
    if noun == "ministers":
        return any(_MINISTER.search(held.post) for held in member.posts)
    return member.leader
