"""Tell those who only speak of a meeting from those who take part in it."""

import re

from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.parties import Ref
from etl.extract.posts import without_names
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
    r"\W*(?:speaking\s+(?:\w+\s+){0,3}?)?(?:after|following|before|during|in|at|ahead\s+of|on\s+the\s+eve\s+of)\b[^,]*",
    re.IGNORECASE,
)
"""What opens "After talks with X, Y said ...", of which Y is the subject throughout."""
_MORE_OF_LIST = re.compile(r"(?:,\s+[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+)?)*,?\s+and\s+[A-Z][\w.-]+(?=,)")
"""The rest of a list in it: "After visiting Peru, Chile and Cuba, Y ..."."""
_QUOTED = re.compile(r"\b(?:according\s+to|quoted|quoting|citing)\s+(?:the\s+)?(?:[\w.]+\s+){0,3}$")
_ATTACHED = re.compile(
    r"\b(?:aide|adviser|advisor|wife|husband|son|daughter|brother|sister|spokes\w+|deputy|ally|friend"
    r"|successor|predecessor|rival|lawyer|attorney|confidant\w*|supporter|critic|opponent|envoy"
    r"|emissary|assistant)\s+(?:to|of|for)\s+(?:former\s+|then\s+|the\s+)*$"
)
"""Words that make a name a part of another's description: "a close aide to President X"."""
_PICTURED = re.compile(
    r"\b(?:in\s+front\s+of|beside|near|next\s+to|under|beneath|below|past|with|hold\w*|carr(?:y|ies|ying|ied)"
    r"|wav\w+|burn\w*|bear\w*|display\w*)\s+(?:\w+\s+){0,3}?(?:photos?|photographs?|pictures?|portraits?|posters?"
    r"|images?|paintings?|statues?|busts?|effig(?:y|ies)|cut-?outs?)\s+of\s+(?:[\w.-]+\s+){0,6}$"
)
"""What makes a name that of a picture: "stands in front of a photo of President X"."""
_PARTNER = re.compile(r"\bpartners?\s+(?:with|of|at|in)\s+(?:[A-Z][\w.’'-]*,?\s+(?:and\s+)?){0,4}$")
"""What makes a firm that of a speaker: "Lee, a partner with Cleary, Dunn and Marsh"."""
_FILED = re.compile(
    r"\b(?:fil(?:ings?|ed)|papers|documents?)\s+(?:[\w-]+\s+)?(?:with|to)\s+(?:the\s+)?(?:U\.S\.\s+)?$"
)
"""What makes a body one that is written to: "in a filing with the Commission"."""
_REGULATOR = re.compile(r"(?:U\.S\.\s+)?Securities\s+(?:and|&)\s+Exchange\s+Commission|SEC")
"""Who is "told" by papers."""
_LIKEWISE = re.compile(r"\b(?:unlike|like|including\s+by)\s+$")
_OVER = re.compile(
    r"\b(?:over|about|regarding|concerning)\s+(?:(?:jailed|detained|kidnapped|captured|striker|forward|midfielder|defender"
    r"|winger|goalkeeper|centre-back|full-back|playmaker)\s+){0,2}$"
)
"""What makes one the matter of talks: "held talks with Acme over X"."""
_AS_DID = re.compile(r"\bas\s+(?:did|had|has|does|do)\s+(?!he\b|she\b|they\b)")
"""What brings in who only does the same: "X urged a boycott of the summit, as did Y and Z"."""
_SINCE = re.compile(r"\bsince\b(?!.*\b(?:between|with|of)\s+(?:\S+\s+){0,4}$)", re.DOTALL)
"""What places the meeting after another: "their first talks since X visited Y"."""
_LEADS_TO = re.compile(
    r"\b(?:pav\w+\s+the\s+way|prepar\w+\s+(?:the\s+\w+\s+)?for|set\w*\s+the\s+stage|ahead\s+of|leads?\s+(?:up\s+)?to"
    r"|preced(?:es?|ed|ing)|followed\s+by|coincid\w+\s+with)\b"
)
"""What brings in another meeting: "the talks will pave the way for X's visit"."""
_ASIDE_ON = re.compile(
    r"\W*(?:on|about|regarding|concerning|commenting\s+on|referring\s+to|asked\s+(?:about|if|whether|when|on)"
    r"|questioned\s+about|of)\b",
    re.IGNORECASE,
)
"""What opens words on a meeting of others: "On the failure of the talks, X said ..."."""
_WHEN = re.compile(r"\s(?:when|while|as)\s+(?:[\w.-]+\s+){0,4}$")
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
_LETS = re.compile(
    r"\b(?:allow|let|enabl|permit|ask|urg|order|requir|authori[sz]|press|forc|persuad)(?:e|es|ed|s|ting|ing)?"
    r"\s+(?:the\s+)?$"
)
_AND_THEN = re.compile(
    r"\b(?:has|have|had|was|were|went|ended|failed)\b.*\b(?:and|but|while)\s+(?:an?\s+|the\s+)?$",
    re.DOTALL,
)
_WILL = re.compile(r"\s+(?:would|will|is|are|was|were|has|have|had)\b")
_BACKS = re.compile(
    r"\b(?:support|back|endors|oppos)(?:e|es|ed|s|ing)\s+(?:(?:the|recent|peace|new|any|such|further|direct)\s+){0,3}$"
)
"""What one does about a meeting of others."""
_JUDGES = re.compile(
    r"\b(?:disappoint(?:ed|ment)|frustrat(?:ed|ion)|dismay(?:ed)?|optimis(?:m|tic)|pessimis(?:m|tic)|concern(?:ed)?|unhappy"
    r"|satisf(?:ied|action)|pleased|angry|anger)\s+(?:with|at|by|over|about|on)\s+"
    r"(?:(?!his\b|her\b|its\b|their\b|our\b)[\w-]+\s+){0,7}$"
)
"""How one who need not be there takes it: "X was disappointed by the stalemate in the talks"."""
_JOURNEY = re.compile(r"(?:visit|trip|tour|stop-?over|journey|mission)s?", re.IGNORECASE)
_VISIT_BY = re.compile(r"\s+(?:[a-z]+\s+){0,3}?by\s+(?:the\s+)?\s*")
_VISITS_OF = re.compile(r"['’]s?\s+(?:(?!invitations?\b|offer\b|request\b)[\w-]+\s+){0,2}")
_WITH = re.compile(r"\s+(?:with|between)\b")
_BETWEEN = re.compile(r"\s+(?:\w+\s+){0,3}?between\b")
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
    if _PICTURED.search(before) or _PARTNER.search(before) or _is_written_to(ref, before):
        return False
    if _is_medium(ref, lookups) and (
        _SPEAKS.match(after) or _HEARS.search(before) or _TALKS_TO.search(before)
    ):
        return False
    if _is_apart(ref, trigger, before, after, reading) or (
        _is_before_who(ref, trigger, refs, reading)
        or _is_before_when(ref, trigger, refs, reading)
        or _is_of_official(ref, reading)
    ):
        return False
    if _is_body(ref) and ref.end < trigger.start and _SPEAKS.match(after):
        told = reading.text[ref.end : trigger.start]
        return bool(_ITSELF.search(told) or _SAID_TALKS.fullmatch(told))
    fronted = _FRONTED.fullmatch(reading.text, sentence.start, trigger.start) and not any(
        one.start < trigger.start for one in refs
    )
    if _CLOSES.match(after.rstrip(" .”\"'")) and trigger.start < ref.start and not fronted:
        return not _after_comma(before, reading, ref)
    if len({one.key for one in refs}) < _THREE:
        return True
    return _of_three(ref, trigger, refs, reading)


