"""Guess whether a date word speaks of what was or of what is to come."""

import re

from etl.dates.periods import Tense

_REACH = 120
_FUTURE = re.compile(
    r"\b(?:(?:will|shall|would|to) be \w+|will|shall|won['’]t|would|(?:is|are|was|were) to"
    r"|due (?:to|in|on|for|back)|set (?:to|for)|scheduled|slated|planned for|planning to"
    r"|plans? (?:to|for)|expects?|expected to|intends? to|hopes? to|aims? to"
    r"|(?:is|are) (?:planned|expected|going|heading|leaving|arriving|preparing|visiting|meeting"
    r"|travelling|traveling|bound|poised)"
    r"|tomorrow|next|upcoming|forthcoming|ahead of|until|deadline|payable|expires?"
    r"|extended (?:to|until)|take[sn]? (?:effect|place)|begins|starts|opens|meets?|travels|visits"
    r"|leaves|arrives"
    r"|to (?:visit|meet|attend|discuss|hold|travel|arrive|begin|open|start|sign|host|take|go|fly"
    r"|address|lead|brief|convene|resume|vote))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:(?<!be )\w{3,}ed|had been (?:due|set|expected|scheduled)|said|says|told|met|held|was"
    r"|were|had|has|have been|did|left|began|took|went|came|gave|made|flew|led|spoke|became|won"
    r"|lost|sent|wrote|saw)\b",
    re.IGNORECASE,
)
_REPORTING = frozenset("said says told announced reported".split())


def guess_tense(sentence: str, at: int) -> Tense:
    """Return the tense of the words around the offset; past when nothing tells.

    The nearest cue decides. Verbs of saying count least: "he said the envoy will arrive Monday".
    """
    start = max(0, at - _REACH)
    cues: list[tuple[int, Tense]] = []
    tense: Tense
    for pattern, tense in ((_FUTURE, "future"), (_PAST, "past")):
        for cue in pattern.finditer(sentence, start, min(len(sentence), at + _REACH)):
            before = cue.end() <= at
            distance = at - cue.end() if before else 2 * (cue.start() - at) + 20
            if cue[0].lower() in _REPORTING:
                # "will meet on Monday, he said": the saying is never what the day belongs to,
                # unless the day stands right beside it: "he said Monday".
                distance = 0 if before and distance <= 4 else distance + _REACH
            cues.append((distance, tense))
    return min(cues)[1] if cues else "past"
