"""Who takes part in gatherings of many: the body that meets, who speaks to it, who leads a side."""

import re
from collections.abc import Iterable, Iterator

from etl.extract.cast import Cast, Member
from etl.extract.descriptions import Descriptions
from etl.extract.drafts import Draft
from etl.extract.joining import listed
from etl.extract.model import TaggedSentence, TaggedSpan, TaggedTrigger
from etl.extract.parties import Ref, ref_to
from etl.extract.posts import without_names
from etl.extract.reading import Named, Reading
from etl.extract.whose import acts
from etl.seeding.lookups import Lookups

_GATHERINGS = frozenset({"conference", "summit"})
_OWN_MEETING = re.compile(
    r"(?:\)|,|\s*\([^()]{1,60}\)|,\s+[A-Z]{2,8},)?(?:['’]s?)?\s+"
    r"(?:(?!(?:meetings?|talks|and|or|but|for|to|with|of|in|on|at|by|from|after|before|has|had|was|is"
    r"|will|would|said|held|holds?)\b)[a-z-]+['’]?\s+){0,3}"
)
"""What stands between a body and the word for its meeting: "OPEC's annual ministerial meeting"."""
_VERB = re.compile(
    r"me[et]ts?|met|visit(?:s|ed)|host(?:s|ed)|received|saw|sp(?:oke|eaks)|talked|conferred"
)
_ADDRESSES = re.compile(
    r"\b(?:told|(?:are|were|is|was)\s+among\s+(?:the|those)\s+(?:[\w-]+\s+){0,3}attending"
    r"|(?:are|were|is|was)\s+(?:an?\s+)?(?:\w+\s+)?(?:participants?|delegates)\s+(?:in|at)"
    r"|address(?:es|ed|ing)?|brief(?:s|ed|ing)|chair(?:s|ed|ing)?|inform(?:s|ed)"
    r"|(?:speech|remarks|address|statement|spoke|speaks|speaking|presentation)\s+(?:to|at|before))"
    r"\s+(?P<what>(?:a|an|the|this|that)\s+[^;:\"“”]{0,90}|)$"
)
_WHERE = re.compile(
    r"(?:\s+(?:meeting|conference|talks|session))?(?:\s+(?:in|at|on|last|this)\s+[^,.;:\"“”]{1,40})?,\s+(?:where|at\s+which)"
    r"\s+(?:the\s+)?"
)
_WITHIN_NAME = re.compile(r"(?:['’]s?)?\s*(?:of\s+(?:the\s+)?)?")
_DELEGATION = re.compile(
    r"['’]?s?\s+(?:(?:chief|main|senior|top|trade)\s+)?(?:delegat(?:ion|es?)|negotiat(?:ors?|ing\s+team)|team)"
    r"\s+(?:at|to|attending|in)\s+(?:the|this|a|an)\s+[^,;:\"“”]{0,80}$",
    re.IGNORECASE,
)
"""What stands between a country and a gathering that it sent people to."""
_BY_WHOM = re.compile(
    r"[^.;:\"“”]{0,60}?\b(?:(?:chaired|hosted|convened|organi[sz]ed|sponsored)\s+by"
    r"|under\s+the\s+auspices\s+of|at\s+the\s+(?:\w+\s+)?request\s+of)\s+(?:the\s+)?$"
)
_CLAUSE = re.compile(
    r"\b(?:that|which|who|while|when|said|says|is|are|was|were|has|have|had|will|would|news|press"
    r"|reporters?|conference|meeting|talks)\b"
)
"""What parts those spoken to from a gathering named later, or makes them the press."""
_SUBJECT_GAP = re.compile(
    r"\)?(?:\s*,[^;:\"“”]{0,110},)?\s*(?:(?:also|later|then|who|has|had|in|an?|the|his|her|opening|closing"
    r"|keynote|welcoming)\s+)*"
)
_NEXT_SUBJECT = re.compile(
    r"\s*[(),]*\s*(?:(?:and|as\s+well\s+as)\s+)?(?:the\s+)?(?:(?:banned|exiled|militant|main)\s+)?"
)
_OPENS = re.compile(r"\W*(?P<who>he|she)\b[^;:\"“”]{0,60}$", re.IGNORECASE)
_AS_HE = re.compile(r"\b(?:as|while|when|after|before)\s+(?P<who>he|she)\s+(?:\w+\s+)?$")
_SAID_HE = re.compile(r",\s+(?P<who>he|she)\s+(?:said|added|told)\s+(?:\w+\s+){0,4}$")
_LEADS = re.compile(
    r"(?:,\s+[^.,;:\"“”]{1,60}\s+and(?=\s))?(?:\s+of\s+(?:the\s+)?[A-Z]\w+)?\s*,?\s*(?:who\s+)?(?:(?:is|was)\s+)?(?:also\s+)?(?:the\s+)?(?:chief\s+)?"
    r"(?:head(?:s|ed|ing|\s+of)?|lead(?:s|ing|er\s+of)?|led|chair(?:s|ed|man\s+of|ing)?|delegate"
    r"|negotiator)\b[^,.;:\"“”]{0,60}"
)
_SIDE = re.compile(
    r"\b(?:delegat(?:ion|es?)|negotiat(?:ors?|ing\s+team)|conference|session|talks|meeting)\b"
)
_BY_TITLE = re.compile(
    r"\b(?:delegate|(?:producer|consumer)\s+(?:group\s+)?spokes(?:man|woman)|delegation\s+(?:head|leader|chief)|(?:conference|session|meeting)\s+chairm[ae]n"
    r"|keynote\s+speaker,?(?:\s+(?:Prince|Princess|Sheikh|Dr|Professor))?)"
    r"\s+(?:and\s+\w+\s+spokesman\s+)?(?:Sir\s+)?$",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"\b(?:delegates|delegations|participants|attendees|negotiators|guests|those\s+(?:attending|present|taking\s+part))"
    r"\s+(?:[a-z]+\s+){0,2}?(?:includ(?:e|es|ed|ing)|are|were)\s+(?:the\s+)?"
    r"|\b(?:attend|participat|took\s+part|taking\s+part)[^.;:\"“”]{0,70}(?<!ings)(?<!ences)(?<!vents),?\s+including\s+(?:the\s+)?"
    r"|(?<![\w,;])they\s+(?:are|were|included?)\s+(?=(?-i:[A-Z<]))",
    re.IGNORECASE,
)
"""What begins a list of those who are there: "The delegates include X"."""
_ATTENDS = re.compile(
    r"(?:,[^,;:\"“”]{1,90},)?\s+(?:(?:also|will|would|is|are|was|were|has|have|had|been|to|due|expected)\s+){0,4}"
    r"(?:attend|address|open|host|chair|t(?:a|oo)k(?:e|es|ing)?\s+part\s+in|participat)(?:s|es|ed|e|ing)?\s+(?:in\s+)?"
    r"(?:the|this|that)\s+(?:[a-z]+\s+){0,2}(?:day|meeting|session|conference|talks|gathering|forum|ceremony"
    r"|symposium|summit|event)\b"
)
_TO_ATTEND = re.compile(
    r"\s(?:would|will|are\s+(?:due|expected|scheduled)\s+to)\s+(?:all\s+|also\s+)?(?:be\s+represented|attend|take\s+part|participate)\b"
)
"""What follows a list of those who come: "Egypt, Mali and Chad would be represented"."""
_WERE_THERE = re.compile(
    r"\s+(?:(?:also|all|both)\s+)?(?:attended|took\s+part|participated|were\s+present)\W*"
)
"""What ends a sentence that lists who was at the gathering told before."""
_NEXT_LAND = re.compile(r"\s*(?:,?\s*and|,)\s+(?:the\s+)?")
_NEXT_BODY = re.compile(r"(?:\s*<[\w.]{1,9}>|>)?\s*(?:,?\s*and\s+|,\s+|)(?:the\s+)?<?")
"""What stands between those of a list, with the codes of their shares: "Acme <ACM.N> and"."""
_TOLD_THEM = re.compile(
    r"\s+(?:also\s+|later\s+)?told\s+(?:the\s+|his\s+|her\s+)?(?:ministers|delegates|delegations|colleagues"
    r"|the\s+(?:meeting|conference|session|gathering|council|forum))\b"
)
_DELEGATE = re.compile(r"\b(?:delegate|representative|ambassador|envoy|governor)\b", re.IGNORECASE)
_HEARD = re.compile(
    r"\b(?:meeting|conference|session|council|committee|talks|ministers|delegates|governors)\b[^.;:]{0,80}\bheard\s+"
    r"(?:an?\s+)?(?:\w+\s+)?(?:report|speech|address|statement|presentation|appeal|plea)\s+(?:from|by)\s+(?:[A-Z]\w+\s+){0,3}$"
)
"""One who spoke to a gathering: "the meeting also heard a report from X"."""
_HEADS = re.compile(r"\b(?:president|chairm[ae]n|director|secretary|managing|head|chief)\b", re.I)
"""Words of the post of one who heads a body, and so takes part where it meets."""
_CHAIRS = frozenset({"chairman", "chairwoman", "conference chairman", "conference president"})
"""Posts that without a body are those of the gathering itself."""
_GATHER = frozenset({"conference", "talks"})
_LEAD = 1
"""Sentences in which a report tells its own news."""
_MANY = 3
"""Names that make a list of what "they are"."""
_LIST_REACH = 4
"""Sentences after the telling of a gathering within which its delegates are listed."""
_REACH = 14
"""Sentences from the telling of a gathering within which its delegates are named."""


