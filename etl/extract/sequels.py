"""Another round of what is told: "The next round will be in Geneva", "The first was in May"."""

import re

from etl.extract.drafts import Draft
from etl.extract.model import TaggedTrigger
from etl.extract.parties import Ref
from etl.extract.reading import Reading

_ORDINALS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d{1,2}(?:st|nd|rd|th)"
)
_ROUND = re.compile(
    rf"\b(?P<which>next|another|further|follow-up|previous|last|earlier|preceding|final|{_ORDINALS})\s+"
    r"(?:and\s+final\s+)?(?:(?:such|formal|full|plenary|scheduled|regular|planned|technical|direct|indirect"
    r"|round\s+of(?:\s+the)?)\s+){0,2}(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_ROUNDS = frozenset(
    "round session meeting talks negotiations discussions dialogue conference summit"
    " consultations".split()
)
_TO_COME = frozenset({"next", "another", "further", "follow-up"})
_BEFORE = frozenset({"previous", "last", "earlier", "preceding"})
_KINDS = frozenset({"talks", "summit", "conference"})
_REACH = 60
_PAIR = 2


def round_of(trigger: TaggedTrigger, reading: Reading) -> str | None:
    """Return which round the words before a trigger make it: "next", "previous", "third"."""
    if reading.words(trigger.start, trigger.end).casefold() not in _ROUNDS:
        return None
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - _REACH)
    told = _ROUND.search(reading.text, low, trigger.start)
    return told["which"].casefold() if told else None


def is_other_round(known: Draft, new: Draft) -> bool:
    """True when the words of one telling set it apart as another round than the other."""
    if new.round is None or new.round == known.round:
        return False
    if new.round in _TO_COME:
        return new.status == "planned" and known.status == "held"
    if new.round in _BEFORE:
        return new.status == "held" and bool(new.days or new.place)
    ordinals = known.round is not None and known.round not in _TO_COME | _BEFORE
    return ordinals or (new.status != known.status and new.round != "first")


def parties_of_round(new: Draft, drafts: list[Draft]) -> list[Ref]:
    """Return the sides of the talks told before of which this is another round, if it names none.

    It must tell its day or place: that there may be another round is no meeting. Of a gathering
    of many only those who sent somebody come to the next one.
    """
    named = any(ref.role != "mediator" for ref in new.refs)
    if named or new.round is None or not (new.days or new.place):
        return []
    told = [one for one in drafts if len(one.keys) >= _PAIR and one.kind in _KINDS]
    talks = [one for one in told if one.words[0] in _ROUNDS] or told
    if not talks or not is_other_round(talks[-1], new):
        return []
    refs = [ref for ref in talks[-1].refs if ref.key not in talks[-1].came]
    sides = [ref for ref in refs if ref.member is None or ref.member.kind != "person"]
    return (
        sides
        if len(sides) >= _PAIR
        else list(refs)
        if len({ref.key for ref in refs}) == _PAIR
        else []
    )
