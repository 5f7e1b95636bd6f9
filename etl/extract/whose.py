"""Whom the words around a name make the party: the one named, who acts for him, or nobody."""

import re
from typing import Literal

from etl.extract.reading import Named, Reading

_OWNED = re.compile(
    r"['’]?s?\s+(?:\w+\s+){0,2}(?:government|administration|cabinet|regime|team|envoys?|officials?|aides?"
    r"|ministers?|deput(?:y|ies)|chief\s+of\s+staff|spokes\w+|advisers?|advisors?|representatives?|negotiators?|generals"
    r"|campaign|office)\b"
)
"""What makes a name that of the one whom others act for: "the president's adviser"."""
_RULES = re.compile(r"['’]s?\s+(?:government|administration|cabinet|regime)\b")
_NEAR = (
    r"(?:wife|husband|spouse|widow|(?:grand|step)?(?:son|daughter|father|mother)s?|brothers?|sisters?|cousins?|nephews?"
    r"|nieces?|uncles?|aunts?|parents|children|family|families|relatives|in-laws?|friends?|all(?:y|ies)|associates?"
    r"|colleagues?|rivals?|critics?|opponents?|foes?|enem(?:y|ies)|challengers?|supporters?|backers|followers|fans"
    r"|predecessors?|successors?|lawyers?|attorneys?|doctors?|biographer|agents?|agency|managers?|constituents|voters"
    r"|landlord|neighbou?rs|bodyguards?|captors|killers?)"
)
OF_PRIVATE = re.compile(rf"['’]s?\s+(?:(?!and\b)[\w-]+\s+){{0,2}}{_NEAR}\b")
"""What makes a name that of one who is not there, nor anybody for him: "X's daughter met Y"."""
_NEAR_HIM = re.compile(rf"\b{_NEAR}\s+(?:of|for|to)\s+(?:the\s+)?(?:[a-z]+\s+)?$", re.IGNORECASE)
"""The same before the name: "lawyers for X", "the wife of jailed X"."""
_FOR_HIM = re.compile(
    r"\b(?:envoys?|emissar(?:y|ies)|representatives?|aides?|advis[eo]rs?|negotiators?|delegates?|officials)"
    r"\s+(?:of|for|to)\s+(?:the\s+)?(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
"""What makes a name that of the one whom others act for: "envoys of Presidents X and Y"."""
_OWNS = re.compile(r"['’]s?\s+")
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?:[a-z]+\s+)?")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_STATE = (
    r"(?:officials?|minist(?:ers?|ry|ries)|leaders?|leadership|governments?|authorit\w+|cabinet|administration|regime"
    r"|delegat\w+|negotiat\w+|envoys?|emissaries|diplomats?|ambassadors?|representatives?|counterparts?|colleagues?"
    r"|sides?|teams?|missions?|parliament\w*|lawmakers|legislators|senators|deputies|congress\w+|MPs|president\w*"
    r"|premiers?|chancellors?|kings?|queens?|prince\w*|royals|emirs?|sultans?|monarchs?|secretar\w+|chiefs?|heads?|commanders?"
    r"|generals?|admirals|colonels|officers|forces|troops|spokes\w+|aides|advis[eo]rs|experts|technocrats|partners|hosts"
    r"|rulers?|states|nations|countries|powers|members|neighbou?rs|governors|judges|attach[eé]s|politicians|statesmen"
    r"|services|spies|agents|inspectors|interlocutors|figures|dignitaries|talks|visitors|guests|mediators|monitors|bodies"
    r"|ministries|agencies|institutions|departments|consuls|commissioners|regulators|specialists)"
)
"""Nouns in the plural for those who act for a state."""
_OTHERS = (
    r"(?:union|association|federation|company|firm|bank|airline|newspaper|church|community|wom[ae]n|m[ae]n|husband|wife"
    r"|couple|people|citizen|national|tourist|clergy|businessm[ae]n|press|media|public|youth)"
)
"""Nouns that are no plural for those who do not."""
_NO_STATE = re.compile(
    r"(?:['’]s?)?\s+(?:(?!(?:and|of|for|from|in|to|at|with|on|led|who|including|that)\b)[\w'’-]+\s+){0,3}?"
    rf"(?:(?!{_STATE}\b)(?:[a-z][a-z-]*[a-rt-z]s|{_OTHERS})\b['’]?"
    r"|(?:community|party|tribal|clan|religious|church|business|union|labou?r|student|youth|industry|village|spiritual"
    r"|diaspora|civic|faction|settlers?)['’]?\s+leaders\b)"
    r"(?=\s*(?:$|[^\w\s]|\b(?:and|of|for|from|in|to|at|with|on|led|who|including|that)\b))"
)
"""What follows a land in words for people of it who do not act for it: "Italian unions"."""
_OF_HOLDERS_KIN = re.compile(rf"\s+(?:[\w-]+\s+){{0,3}}[\w-]+{OF_PRIVATE.pattern}")
"""What does so by way of an office: "the Dutch prime minister's brother"."""
_PEOPLE_FROM = re.compile(
    rf"\b(?!(?i:{_STATE})\b)(?i:[a-z]+(?:ists|ers|ors|ians|ants|eers|men|women)|doctors|students|chefs|vets|priests|nurses|scouts"
    r"|bishops|clergy|astronauts|athletes|families|parents|firms|companies|fans)\s+(?:from|of|in)\s+"
    r"(?:(?:[A-Z][\w.'’-]*,?|and|the)\s+){0,12}$"
)
"""What does so before it: "farmers from Spain and Portugal"."""
_ONE = re.compile(r"\b[Aa]n?\s+$")
_ALONE = re.compile(r"\s*(?:$|[^\w\s-]|\b(?:and|or|who|whose|met|meets?|in|with|at|on|from)\b)")
"""What follows one person of a nationality: "a Briton and an American met"."""
_LONG = 160

