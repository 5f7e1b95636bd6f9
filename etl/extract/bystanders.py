"""Tell those who only speak of a meeting from those who take part in it."""

import re

from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.parties import Ref
from etl.extract.reading import Reading
from etl.seeding.lookups import Lookups

_SAY = (
    r"(?:said|says|say|told|tells|added|adds|noted|notes|announced|announces|confirmed|stated"
    r"|claimed|warned|argued|asked|insisted|reported|reports|wrote|tweeted|quoted|declined"
    r"|called\s+(?:\w+\s+)?(?:for|on)|urged)"
)
_SPEAKS = re.compile(
    rf"^\s*,?\s*(?:of\s+[A-Z]\w+,\s+)?(?:(?:also|later|then|had|has|who)\s+){{0,2}}{_SAY}\b"
)
_CLOSES = re.compile(rf"^\s*,?\s*(?:also\s+)?{_SAY}\b[^,;]{{0,60}}$")
_FRONTED = re.compile(
    r"\W*(?:after|following|before|during|in|at|ahead\s+of|on\s+the\s+eve\s+of)\b[^,]*",
    re.IGNORECASE,
)
"""What opens "After talks with X, Y said ...", of which Y is the subject throughout."""
_QUOTED = re.compile(r"\b(?:according\s+to|quoted|quoting|citing)\s+(?:the\s+)?(?:[\w.]+\s+){0,3}$")
_ATTACHED = re.compile(
    r"\b(?:aide|adviser|advisor|wife|husband|son|daughter|brother|sister|spokes\w+|deputy|ally|friend"
    r"|successor|predecessor|rival|lawyer|attorney|confidant\w*|supporter|critic|opponent|envoy"
    r"|emissary|assistant)\s+(?:to|of|for)\s+(?:former\s+|then\s+|the\s+)*$"
)
"""Words that make a name a part of another's description: "a close aide to President X"."""
_LIKEWISE = re.compile(r"\b(?:as\s+(?:did|had|has|does|do)|unlike|like|including\s+by)\s+$")
_ITSELF = re.compile(r"\b(?:it|its|they|their)\b")
_SAID_TALKS = re.compile(r"\s+said\s+(?:(?:recent|the|new|further|its|these|initial)\s+){0,2}")
"""What makes talks those of the body that tells of them: "Acme said recent talks with X"."""
_HEARS = re.compile(r"\b(?:told|tells|telling)\s+(?:the\s+)?$")
_TALKS_TO = re.compile(
    r"\b(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoke)\s+(?:to|with)\s+(?:the\s+)?$"
)
_OWNS = re.compile(r"^['’]s?\s+")
_NEW_CLAUSE = re.compile(
    r"\bwith\s+\S.*\b(?:as|while|because|although|but)\s+(?:the\s+)?(?:\w+\s+)?$"
    r"|\b(?:said|says|told\s+\w+)\s+(?!on\b|in\b|here\b)[a-z]"
    r"|\bthat\s+(?:the\s+)?\w+\s+(?:is|are|was|were|has|have|had|will|would|could|should)\b",
    re.DOTALL,
)
_WHO = re.compile(r"(?:\s+[a-z]+){0,3}\s*,?\s+who\s+(?!(?:is|was)\b)[^,;:.]*$")
_LISTED = re.compile(r"\s*(?:,|and\b|,\s*and\b|['’]s)")
_APPOSED = re.compile(r"[a-z],\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}$")
_OFFICIAL = re.compile(r"\s+(?:official|spokes\w+|diplomat|aide|adviser|executive|envoy)\s*,")
_PURPOSE = re.compile(r"\bto\s+(?:discuss|talk\s+about|review|consider|resolve|end|ease)\b")
_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their|him|them|we|our|I|my|us)\b")
_HOPES = re.compile(
    r"\b(?:he|she|they|it)\s+(?:hope|expect|believe|think|thought|understand|understood)(?:s|d|ed)?\b"
)
"""What a speaker does about a meeting of others: "X said he hopes Y will meet Z"."""
_INTENT = re.compile(
    r"^['’]s?\s+(?:\w+\s+)?(?:plans?|decision|invitation|refusal|intention|desire|hopes?|offer"
    r"|willingness|call|request|team|government|administration|envoys?|delegation|aides?)\b"
)


