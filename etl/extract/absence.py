"""Tell who stayed away, was kept out or sent another, and the meeting that went on without him."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.extract.cast import Cast
from etl.extract.joining import listed
from etl.extract.model import TaggedTrigger
from etl.extract.parties import Ref
from etl.extract.reading import Reading

_KEPT_AWAY = (
    r"(?:(?:did|does)(?:\s+not|n['’]t)\s+(?:attend|take\s+part|join|come|show|turn|appear)"
    r"|(?:boycott|skipp|miss)ed|boycotts?|skips?|misses|stay(?:s|ed)\s+away|(?:refus|declin|fail)(?:es?|s|ed)\s+to\s+(?:attend|come|join"
    r"|take\s+part|turn\s+up|show\s+up|appear|go)|(?:was|were|is|are|be|been)\s+(?:\w+ly\s+)?(?:absent|missing)"
    r"|(?:(?:was|were|is|are|be|been)\s+)?(?:not\s+(?:\w+\s+)?(?:invited|represented|present)|(?:excluded|barred|banned|uninvited|disinvited"
    r"|left\s+out|shut\s+out|kept\s+out)\b(?=\s+(?:from|of))))"
)
_NOT_TO_COME = (
    r"(?:(?:will|would|to|can|could)\s+(?:\w+ly\s+)?(?:boycott|skip|miss|stay\s+away|be\s+absent)"
    r"|(?:will|would|can|could)(?:\s+not|n['’]t)\s+(?:attend|take\s+part|join|come|be\s+(?:present|represented|invited)))"
)
_IS_AWAY = (
    r"(?:['’]s?\s+(?:decision|refusal|plans?|failure)\s+|\s+)"
    rf"(?:(?:has|had|have|also|reportedly|again)\s+){{0,2}}(?:{_NOT_TO_COME}|{_KEPT_AWAY})\b"
)
_AWAY = re.compile(
    r"(?:\s+\([^()]{1,30}\))?"
    r"(?:,(?!\s+(?:who|and|but|then)\b)[^.;,]{1,70},|,\s+who\s+(?:is|was)\s+\w+,)?"
    rf"{_IS_AWAY}"
)
"""What follows who is not there: "X, the prime minister, did not attend"."""
_AWAY_APPOSED = re.compile(rf",{_IS_AWAY}")
"""The same of one who is set between commas: "X's deputy, Y, stayed away"."""
_WHO_WAS_AWAY = re.compile(rf",?\s+(?:who|which){_IS_AWAY}(?:\s+(?:up|away|part|it))?\s*[,.;]")
"""The same in passing: "X, who did not attend, sent Y", not "X, who skipped dinner, met Y"."""
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s+[A-ZÀ-Þ][\w.’'-]*){0,4}"
_LIST = rf"(?:(?:,|,?\s+and|\s+or|,?\s+nor)\s+{_NAME}){{0,5}}"
_AWAY_LISTED = re.compile(rf"{_LIST}{_IS_AWAY}")
_BUT_MET = re.compile(r"\b(?:but|and|then|before)\s+(?:[a-z]\w*\s+){0,3}$")
"""What comes before another meeting of the same man: "X missed the talks but later met Y"."""
_SUBJECT_AGAIN = re.compile(r"\b(?:because|but|while|although|though|since|whereas)\b|;")
_WITHOUT = re.compile(
    r"\b(?:without|except(?:ing)?(?:\s+for)?|instead\s+of(?:\s+(?:meeting|seeing|visiting|receiving|hosting)(?:\s+with)?)?"
    r"|in\s+the\s+absence\s+of|(?:did|does|had|have|has|was|were)(?:\s+not|n['’]t)\s+(?:invited?|been\s+invited|includ\w+))\s+"
    r"(?:(?!and\b|wh|\w+ing\b)(?-i:[a-z])[^\s,]*\s+){0,3}$",
    re.IGNORECASE,
)
_WITHOUT_ALL = re.compile(rf"\bwithout\s+(?:{_NAME}(?:,\s+(?:and\s+)?|\s+and\s+)){{1,4}}$")
"""The same of the rest of a list: "without X, Y and Z"."""
_ABSENT_FROM = re.compile(r"\W*(?:Notably\s+)?[Aa]bsent\s+from\b[^.;]*?\b(?:was|were|is|are|be)\b")
"""What begins a sentence with who stayed away: "Absent from the meeting will be X"."""
_STANDS_IN = re.compile(
    r"\b(?:(?:st(?:ood|ands?|anding)|fill(?:ed|s|ing)?|substitut(?:ed|es|ing)|deputi[sz](?:ed|es|ing))\s+(?:in\s+)?for"
    r"|(?:represent|replac)(?:s|es|ed|ing)?|on\s+behalf\s+of|in\s+(?:the\s+)?(?:place|stead)\s+of)\s+"
    r"(?:(?!and\b|by\b)(?-i:[a-z-]+)\s+|(?:brother|sister|father|mother|boss|chief|leader),\s+){0,4}$",
    re.IGNORECASE,
)
"""What makes one the man another stands in for: "X represented Y at the talks"."""
_REPRESENTED = re.compile(
    r"(?:,\s+who\s+(?:is|was)\s+[^,.;]{1,40})?,?\s+(?:(?:is|was|were|will\s+be|would\s+be|had\s+been|who\s+was)\s+)?represented\s+by\s+"
)
_NEITHER = re.compile(r"\b(?:[Nn]either|nor)\s+(?:[a-z]+\s+){0,2}$")
_CAME = re.compile(
    r"[^.;]{0,80}?\b(?:attend(?:ed|s)?|came|took\s+part|was|were|will|travell?ed|turned\s+up)\b"
)
_SHUNNED = re.compile(
    rf"(?P<ahead>{_NOT_TO_COME})|{_KEPT_AWAY}"
    r"|\b(?:[Nn]either|nor)\b[^.;,]{0,80}\b(?:attended|came\s+to|took\s+part\s+in|invited)"
)
_OBJECT = re.compile(
    r"(?:\s+(?:up|away|part|out))?(?:\s+(?:to|at|for|from|in|of))?\s+(?:(?!(?:where|when|which|who|and|but|after|while|because|as)\b)[\w.,’'-]+\s+){0,8}$"
)
_REACH = 400
"""Characters before a name or trigger within which words say who stayed away."""


def is_absent(ref: Ref, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True when the sentence says that this party stayed away, or that another came for him."""
    text, sentence = reading.text, reading.sentences[reading.sentence_at(ref.start)]
    person = ref.member is not None and ref.member.kind == "person"
    led = reading.led(ref.start, "POST", "NORP", "GPE", "ORG")
    before = text[max(sentence.start, led - _REACH) : led]
    if _ABSENT_FROM.match(text, sentence.start, ref.start) or (
        _WITHOUT.search(before) or _WITHOUT_ALL.search(before)
    ):
        return True
    if _NEITHER.search(before) and _CAME.match(text, ref.end):
        return True
    if person and _STANDS_IN.search(before):
        return True
    named = ref.member.named if ref.member else []
    again = [(one.start, one.end) for one in named if sentence.start <= one.start < sentence.end]
    return any(
        _stays_away(start, end, trigger, reading)
        or (person and _REPRESENTED.match(text, end, sentence.end))
        for start, end in [(ref.start, ref.end), *again]
    )