Standing = Literal["self", "government", "nobody"]


def standing(named: Named, end: int, reading: Reading) -> Standing:
    """Return for whom a person's name stands in the words of a party, which end at `end`."""
    text = reading.text
    if OF_PRIVATE.match(text, named.end) or body_of_his(named, reading) is not None:
        return "nobody"
    if _OWNED.match(text, named.end, max(end, named.end)) or _RULES.match(text, named.end):
        return "government"
    if _OWNS.match(text, named.end):
        return "self"  # "critics of X's trip"
    return _by_words_before(named, reading)


def acts(named: Named, reading: Reading) -> bool:
    """True for one who is there himself, unlike X of "X's aide" and of "lawyers for X"."""
    owns = _OWNS.match(reading.text, named.end)
    end = reading.sentences[named.sentence].end if owns else named.end
    return standing(named, min(end, named.end + _LONG), reading) == "self"


def _by_words_before(named: Named, reading: Reading) -> Standing:
    """Return for whom each of a list of persons stands: "envoys of Presidents X and Y"."""
    text = reading.text
    while True:
        if reading.follows_land(named.start):
            return "self"
        start = reading.led(named.start, "POST", "NORP", "GPE")
        before = text[max(0, start - _LONG) : start]
        if _NEAR_HIM.search(before):
            return "nobody"
        if _FOR_HIM.search(before):
            return "government"
        first = next(reading.before(start, "PER"), None)
        if first is None or not _AND.fullmatch(text, first.end, start):
            return "self"
        named = first


def body_of_his(named: Named, reading: Reading) -> Named | None:
    """Return the body of "X's Conservatives" and "the VVD of outgoing Prime Minister X"."""
    text = reading.text
    after = next(reading.after(named.end), None)
    if after is not None and after.label == "ORG" and _OWNS.fullmatch(text, named.end, after.start):
        return after
    start = reading.led(named.start, "POST")
    before = next(reading.before(start), None)
    if before is None or before.label != "ORG" or start == named.start:
        return None
    return before if _OF.fullmatch(text, before.end, start) else None


def is_of_state(named: Named, end: int, reading: Reading) -> bool:
    """False for people of a land who do not act for it: "Italian unions", "a Briton"."""
    text = reading.text
    if _NO_STATE.match(text, named.end, end) or _OF_HOLDERS_KIN.match(text, named.end, end):
        return False
    people = next(reading.after(named.end), None)
    if (
        people is not None
        and people.label == "NORP"
        and people.text.endswith("s")
        and not text[named.end : people.start].strip()
    ):
        return False  # "Syrian Kurds"
    if named.label == "NORP" and _ONE.search(text, max(0, named.start - 4), named.start):
        return not _ALONE.match(text, named.end)
    start = reading.sentences[named.sentence].start
    return not _PEOPLE_FROM.search(text, max(start, named.start - _LONG), named.start)
