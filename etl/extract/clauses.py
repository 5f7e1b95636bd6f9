"""Leave each clause of a sentence its own sides: "A met B in Oslo, and C met D in Rome".

The model asks of each trigger who takes part, and often finds the subject of another clause.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.reading import Named, Reading

SIDES = frozenset({"PARTY", "HOST", "MED"})
_AUXILIARY = (
    r"(?:has|have|had|will|would|was|is|were|are|been|being|be|to|due|expected|scheduled|set|plans?|planned|hopes?"
    r"|wants?|intends?|agreed|then|also|later|again|first|earlier|\w+ly)"
)
_HOLDS = (
    r"(?:held|holds?|holding|had|has|have|having|began|begins?|opened|opens?|started|starts?|attend(?:s|ed|ing)?|paid|pays?"
    r"|made|makes?|concluded|ended|conducted|resumed)"
)
_PLAIN = (
    r"(?:(?!(?:the|this|that|these|those|their|his|her|its|both|who|whom|which|and)\b)[\w-]+\s+)"
)
DOES = rf"(?:{_AUXILIARY}\s+){{0,5}}(?:{_HOLDS}\s+{_PLAIN}{{0,4}})?"
"""What stands between a subject and its meeting: "will then hold a round of"."""
_ACTS = re.compile(rf"\s+{DOES}")
_SAID_AFTER = re.compile(
    r",?\s+(?:said|says|told\s+(?:[\w-]+\s+){0,3}?\w+|announced|added)(?:\s+(?:on\s+)?[A-Z][a-z]+day)?,?"
    rf"\s+(?:after|before|following|during)\s+(?:{_HOLDS}\s+)?{_PLAIN}{{0,2}}"
)
"""What makes one the subject of a meeting that he speaks after: "B said after meeting C"."""
_OWN = re.compile(rf"['’]s?\s+{_PLAIN}{{0,3}}")
"""What stands between an owner and the meeting: "A's official visit"."""
_LEADS = re.compile(
    r"(?:[;:—–]|,|\b(?:and|but|while|as|when|whereas|before|after|until|since|because|though|although|that)\b)"
    r"\s+(?:(?:the|its|his|her|their)\s+)?$"
)
"""What begins a clause that has a subject of its own."""
_APPOSED = re.compile(r"(?:;|\b(?:and|but|while|as)\b)\s+[^,;]{3,60},\s+$")
"""The same before a name that stands between commas: "and her foreign minister, B, met C"."""
_DID = re.compile(
    rf",?\s+(?:{_AUXILIARY}\s+){{0,3}}(?:said|says|told|flew|flown|went|gone|left|came|met|saw|held|[a-z]+ed)\b"
)
_THERE = re.compile(r"[^.;:]{0,60}\bthere\b")
"""What makes a place that of the next clause too: "A met B in Oslo, and C met D there"."""
_LISTS = re.compile(r"(?:\s*,(?:\s+and)?|\s+and)\s+(?:the\s+)?")
_WITH_DAY = re.compile(r"(?:\b(?:and|but|while|as|when)|;)\s+(?:on\s+)?$")
_AFTER_DAY = re.compile(r",?\s+(?:the\s+)?")
_DAY_REACH = 40
_WHERE_HE = re.compile(rf"\bwhere\s+(?:he|she)\s+{DOES}$")
_APART = re.compile(r"(?:\b(?:which|while|whereas)|;|[,;]\s+and)\s+(?:the\s+)?$")
_FRONTED = re.compile(r"\W*(?:as|while|when|after|before|hours|days)\b", re.IGNORECASE)
_COMMA_ALONE = re.compile(r",\s+(?:the\s+)?")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_GOES = re.compile(
    r"\s+(?:(?:will|also|then|had|has)\s+){0,3}(?:travel(?:s|led|ed)?|fl(?:y|ies|ew)|visit(?:s|ed)?|head(?:s|ed)?|go(?:es)?|went"
    r"|meets?|met|host(?:s|ed)?|receive[sd]?|(?:is|was|be|been)\s+in)\b"
)
"""What makes one the subject of a clause of its own: "on the day on which B travels to Riga"."""
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,2}")
_OTHER_THING = re.compile(
    r"['’]s?\s+(?!and\b)[\w-]+(?:\s+(?!and\b)[\w-]+){0,3}(?:\s*,(?:\s+and)?|\s+and)\s+(?:the\s+)?"
)
"""What makes another owner one of another thing: "A's speech and B's talks with C"."""
_PRONOUN = re.compile(r"he|she|they|it|who|him|her|them", re.IGNORECASE)
_TWO = 2
_APPOSITION = 80
_CERTAIN = 0.9
"""The score of a side that the order of the words gives away."""
REACH = 160
"""Characters before a trigger within which what joins it to the sentence is looked for."""


def of_own_clause(triggers: Sequence[TaggedTrigger], reading: Reading) -> tuple[TaggedTrigger, ...]:
    """Return the triggers of a sentence, each with the sides, days and places of its own clause."""
    told = [_told_after(one, triggers[:n], reading) for n, one in enumerate(triggers)]
    told = [_without_apart(one, reading) for one in told]
    own = list(told)
    first = 0
    for number, trigger in enumerate(told):
        start = clause_of(trigger, reading)
        before = [n for n in range(first, number) if start is not None and told[n].end <= start]
        if start is None or not before or subject_of(told[before[-1]], reading) is None:
            continue
        there = _THERE.match(reading.text, trigger.end) is not None
        kept = _since(own[number], start, start if there else told[0].start)
        if sum(role.label in SIDES for role in kept.roles) < _TWO:
            continue
        theirs = [role for n in before for role in told[n].roles if role.end <= start]
        mine = [role for role in trigger.roles if role.start >= start]
        own[number] = beside(kept, theirs)
        for n in before:
            own[n] = beside(_until(own[n], start), mine)
        first = number
    return tuple(own)


def clause_of(trigger: TaggedTrigger, reading: Reading) -> int | None:
    """Return where the clause begins that a trigger is told in, if its subject is named there."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    start = subject_of(trigger, reading)
    if start is None:
        return None
    before = [r for r in trigger.roles if r.label == "PARTY" and r.end <= start]
    for role in reversed(before):
        if not _LISTS.fullmatch(reading.text, role.end, start):
            break
        after = any(other.end <= role.start for other in sentence.triggers)
        if after and not _leads(role, reading):
            break
        start = _led(role, reading)
    low = max(sentence.start, start - _APPOSITION)
    if apposed := _APPOSED.search(reading.text, low, start):
        return apposed.end()
    low = max(sentence.start, start - _DAY_REACH)
    for day in reading.inside(low, start, "DATE")[-1:]:
        fronted = _WITH_DAY.search(reading.text, low, day.start)
        if fronted and _AFTER_DAY.fullmatch(reading.text, day.end, start):
            return fronted.end()
    return start if _LEADS.search(reading.text, low, start) else None