def _stays_away(start: int, end: int, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a name that the words for staying away follow, alone or in a list."""
    text, sentence = reading.text, reading.sentences[reading.sentence_at(start)]
    away = _AWAY.match(text, end, sentence.end) or _WHO_WAS_AWAY.match(text, end, sentence.end)
    if away is None and text[sentence.start : start].endswith(", "):
        away = _AWAY_APPOSED.match(text, end, sentence.end)
    if away is None and (listed := _AWAY_LISTED.match(text, end, sentence.end)):
        told = max((one.end for one in sentence.triggers if one.end <= start), default=None)
        away = listed if told is None or _SUBJECT_AGAIN.search(text, told, start) else None
    return away is not None and not _BUT_MET.search(text, away.end(), trigger.start)


def substitutes(
    trigger: TaggedTrigger, refs: list[Ref], reading: Reading, cast: Cast
) -> Iterator[Ref]:
    """Yield who came for a party: X of "Y was represented by X at the talks"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    taken = {ref.key for ref in refs}
    for ref in refs:
        if ref.member is None or ref.member.kind != "person":
            continue
        match = _REPRESENTED.match(reading.text, ref.end, sentence.end)
        for named in listed(match.end(), sentence.end, reading) if match else ():
            member = cast.member(named)
            if member is not None and id(member) not in taken:
                yield Ref(member=member, start=named.start, end=named.end)


def shunned(trigger: TaggedTrigger, reading: Reading) -> TaggedTrigger:
    """Return the trigger as held or planned where all it says is that somebody stayed away.

    The model takes "X boycotted the talks between Y and Z" for talks called off.
    """
    if trigger.status == "held":
        return trigger
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    start = max(sentence.start, trigger.start - _REACH)
    for away in _SHUNNED.finditer(reading.text, start, trigger.start):
        if _OBJECT.fullmatch(reading.text, away.end(), trigger.start):
            return replace(trigger, status="planned" if away["ahead"] else "held")
    return trigger
