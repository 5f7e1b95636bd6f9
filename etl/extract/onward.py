"""Which parties of the last meeting go on to the next: "They also met Y", "The mission met Z"."""

import re
from collections.abc import Sequence

from etl.extract.parties import Ref
from etl.extract.posts import without_names
from etl.extract.reading import Reading

_LIST = re.compile(
    r"[\s,]*(?:(?:and|with|as\s+well\s+as|led\s+by|headed\s+by|leaders|officials|the|his|her|an?|mission|delegation|team|group)"
    r"[\s,]*){0,6}"
)
"""What stands between those of one side: "Caricom leaders led by X"."""
_SENT = re.compile(
    r"(?:the|this)\s+(?P<noun>mission|delegation|team|group)(?:['’]s)?(?:\s+members)?$",
    re.IGNORECASE,
)
_FEW = 30
"""Characters around a side in which its noun may stand: "a delegation led by X"."""
_TWO = 2


def subjects_of(previous: Sequence[Ref], reading: Reading) -> list[Ref]:
    """Return the first side, where it has several: X and Y of "X and Y met Z. They met W"."""
    first, *others = _sides(previous, reading) or [[]]
    return first if others and len(first) >= _TWO else []


def mission_of(words: str, previous: Sequence[Ref], reading: Reading) -> list[Ref]:
    """Return the side of the last meeting that was told as a mission, if the words mean that."""
    sent = _SENT.fullmatch(words)
    if sent is None:
        return []
    for side in _sides(previous, reading):
        here = reading.sentences[reading.sentence_at(side[0].start)]
        start, end = max(here.start, side[0].start - _FEW), min(here.end, side[-1].end + _FEW)
        told = reading.text[start:end]
        if re.search(rf"\b{sent['noun']}\b", told, re.IGNORECASE):
            return side
    return []


def _sides(refs: Sequence[Ref], reading: Reading) -> list[list[Ref]]:
    """Return the parties of one sentence as lists of those who are told side by side."""
    told = sorted(refs, key=lambda ref: ref.start)
    if not told or reading.sentence_at(told[0].start) != reading.sentence_at(told[-1].start):
        return []
    sides = [[told[0]]]
    for ref in told[1:]:
        last = sides[-1][-1]
        if last.end > ref.start or _LIST.fullmatch(without_names(reading, last.end, ref.start)):
            sides[-1].append(ref)
        else:
            sides.append([ref])
    return sides