def _of_three(ref: Ref, trigger: TaggedTrigger, refs: list[Ref], reading: Reading) -> bool:
    """Return False for the one of three or more who only speaks of the others or owns a thing."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    after = reading.text[ref.end : sentence.end]
    before = reading.text[sentence.start : ref.start]
    if _SPEAKS.match(after) and ref.end < trigger.start:
        return not (
            _has_own_subject(ref, trigger, refs, reading) or _tells_that(ref, trigger, reading)
        )
    if _SPEAKS.match(after) and _after_comma(before, reading, ref):
        # "Asked about X's meeting with Y, Z said": the words before the comma have their subject.
        return not any(one.start < trigger.start for one in refs)
    in_office = next(reading.after(ref.end, "POST"), None)
    if ref.country and in_office and in_office.start - ref.end <= _OFFICE_GAP:
        return True  # "France's new president will meet ..."
    if _OWNS.match(after) and ref.end < trigger.start and not _INTENT.match(after):
        return len(reading.text[ref.end : trigger.start].split()) <= _WORDS_OWNED
    return True


_WORDS_OWNED = 6
_TWO, _THREE = 2, 3
_OFFICE_GAP = 12
"""Characters between a country and the post of one who acts for it."""


def _is_apart(ref: Ref, trigger: TaggedTrigger, before: str, after: str, reading: Reading) -> bool:
    """True for one who is quoted, does likewise, belongs to another or speaks of the meeting."""
    own = _unnamed(before, ref, reading)
    attached = _ATTACHED.search(own) and not reading.follows_land(ref.start)
    if _QUOTED.search(before) or _LIKEWISE.search(own) or attached:
        return True
    if trigger.end >= ref.start:
        return False
    if _OVER.search(own) and ref.member is not None and ref.member.kind == "person":
        return True
    speaks_of = _SPEAKS.match(after) and _ASIDE_ON.match(before)
    return bool(speaks_of or _AS_DID.search(reading.text, trigger.end, ref.start))


def _is_before_who(ref: Ref, trigger: TaggedTrigger, refs: list[Ref], reading: Reading) -> bool:
    """True for X of "leaks by X angered Y, who cancelled a visit": the clause is Y's."""
    for other in refs:
        if ref.end < other.start and other.end <= trigger.start:
            who = _WHO.match(reading.text, other.end, trigger.start)
            between = reading.text[ref.end : other.start]
            if who is not None and not _LISTED.match(between):
                return True
    return False