def convened(
    trigger: TaggedTrigger, refs: list[Ref], reading: Reading, cast: Cast, lookups: Lookups
) -> Iterator[Ref]:
    """Yield the body whose meeting it is: "the ICO talks", "a symposium organised by the Bank"."""
    taken = {ref.key for ref in refs}
    owner = _owner(trigger, reading, cast, lookups)
    for body in [*([owner] if owner else []), *_organisers(trigger, reading, cast)]:
        if body.key not in taken:
            taken.add(body.key)
            yield body


def _organisers(trigger: TaggedTrigger, reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield who the words after a gathering say called it, asked for it or has its chair."""
    first = next(reading.after(trigger.end, "ORG", "PER", "GPE"), None)
    if first is None or not _BY_WHOM.fullmatch(reading.text[trigger.end : first.start]):
        return
    if first.label == "PER" and not acts(first, reading):
        return  # "chaired by X's aide"
    sentence = reading.sentences[first.sentence]
    row = [first] if first.label == "PER" else _row(first.start, sentence.end, reading)
    yield from (ref for named in row if (ref := ref_to(named, cast)) is not None)


def _owner(trigger: TaggedTrigger, reading: Reading, cast: Cast, lookups: Lookups) -> Ref | None:
    """Return the body that stands right before the word for its meeting."""
    nearest = next(reading.before(trigger.start, "ORG", "GPE", "PER"), None)
    if nearest is None or nearest.label != "ORG" or trigger.kind in ("visit", "call"):
        return None
    if not _OWN_MEETING.fullmatch(reading.text[nearest.end : trigger.start]):
        return None
    if reading.text[nearest.end] == "," and _VERB.fullmatch(
        reading.text, trigger.start, trigger.end
    ):
        return None  # "X, a former president of the Council, met Y"
    member = cast.member(nearest)
    known = lookups.organisations.get(member.seed_key) if member and member.seed_key else None
    of_states = known is not None and known.kind == "igo"
    if member is None or not (of_states or trigger.kind in _GATHERINGS):
        return None
    if lookups.places.venue(nearest.text) is not None:
        return None
    return Ref(member=member, start=nearest.start, end=nearest.end)


def sent_to(trigger: TaggedTrigger, refs: list[Ref]) -> Iterator[Ref]:
    """Yield the body that the only one named at its gathering is sent to: "X, delegate to GATT"."""
    if len(refs) != 1 or trigger.kind not in _GATHER:
        return
    (ref,) = refs
    for held in ref.member.posts if ref.member else ():
        body = held.organisation
        if body is not None and not body.of_state and _DELEGATE.search(held.post):
            yield Ref(member=body, start=ref.start, end=ref.end)
            return


def addressing(
    trigger: TaggedTrigger,
    refs: list[Ref],
    reading: Reading,
    cast: Cast,
    descriptions: Descriptions,
) -> Iterator[Ref]:
    """Yield who speaks to a gathering: "Canada and X told a council meeting that ..."."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    before = reading.text[sentence.start : trigger.start]
    match = _ADDRESSES.search(before)
    if match is None or _CLAUSE.search(match["what"]):
        return
    taken = {ref.key for ref in refs}
    end = sentence.start + match.start()
    found = list(_subjects(sentence.start, end, reading, cast))
    if not found:
        opening = before[: match.start()]
        pronoun = _SAID_HE.search(opening + " ") or _AS_HE.search(opening) or _OPENS.match(opening)
        if pronoun is not None:
            role = TaggedSpan(
                start=sentence.start + pronoun.start("who"),
                end=sentence.start + pronoun.end("who"),
                label="PARTY",
                score=0.5,
            )
            found = descriptions.resolve(role, refs, None)
    yield from (ref for ref in found if ref.key not in taken)


def at_which(trigger: TaggedTrigger, refs: list[Ref], reading: Reading) -> TaggedSpan | None:
    """Return the words for who acts at a body's gathering: "the NATO summit, where X urged ..."."""
    bodies = [ref.member for ref in refs if ref.member and ref.member.kind == "organisation"]
    if trigger.kind in ("visit", "call") or len(bodies) != len(refs):
        return None
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    match = _WHERE.match(reading.text, trigger.end, sentence.end)
    end = None
    for named in reading.after(match.end() if match else sentence.end):
        gap = reading.text[end if end is not None else match.end() : named.start] if match else "."
        if named.start >= sentence.end or not _WITHIN_NAME.fullmatch(gap):
            break
        end = named.end
    if match is None or end is None:
        return None
    return TaggedSpan(start=match.end(), end=end, label="PARTY", score=0.5)


def delegations(
    trigger: TaggedTrigger, refs: list[Ref], reading: Reading, cast: Cast
) -> Iterator[Ref]:
    """Yield the country that sent people to a gathering: "the U.S. delegation at the talks"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    taken = {ref.key for ref in refs}
    for named in reading.inside(sentence.start, trigger.start, "GPE", "NORP", "ORG"):
        country, member = cast.country(named), cast.member(named)
        if (country is None and member is None) or not _DELEGATION.match(
            reading.text, named.end, trigger.start
        ):
            continue
        ref = Ref(
            member=None if country else member, country=country, start=named.start, end=named.end
        )
        if ref.key not in taken:
            yield ref


def _subjects(start: int, end: int, reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield those right before a verb, joined by "and" or commas."""
    position = end
    for named in reading.before(end, "PER", "GPE", "ORG"):
        gap = reading.text[named.end : position]
        first = position == end
        fits = (
            _SUBJECT_GAP.fullmatch(gap)
            if first
            else _NEXT_SUBJECT.fullmatch(without_names(reading, named.end, position))
        )
        if named.start < start or not fits:
            return
        ref = ref_to(named, cast)
        if ref is None:
            return
        yield ref
        position = named.start


def delegates(drafts: "list[Draft]", reading: Reading, cast: Cast) -> None:
    """Add to the gatherings of an article those who are told elsewhere to be there.

    Who leads a delegation, has the chair, heads the body that meets or attends belongs to the one
    gathering; a list of "the delegates" to the gathering told last.
    """
    gatherings = [draft for draft in drafts if draft.kind in _GATHER]
    for number, sentence in enumerate(reading.sentences):
        told = [
            one
            for one in gatherings
            if any(0 <= number - telling <= _LIST_REACH for telling in one.sentences)
        ]
        match = _INCLUDED.search(reading.text, sentence.start, sentence.end) if told else None
        if told and (before := _TO_ATTEND.search(reading.text, sentence.start, sentence.end)):
            add_to(told[-1], _before(before.start(), sentence.start, reading, cast), number)
        if told:
            add_to(told[-1], _who_were_there(sentence, reading, cast), number)
        if match is not None:
            listed_there = list(_list(match.end(), sentence.end, reading, cast))
            if len(listed_there) >= _MANY or not match[0].casefold().startswith("they"):
                add_to(told[-1], listed_there, number)
    gatherings = [one for one in gatherings if one.refs]
    lead = [one for one in gatherings if one.gathers and one.sentences[0] <= _LEAD]
    if len(gatherings) > 1 and len(lead) == 1:
        gatherings = lead  # the news itself, beside what others of its kind did before
    if len(gatherings) != 1:
        return
    (gathering,) = gatherings
    for named in reading.named:
        if named.label != "PER" or abs(named.sentence - gathering.sentences[0]) > _REACH:
            continue
        member = cast.member(named)
        if member is not None and (_is_delegate(named, reading) or _heads_it(member, gathering)):
            ref = Ref(member=member, start=named.start, end=named.end)
            add_to(gathering, [ref], named.sentence)


def _who_were_there(sentence: TaggedSentence, reading: Reading, cast: Cast) -> list[Ref]:
    """Return who a whole sentence only says were there: "X, Y and Z attended."."""
    end = _WERE_THERE.search(reading.text, sentence.start, sentence.end)
    if end is None or end.end() != sentence.end:
        return []
    persons = listed(sentence.start, end.start(), reading)
    if persons and persons[-1].end == end.start():
        return [ref for named in persons if (ref := ref_to(named, cast)) is not None]
    return _before(end.start(), sentence.start, reading, cast)


def add_to(gathering: "Draft", refs: Iterable[Ref], sentence: int) -> None:
    """Add those who are not there yet, and the sentence that names them."""
    new = [ref for ref in refs if ref.key not in gathering.keys]
    gathering.refs.extend(new)
    if new and sentence not in gathering.sentences:
        gathering.sentences.append(sentence)


def _before(end: int, start: int, reading: Reading, cast: Cast) -> list[Ref]:
    """Return the countries listed right before a verb, two or more."""
    refs: list[Ref] = []
    position = end
    for named in reading.before(end, "GPE"):
        gap = reading.text[named.end : position]
        if named.start < start or not _NEXT_LAND.fullmatch(gap if refs else ", "):
            break
        if not refs and gap.strip():
            break
        ref = ref_to(named, cast)
        if ref is None:
            break
        refs.append(ref)
        position = named.start
    return refs if len(refs) > 1 else []


def _list(start: int, end: int, reading: Reading, cast: Cast) -> Iterator[Ref]:
    """Yield the persons of a list, or the countries and bodies of one without persons."""
    persons = listed(start, end, reading)
    for named in persons or _row(start, end, reading):
        ref = ref_to(named, cast)
        if ref is not None:
            yield ref


def _row(start: int, end: int, reading: Reading) -> Iterator[Named]:
    """Yield the countries and bodies that follow each other with nothing but commas between."""
    position = start
    for named in reading.after(start, "GPE", "ORG", "NORP"):
        gap = reading.text[position : named.start]
        if named.start >= end or not _NEXT_BODY.fullmatch(gap):
            return
        yield named
        position = named.end


def _is_delegate(named: Named, reading: Reading) -> bool:
    """True for "X, head of the Thai side", "Ghanaian delegate X", "X will attend the talks"."""
    sentence = reading.sentences[named.sentence]
    if _BY_TITLE.search(reading.text, max(sentence.start, named.start - 60), named.start):
        return True
    if _TOLD_THEM.match(reading.text, named.end, sentence.end):
        return True
    if _HEARD.search(reading.text, sentence.start, named.start):
        return True
    if not sentence.triggers and _ATTENDS.match(reading.text, named.end, sentence.end):
        return True
    match = _LEADS.match(reading.text, named.end, sentence.end)
    return match is not None and bool(_SIDE.search(match[0]))


def _heads_it(member: Member, gathering: "Draft") -> bool:
    """True for the head of the body whose meeting it is: "IADB president X" of the IADB's own."""
    bodies = {ref.key for ref in gathering.refs if ref.member and not ref.member.of_state}
    return gathering.kind == "conference" and any(
        held.qualifier == "current"
        and (
            held.post.casefold() in _CHAIRS
            if held.organisation is None
            else id(held.organisation) in bodies and _HEADS.search(held.post)
        )
        for held in member.posts
    )