def takes_part(
    ref: Ref, trigger: TaggedTrigger, refs: list[Ref], reading: Reading, lookups: Lookups
) -> bool:
    """Return False for one who only tells of the meeting, hears of it, or owns another thing.

    "..., Minister X told reporters", "X said Y will meet Z", "X's case was raised at the talks".
    """
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if not sentence.start <= ref.start < sentence.end:
        return True
    after = reading.text[ref.end : sentence.end]
    before = reading.text[sentence.start : ref.start]
    if _is_medium(ref, lookups) and (
        _SPEAKS.match(after) or _HEARS.search(before) or _TALKS_TO.search(before)
    ):
        return False
    if (
        _QUOTED.search(before)
        or _LIKEWISE.search(_unnamed(before, ref, reading))
        or _ATTACHED.search(_unnamed(before, ref, reading))
    ):
        return False
    if _is_before_who(ref, trigger, refs, reading) or _is_of_official(ref, reading):
        return False
    if _is_body(ref) and ref.end < trigger.start and _SPEAKS.match(after):
        told = reading.text[ref.end : trigger.start]
        return bool(_ITSELF.search(told) or _SAID_TALKS.fullmatch(told))
    fronted = _FRONTED.fullmatch(reading.text, sentence.start, trigger.start) and not any(
        one.start < trigger.start for one in refs
    )
    if _CLOSES.match(after.rstrip(" .”\"'")) and trigger.start < ref.start and not fronted:
        return not _after_comma(before, reading, ref)
    if len({one.key for one in refs}) < 3:
        return True
    if _SPEAKS.match(after) and ref.end < trigger.start:
        return not (
            _has_own_subject(ref, trigger, refs, reading) or _tells_that(ref, trigger, reading)
        )
    if _SPEAKS.match(after) and _after_comma(before, reading, ref):
        # "Asked about X's meeting with Y, Z said": the words before the comma have their subject.
        return not any(one.start < trigger.start for one in refs)
    if _OWNS.match(after) and ref.end < trigger.start and not _INTENT.match(after):
        return len(reading.text[ref.end : trigger.start].split()) <= _WORDS_OWNED
    return True


_WORDS_OWNED = 6


def _is_before_who(ref: Ref, trigger: TaggedTrigger, refs: list[Ref], reading: Reading) -> bool:
    """True for X of "leaks by X angered Y, who cancelled a visit": the clause is Y's."""
    for other in refs:
        if ref.end < other.start and other.end <= trigger.start:
            who = _WHO.match(reading.text, other.end, trigger.start)
            between = reading.text[ref.end : other.start]
            if who is not None and not _LISTED.match(between):
                return True
    return False


def _is_of_official(ref: Ref, reading: Reading) -> bool:
    """True for the body that only says whose official one is: "X, the Fund official, met"."""
    return _is_body(ref) and bool(
        _APPOSED.search(reading.text, max(0, ref.start - 60), ref.start)
        and _OFFICIAL.match(reading.text, ref.end)
    )


def speaks(ref: Ref, reading: Reading) -> bool:
    """True for one whose name a word of saying follows."""
    return bool(_SPEAKS.match(reading.text[ref.end : ref.end + 60]))


def _is_body(ref: Ref) -> bool:
    return ref.member is not None and ref.member.kind == "organisation"


def _unnamed(before: str, ref: Ref, reading: Reading) -> str:
    """Return the words before a party without the post and country right before the name."""
    start = ref.start
    for named in reading.before(ref.start, "POST", "NORP", "GPE"):
        if reading.text[named.end : start].strip() not in ("", "'s", "’s"):
            break
        start = named.start
    return before[: len(before) - (ref.start - start)]


def _is_medium(ref: Ref, lookups: Lookups) -> bool:
    member = ref.member
    return (
        member is not None
        and member.kind == "organisation"
        and lookups.sources.find(member.name) is not None
    )


def _after_comma(before: str, reading: Reading, ref: Ref) -> bool:
    """True when only posts, bodies and countries stand between the last comma or quote and one."""
    comma = max(before.rfind(mark) for mark in (",", "”", '"'))
    if comma < 0:
        return False
    start = ref.start - len(before) + comma + 1
    words = reading.text[start : ref.start]
    position = start
    for named in reading.inside(start, ref.start, "POST", "ORG", "NORP", "GPE", "LOC"):
        words = words.replace(reading.text[named.start : named.end], "", 1)
        position = named.end
    return position <= ref.start and len(re.findall(r"\w{3,}", words.replace("the ", ""))) <= 2


def _has_own_subject(ref: Ref, trigger: TaggedTrigger, refs: list[Ref], reading: Reading) -> bool:
    """True when what is said has another subject: "X said Y will meet Z", not "X said he met Z"."""
    own = [other.start for other in refs if ref.end < other.start < trigger.start]
    if not own:
        return False
    return not _PRONOUN.search(_HOPES.sub("", reading.text[ref.end : min(own)]))


def _tells_that(ref: Ref, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for "X told us that at the talks A and B ...", not for "X said that he met Y"."""
    told = reading.text[ref.end : trigger.start]
    return bool(re.search(r"\bthat\b", told)) and not _PRONOUN.search(told)


def of_another_clause(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a party that a later clause brings in.

    "met X as Y sought a deal", "after talks with X, Z said that Y ...", "met X to discuss Y".
    """
    between = reading.text[trigger.end : role.start]
    if _NEW_CLAUSE.search(between) or _is_of_fronted(role, trigger, reading):
        return True
    purpose = _PURPOSE.search(between)
    if purpose is None:
        return False
    at = trigger.end + purpose.start()
    return any(trigger.end <= r.start < at for r in trigger.roles if r.label == "PARTY")


def _is_of_fronted(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for X of "After talks with X, Y agreed to start negotiations next week"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    fronted = _FRONTED.match(reading.text, sentence.start, trigger.start)
    if fronted is None or not role.end <= fronted.end() < trigger.start:
        return False
    return any(other.end <= role.start for other in sentence.triggers if other.end < fronted.end())
