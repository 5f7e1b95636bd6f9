"""Of what kind a meeting is: by the words of a telling, and then by who takes part."""

import re

from etl.extract.drafts import Draft
from etl.extract.model import TaggedTrigger
from etl.extract.offices import LEADERS, TWO_LEADERS
from etl.extract.parties import Ref
from etl.extract.posts import without_names
from etl.extract.reading import Reading
from etl.records import MeetingKind

_STATE_VISIT = re.compile(
    r"\b(?:official|state|working|private|week-?long|(?:two|three|four|\d)-week)\s+"
    r"(?:[\w-]+\s+){0,2}visit",
    re.IGNORECASE,
)
_BY_PHONE = re.compile(
    r"\b(?:by|over\s+the|on\s+the|via)\s+(?:tele)?phone\b|\b(?:tele)?phone\s+(?:call|conversation|talks)"
    r"|\bvideo\s*(?:call|conference|link)|\b(?:tele)?phoned\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"sp(?:oke|eaks?|oken|eaking)|talk(?:s|ed|ing)?\s+(?:to|with)|conversations?|contacts?"
)
"""Words that do not tell whether two met or telephoned."""
_CLAUSE = re.compile(r"[,;:]|\b(?:when|while|after|before|who|as)\b")
_MINISTERS = re.compile(r"\s+(?:[a-z]+\s+){0,2}ministers\b")
_TELLS = re.compile(
    r"\b(?:told|tells|telling|informed|assured|reminded|briefed|met|meets|receiv(?:ed|es)|hosted|welcomed)\s+"
    r"(?:(?:with|the|an?|some|several)\s+)?$"
)
"""What stands before "visiting U.S. lawmakers", who are talked to."""
_VISITING = re.compile(r"visiting\s+(?!the\b|to\b)")
_JOURNEY = re.compile(r"(?:tour|trip|journey|voyage|stay)s?\b", re.IGNORECASE)
_MANY = 3
"""Countries that as such make talks a conference."""
_FOR_TALKS = re.compile(
    r"\b(?:arriv(?:es?|ed|ing)|fl(?:y|ies|ew|ying)|visit(?:s|ed|ing)?|travel(?:s|led|ling)?)\b[^,.;:\"“”]{0,60}\bfor\s+"
    r"(?:(?!a\b|an\b|the\b)[\w-]+\s+){0,3}$"
)


def kind_of(trigger: TaggedTrigger, refs: list[Ref], reading: Reading) -> MeetingKind:
    """Return the kind that a telling gives.

    It is the model's, but words such as "by telephone" make a call, "visit Mr X" talks, talks that
    one travels for a visit, and the ministers of a body a conference.
    """
    kind = _as_told(trigger, reading)
    if kind == "talks" and _has_ministers(refs, reading):
        return "conference"
    return "visit" if kind == "talks" and _is_journey_for(trigger, reading) else kind


def _as_told(trigger: TaggedTrigger, reading: Reading) -> MeetingKind:
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    near = reading.text[max(sentence.start, trigger.start - 15) : trigger.end]
    near += _CLAUSE.split(reading.text[trigger.end : min(sentence.end, trigger.end + 40)])[0]
    if _BY_PHONE.search(near):
        return "call"
    kinds: tuple[MeetingKind, ...] = ("summit", "talks", "visit", "call", "conference")
    kind: MeetingKind = next((known for known in kinds if known == trigger.kind), "other")
    if kind == "visit":
        before = reading.text[max(sentence.start, trigger.start - 25) : trigger.start]
        if _VISITING.match(reading.text, trigger.start) and _TELLS.search(before):
            return "talks"
        object = next(reading.after(trigger.end, "PER"), None)
        if _JOURNEY.match(reading.text, trigger.start):
            return kind  # "during his tour X visited": he is no object
        if object and not without_names(reading, trigger.end, object.start).strip():
            return "talks"
    return kind


def kind_by_parties(draft: "Draft", reading: Reading) -> MeetingKind:
    """Return the kind by who takes part: leaders of two countries in person make a summit."""
    persons = [ref for ref in draft.refs if ref.member and ref.member.kind == "person"]
    lands = [ref for ref in draft.refs if ref.country]
    if draft.kind in ("talks", "visit", "other", "conference") and _are_leaders(persons, draft):
        if draft.place is None and _SPOKE.fullmatch(draft.trigger):
            return draft.kind
        sentence = reading.sentences[draft.sentences[0]]
        told = reading.text[sentence.start : sentence.end]
        stays = draft.duration is not None or _STATE_VISIT.search(told)
        guests = all(ref.role == "visitor" for ref in persons)
        return "visit" if draft.kind == "visit" and (stays or guests) else "summit"
    if draft.kind == "conference" and len(persons) == len(draft.refs) == 2:
        return "talks"
    return "conference" if draft.kind == "talks" and len(lands) >= _MANY else draft.kind


def _are_leaders(persons: list[Ref], draft: Draft) -> bool:
    """True for persons who lead two countries or more, and nobody of a country without its leader.

    One whose country is not told counts as another's leader, unless his post may be the second of
    the country they met in: "President Macron met Prime Minister X in Paris".
    """
    leaders = [ref for ref in persons if ref.member and ref.member.leader]
    homes = {ref.home for ref in leaders if ref.home}
    posts = {held.code for ref in leaders for held in (ref.member.posts if ref.member else ())}
    strangers = {ref.key for ref in leaders if not ref.home}
    here = draft.place.country if draft.place else None
    if here in homes & TWO_LEADERS and len(posts & LEADERS) > 1:
        strangers = set()
    return (
        len(homes) + len(strangers) > 1
        and bool(homes)
        and (all(ref.home in homes for ref in persons if ref.home))
    )


def _is_journey_for(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a visit of which talks are the purpose: "arrived in Oslo for talks on oil"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if reading.text[trigger.end : trigger.end + 9].split()[:1] in (["with"], ["between"]):
        return False
    return bool(_FOR_TALKS.search(reading.text, sentence.start, trigger.start))


def _has_ministers(refs: list[Ref], reading: Reading) -> bool:
    """True when the ministers of a body of states take part: "NATO defence ministers"."""
    return any(
        ref.member is not None
        and ref.member.kind == "organisation"
        and ref.member.country is None
        and _MINISTERS.match(reading.text, ref.end)
        for ref in refs
    )