def _leads(role: TaggedSpan, reading: Reading) -> bool:
    start = _led(role, reading)
    return bool(_LEADS.search(reading.text, max(0, start - _DAY_REACH), start))


def _led(role: TaggedSpan, reading: Reading) -> int:
    return reading.led(role.start, "POST", "NORP", "GPE", "ORG")


def subject_of(trigger: TaggedTrigger, reading: Reading) -> int | None:
    """Return where the named party begins that stands right before a verb or "held talks"."""
    before = [
        role
        for role in trigger.roles
        if role.label in ("PARTY", "HOST")
        and role.end <= trigger.start
        and trigger.start - role.end < REACH
        and not _PRONOUN.fullmatch(reading.text, role.start, role.end)
    ]
    for role in reversed(before):
        start, end = reading.whole(role.start, role.end)
        gap = reading.text[end : trigger.start]
        if any(one.fullmatch(gap) for one in (_ACTS, _SAID_AFTER, _OWN)):
            return _led(role, reading)
        apposed = _APPOSED.search(reading.text, max(0, start - _APPOSITION), start)
        if apposed and gap.startswith(",") and _ACTS.fullmatch(gap[1:]):
            return start
    return _before_where(trigger, reading)


def _before_where(trigger: TaggedTrigger, reading: Reading) -> int | None:
    """Return where the one begins that "where he" stands for: "and B flew to Oslo, where he"."""
    where = where_he(trigger, reading)
    persons = [] if where is None else reading.inside(where - REACH, where, "PER")
    if not persons or not acts(persons[-1], reading):
        return None
    return reading.led(persons[-1].start, "POST", "NORP", "GPE", "ORG")


