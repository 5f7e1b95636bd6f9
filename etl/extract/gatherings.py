"""Members at the gathering of a body of states: ministers of the kind that meets, and stands taken.

"EC finance ministers met today. Belgian Finance Minister X told reporters ... Denmark objected."
"""

import re
from collections.abc import Iterator
from datetime import date

from etl.extract.assemblies import add_to
from etl.extract.cast import Cast, Held, Member
from etl.extract.drafts import Draft
from etl.extract.parties import Ref
from etl.extract.reading import Named, Reading
from etl.seeding.lookups import Lookups

_KINDS = frozenset({"conference", "summit", "talks"})
_MINISTERS = re.compile(
    r"(?<!deputy )(?<!Deputy )\b(?P<kind>[A-Za-z]+(?:\s+and\s+[a-z]+)?)\s+ministers\b"
)
_LEADERS = re.compile(r"\b(?:leaders|heads\s+of\s+(?:state|government)|presidents|summit)\b")
_STAND = re.compile(
    r"(?:['’]s\s+\w+)?\s+(?:(?:has|have|had|is|are|was|were|also|both|strongly|firmly|still|again|would|will|alone)\s+){0,3}"
    r"(?:oppos(?:e|es|ed|ing)|object(?:s|ed|ing)?|support(?:s|ed|ing)?|back(?:s|ed|ing)?|reject(?:s|ed|ing)?|accept(?:s|ed|ing)?"
    r"|insist(?:s|ed|ing)?|refus(?:e|es|ed|ing)|block(?:s|ed|ing)?|vetoe?(?:s|d|ing)?|propos(?:e|es|ed|ing)|argu(?:e|es|ed|ing)"
    r"|complain(?:s|ed|ing)?|criticis(?:e|es|ed|ing)|press(?:es|ed|ing)?\s+for|push(?:es|ed|ing)?\s+for|call(?:s|ed|ing)?\s+for"
    r"|demand(?:s|ed|ing)?|opposed\s+to|agree(?:s|d|ing)?|vote(?:s|d)?|abstain(?:s|ed|ing)?|express(?:es|ed|ing)?\s+\w+)\b"
)
"""What a member does about the matter in hand."""
_REPRESENTED = re.compile(
    r"\b(?:represented|present|taking\s+part|attending)\b[^.;:]{0,40}\b(?:were|are|include[sd]?|was|is)\s+(?:also\s+)?"
    r"|\b(?:ministers|delegates|representatives|officials)\s+(?:from|of)\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:in|at|near|outside|to)\s+(?:the\s+)?$")
_LEAD = 1
"""Sentences in which a report tells its own news."""
_REACH = 12
"""Sentences from the telling of a gathering within which its members are named."""
_SHORT_LIST = re.compile(r"\s*(?:,|,?\s*and)\s*(?:the\s+)?")


def members_there(
    drafts: "list[Draft]", reading: Reading, cast: Cast, lookups: Lookups, on: date | None
) -> None:
    """Add to the gathering that a report is about the members of its body that are shown there."""
    lead = [one for one in drafts if one.kind in _KINDS and one.sentences[0] <= _LEAD]
    gathering = next((one for one in lead if one.status == "held" and _bodies(one)), None)
    if gathering is None:
        return
    members: frozenset[str] = frozenset()
    for body in _bodies(gathering):
        members |= lookups.organisations.members(body.seed_key or "", on=on)
    if not members:
        return
    for ref in [
        *_ministers(gathering, members, reading, cast, lookups),
        *_stands(gathering, members, reading, cast),
    ]:
        add_to(gathering, [ref], reading.sentence_at(ref.start))


def _bodies(draft: "Draft") -> list[Member]:
    """Return the seeded bodies of no state among the parties."""
    members = (ref.member for ref in draft.refs)
    return [one for one in members if one is not None and one.seed_key and not one.of_state]


def _ministers(
    gathering: "Draft", members: frozenset[str], reading: Reading, cast: Cast, lookups: Lookups
) -> Iterator[Ref]:
    """Yield the persons of member states with the post of those who meet."""
    told = " ".join(
        reading.words(reading.sentences[n].start, reading.sentences[n].end)
        for n in gathering.sentences
    )
    kinds = {
        kind
        for match in _MINISTERS.finditer(told)
        for kind in re.split(r"\s+and\s+", match["kind"].casefold())
    }
    leaders = bool(_LEADERS.search(told))
    if not kinds and not leaders:
        return
    codes = {match.code for kind in kinds if (match := lookups.posts.find(f"{kind} minister"))}
    for member in cast.persons():
        held = next((one for one in member.posts if one.qualifier in ("current", "acting")), None)
        if held is None or member.country not in members:
            continue
        first = member.named[0]
        if abs(first.sentence - gathering.sentences[0]) > _REACH:
            continue
        if (leaders and held.leader) or _is_of_kind(held, kinds, codes):
            yield Ref(member=member, start=first.start, end=first.end)


def _is_of_kind(held: Held, kinds: set[str], codes: set[str]) -> bool:
    """True for the Energy Minister of "oil ministers", the Farm Minister of "farm ministers"."""
    if held.code is None or held.code not in codes:
        return False
    if held.code != "other_minister":
        return True
    words = set(held.post.casefold().replace("farm", "agriculture").split())
    return any(kind.replace("farm", "agriculture") in words for kind in kinds)


def _stands(
    gathering: "Draft", members: frozenset[str], reading: Reading, cast: Cast
) -> Iterator[Ref]:
    """Yield the member states that are told to take a stand in the matter or to be represented."""
    first = gathering.sentences[0]
    for sentence in reading.sentences[first : first + _REACH]:
        named = reading.inside(sentence.start, sentence.end, "GPE")
        listed = _REPRESENTED.search(reading.text, sentence.start, sentence.end)
        act = False
        # From the last to the first: those listed before one that takes a stand take it too.
        for one, following in zip(reversed(named), [None, *reversed(named)], strict=False):
            act = _STAND.match(reading.text, one.end) is not None or (
                act
                and following is not None
                and _SHORT_LIST.fullmatch(reading.text, one.end, following.start) is not None
            )
            country = cast.country(one)
            there = listed is not None and listed.end() <= one.start and not _is_where(one, reading)
            if country in members and (act or there):
                yield Ref(country=country, start=one.start, end=one.end)


def _is_where(named: Named, reading: Reading) -> bool:
    """True for the town of "officials from Serbia and the Union met in Brussels"."""
    return bool(_PLACED.search(reading.text, max(0, named.start - 14), named.start))
