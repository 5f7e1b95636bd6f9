"""Which parties of the last meeting go on to the next: "They also met Y", "The mission met Z"."""

import re
from collections.abc import Sequence

from etl.extract.parties import Ref
from etl.extract.posts import without_names
from etl.extract.reading import Reading

_LIST = re.compile(
    r"[\s,]*(?:(?:and|with|as\s+well\s+as|led\s+by|headed\s+by|leaders|officials|lawmakers|legislators|senators|envoys|ministers|executives|the|his|her|an?|mission|delegation|team|group)"
    r"[\s,]*){0,6}"
)
"""What stands between those of one side: "Caricom leaders led by X"."""
_SENT = re.compile(
    r"(?:the|this)\s+(?P<noun>mission|delegation|team|group)(?:['’]s)?(?:\s+members)?$",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    r"\b(?:delegat\w+|mission|team|group|lawmakers|legislators|senators|deputies|officials|ministers|envoys|leaders|members"
    r"|MPs|executives|parliamentarians)\b[^.;:\"“”]{0,40}\b(?:led|headed)\s+by\s+(?:the\s+)?$"
)
_LED_REACH = 90
_PEOPLE = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+\s+){0,2}(?:lawmakers|legislators|senators|deputies|officials|ministers|envoys|negotiators"
    r"|diplomats|delegates|delegation|generals|experts|inspectors)\b"
)
"""What makes a country several persons: "Kenyan lawmakers met X. They also met Y"."""
_FEW = 30
"""Characters around a side in which its noun may stand: "a delegation led by X"."""
_TWO = 2


def subjects_of(previous: Sequence[Ref], reading: Reading) -> list[Ref]:
    """Return the first side, where it has several: X and Y of "X and Y met Z. They met W"."""
    first, *others = _sides(previous, reading) or [[]]
    if not others or not (len(first) >= _TWO or _are_many(first[0], reading)):
        return []
    return first


def _are_many(ref: Ref, reading: Reading) -> bool:
    """True for who is told as several: officials of a country, "lawmakers led by X"."""
    start = reading.sentences[reading.sentence_at(ref.start)].start
    led = reading.led(ref.start, "POST", "NORP", "GPE", "ORG")
    if _LED_BY.search(reading.text, max(start, led - _LED_REACH), led):
        return True
    return ref.country is not None and bool(_PEOPLE.match(reading.text, ref.end))


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