def where_he(trigger: TaggedTrigger, reading: Reading) -> int | None:
    """Return where the words "where he" begin that a trigger is told after."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, trigger.start - REACH)
    found = _WHERE_HE.search(reading.text, low, trigger.start)
    return found.start() if found else None


def _since(trigger: TaggedTrigger, start: int, first: int) -> TaggedTrigger:
    """Return a trigger with the sides of its clause; a day before all of them is of each."""
    kept = only(
        trigger,
        lambda role: role.start >= start or (role.label not in SIDES and role.end <= first),
    )
    return replace(kept, roles=tuple(_sure(role, trigger) for role in kept.roles))


def _sure(role: TaggedSpan, trigger: TaggedTrigger) -> TaggedSpan:
    subject = role.label == "PARTY" and role.end <= trigger.start
    return replace(role, score=max(role.score, _CERTAIN)) if subject else role


def beside(trigger: TaggedTrigger, others: Sequence[TaggedSpan]) -> TaggedTrigger:
    """Return a trigger that knows the roles of the meetings told beside it."""
    mine = {(role.start, role.end) for role in trigger.roles}
    apart = tuple(role for role in others if (role.start, role.end) not in mine)
    return replace(trigger, others=(*trigger.others, *apart)) if apart else trigger


def _until(trigger: TaggedTrigger, end: int) -> TaggedTrigger:
    return only(trigger, lambda role: role.end <= end)


def only(trigger: TaggedTrigger, keeps: Callable[[TaggedSpan], bool]) -> TaggedTrigger:
    """Return a trigger with those of its roles that are to be kept."""
    roles = tuple(role for role in trigger.roles if keeps(role))
    return trigger if len(roles) == len(trigger.roles) else replace(trigger, roles=roles)


def _told_after(
    trigger: TaggedTrigger, earlier: Sequence[TaggedTrigger], reading: Reading
) -> TaggedTrigger:
    """Return a meeting after which one spoke, with the speaker: "B said after talks with C"."""
    speaker = next(iter(reading.before(trigger.start, "PER")), None) if earlier else None
    if speaker is None or speaker.start < earlier[-1].end:
        return trigger
    told = _SAID_AFTER.fullmatch(reading.text, speaker.end, trigger.start)
    if told is None:
        return trigger
    if "before" not in told[0] and trigger.status == "planned":
        trigger = replace(trigger, status="held")
    if any(role.start <= speaker.start < role.end for role in trigger.roles):
        return trigger
    role = TaggedSpan(start=speaker.start, end=speaker.end, label="PARTY", score=0.5)
    return replace(trigger, roles=tuple(sorted((*trigger.roles, role), key=lambda one: one.start)))


def _without_apart(trigger: TaggedTrigger, reading: Reading) -> TaggedTrigger:
    return only(trigger, lambda role: not _is_apart(role, trigger, reading))


def _is_apart(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the subject of a later clause, and for the owner of another thing told before."""
    if role.label not in SIDES:
        return False
    if role.start >= trigger.end:
        goes = _GOES.match(reading.text, role.end)
        sentence = reading.sentences[reading.sentence_at(trigger.start)]
        if goes is None or any(role.end <= o.start < goes.end() for o in sentence.triggers):
            return False  # what another trigger tells of has its own sides
        start = _led(role, reading)
        low = max(trigger.end, start - _DAY_REACH)
        setting = next(iter(reading.before(start, "DATE", "GPE", "LOC", "PER")), None)
        if _APART.search(reading.text, low, start) or _opens_main(start, trigger, reading):
            return True
        if setting is None or setting.label == "PER" or setting.start < trigger.end:
            return False
        return _AND.fullmatch(reading.text, setting.end, start) is not None
    owners = [
        one
        for one in trigger.roles
        if one.label in SIDES
        and role.end < one.start
        and one.end < trigger.start
        and _OWNS.fullmatch(reading.text, one.end, trigger.start)
    ]
    return any(_OTHER_THING.fullmatch(reading.text, role.end, _led(one, reading)) for one in owners)


def _opens_main(start: int, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for who follows a clause with its own subject: "As A visited Oslo, B flew to Rome"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    comma = reading.text.rfind(",", trigger.end, start)
    return (
        comma >= 0
        and _COMMA_ALONE.fullmatch(reading.text, comma, start) is not None
        and _FRONTED.match(reading.text, sentence.start) is not None
        and subject_of(trigger, reading) is not None
    )


def acts(named: Named, reading: Reading) -> bool:
    """True for the subject of a clause: "; B had flown in from Oslo"."""
    if not _DID.match(reading.text, named.end):
        return False
    start = reading.led(named.start, "POST", "NORP", "GPE", "ORG")
    return _LEADS.search(reading.text, max(0, start - _DAY_REACH), start) is not None