def _is_before_when(ref: Ref, trigger: TaggedTrigger, refs: list[Ref], reading: Reading) -> bool:
    """True for X of "X topped the agenda when Y met Z": the clause has its own two sides."""
    between = [one.start for one in refs if ref.end < one.start < trigger.start]
    after = any(one.start >= trigger.end for one in refs)
    if not between or not after:
        return False
    return bool(_WHEN.search(reading.text, ref.end, min(between)))


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
    start = reading.led(ref.start, "POST", "NORP", "GPE")
    return before[: len(before) - (ref.start - start)]


def _is_medium(ref: Ref, lookups: Lookups) -> bool:
    return _is_body(ref) and ref.member is not None and bool(lookups.sources.find(ref.member.name))


def _is_written_to(ref: Ref, before: str) -> bool:
    """True for a body that gets papers: "told the Securities and Exchange Commission"."""
    regulator = ref.member is not None and _REGULATOR.fullmatch(ref.member.name)
    return bool(_FILED.search(before) or (regulator and _HEARS.search(before)))


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
    if role.label == "PARTY" and role.end <= trigger.start and _is_of_others(trigger, reading):
        return True
    if _NEW_CLAUSE.search(between) or _is_of_fronted(role, trigger, reading):
        return True
    if role.label == "PARTY" and role.end <= trigger.start and _is_outside(role, trigger, reading):
        return True
    if role.label == "MED" and role.start >= trigger.end:
        return False  # "talks in Baghdad since last year, hosted by Y"
    if _SINCE.search(between) or _LEADS_TO.search(between):
        return True
    if role.start >= trigger.end and _begins_clause(role, trigger, reading):
        return True
    purpose = _PURPOSE.search(between)
    if purpose is None:
        return False
    at = trigger.end + purpose.start()
    return any(trigger.end <= r.start < at for r in trigger.roles if r.label == "PARTY")


def _begins_clause(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for Y of "the talks went well and Y would leave", "met and agreed to let Y decide"."""
    start = reading.led(role.start, "POST", "NORP", "GPE")
    between = reading.text[trigger.end : max(trigger.end, start)]
    after = reading.text[role.end : role.end + 12]
    if _LETS.search(between) and after.startswith((" to ", "\nto ")):
        return True
    return bool(_AND_THEN.search(between) and _WILL.match(after))


def _is_journey(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the noun, whose "by" names who comes; "received by" names who is at home."""
    return trigger.kind == "visit" and bool(
        _JOURNEY.fullmatch(reading.text, trigger.start, trigger.end)
    )


def names_visitor(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a visit of which the words say whose it is: "the recent tour by Minister X"."""
    return _is_journey(trigger, reading) and any(
        role.label == "PARTY"
        and role.start >= trigger.end
        and _VISIT_BY.fullmatch(without_names(reading, trigger.end, role.start))
        for role in trigger.roles
    )


def _is_outside(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for X of "X backed talks of others", and of "X hid ahead of a visit by Y"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    before = reading.text[max(sentence.start, trigger.start - 60) : trigger.start]
    if _BACKS.search(before):
        return True
    if _JUDGES.search(before) and not _WITH.match(reading.text, trigger.end):
        return True
    if not _is_journey(trigger, reading):
        return False
    visitors = [
        one
        for one in trigger.roles
        if one.label == "PARTY"
        and (
            _VISIT_BY.fullmatch(without_names(reading, trigger.end, one.start))
            if one.start >= trigger.end
            else _VISITS_OF.fullmatch(reading.text, one.end, trigger.start)
        )
    ]
    first = min((one.start for one in visitors), default=None)
    if first is None or role in visitors:
        return False
    gap = reading.text[role.end : min(first, trigger.start)]
    return bool(re.search(r"\w", re.sub(r"\band\b", "", gap))) and "during" not in gap


def _is_of_others(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True where both sides follow: "X cancelled a meeting between Y and Z"."""
    between = _BETWEEN.match(reading.text, trigger.end)
    if between is None:
        return False
    after = [r for r in trigger.roles if r.label == "PARTY" and r.start >= between.end()]
    return len(after) >= _TWO


def _is_of_fronted(role: TaggedSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for X of "After talks with X, Y agreed to start negotiations next week"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    fronted = _FRONTED.match(reading.text, sentence.start, trigger.start)
    if fronted is None:
        return False
    more = _MORE_OF_LIST.match(reading.text, fronted.end(), trigger.start)
    end = more.end() if more else fronted.end()
    if not role.end <= end < trigger.start:
        return False
    return any(other.end <= role.start for other in sentence.triggers if other.end < end)
