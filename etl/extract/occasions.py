"""Tell the words of one real occasion from those of habits, wishes and press events."""

import re

from etl.extract.contests import is_contest, is_in_court
from etl.extract.model import TaggedSentence, TaggedTrigger
from etl.extract.reading import Reading
from etl.extract.unreal import is_unreal

_PRESS = re.compile(
    r"(?:briefings?|interviews?|interviewed|hearings?|testimony|debates?|rall(?:y|ies)|speech"
    r"|funerals?|burials?|prayers?|sermons?|vigils?|editorial|trial|match|game|race|championship|tournament)",
    re.IGNORECASE,
)
"""Words of events at which parties do not deal with each other."""
_RITES = re.compile(r"\b(?:funeral|burial|memorial|mourning)\s+$", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:majority|half|most|many|all|dozens|hundreds|number|percent|pct|full|list|series\s+of\s+past)"
    r"\s+(?:of\s+)?(?:[\w.’'-]+\s+){0,4}$|\b\d+\s+of\s+(?:the\s+)?\d+\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:two|three|four|five|several|daily|frequent|\d+)\s+(?:\w+\s+){0,2}$")
_HABIT = re.compile(
    r"\b(?:long\s+been|for\s+years|often|frequently|regularly|routinely|always|rarely|seldom|never|no\s+one|nobody)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BESIDES = re.compile(
    r"(?:In\s+)?(?:parallel\s+(?:to|with)|alongside|beside|besides|apart\s+from|aside\s+from|on\s+the"
    r"\s+sidelines\s+of|on\s+the\s+margins\s+of|ahead\s+of|before|after|following|during|prior\s+to)"
    r"\s+(?:the|this|that|these|those|their|its)\s+(?:[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
_ASIDE_OF = re.compile(
    r"\b(?:on|in|at)\s+the\s+(?:sidelines|margins|fringes)\s+of\s+(?:an?|the|this)\s+(?:[\w'’-]+\s+){0,3}$"
)
"""What makes the next meeting the place of the one told: "met on the sidelines of a summit"."""
_AHEAD_OF = re.compile(
    r"\b(?:ahead\s+of|in\s+advance\s+of|in\s+the\s+run-?up\s+to)\s+(?:an?|the|this)\s+(?:[\w-]+\s+){0,3}$"
)
"""The same of one that is to come: "met ahead of the Sofia summit on May 4"."""
_ON_A_DAY_OF = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|final|opening|closing)\s+day\s+of\s+(?:an?|the|this)\s+(?:[\w-]+\s+){0,3}$"
)
"""The same of one that goes on: "met on the second day of the summit"."""
_NONE = re.compile(
    r"\b(?:no|neither|nor|without)\s+(?:\w+\s+)?$|\bno\s+plans?\b[^.;]{0,50}$"
    r"|\b(?:did|does|do|have|has|had|was|were)(?:\s+not|n['’]t)\s+(?:yet\s+|ever\s+)?(?:been\s+)?$",
    re.IGNORECASE,
)
"""What denies the occasion: "held no talks", "did not meet"."""
_REFUSED = re.compile(
    r"\b(?:(?:reject|rebuff|dismiss|spurn|avoid)(?:s|es|ed|ing)?|shun(?:s|ned|ning)?|oppos(?:es?|ed|ing)"
    r"|forgo(?:es|ing|ne)?|rul(?:es?|ed|ing)\s+out)\s+"
    r"(?:(?!after|before|during|at|in)[\w-]+\s+){0,7}$"
    r"|\bopen\s+to\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
"""What says that no occasion is agreed: "rejected the idea of talks", "open to talks"."""
_SUPPOSED = re.compile(
    r"\bif\b[^.;,]{0,80}\b(?:were\s+(?:ever\s+)?to|had)\s+(?:\w+\s+)?$|\bshould\s+(?:never|not)\s+have\s+$",
    re.IGNORECASE,
)
"""What only supposes it: "if X were to meet Y"."""
_AT_TABLE = re.compile(
    r"talks|negotiations?|discussions?|summit|conference|session|consultations?", re.IGNORECASE
)
"""Words that mean in a report of sport, too, what they mean elsewhere."""
_SPORT = re.compile(
    r"\b(?:world\s+cup|qualifiers?|coach|striker|goalkeeper|midfielder|innings|wickets?|quarter-?finals?"
    r"|semi-?finals?|league|playoffs?|grand\s+prix|tournament|championships?|scored|defeated|kick-?off"
    r"|touchdown|home\s+run|teammates?|premiership|grand\s+slam|match(?:es)?|group\s+[A-H]|squad|T20s?|ODIs?|one-day\s+internationals?"
    r"|test\s+series|six\s+nations|friendly|friendlies|penalty\s+shoot-?out|stadium|batsm[ae]n|bowlers?|full-?back|winger|club\s+record"
    r"|free\s+agent|head\s+coach|world\s+champions?|olympic\s+champion|fixtures?|kick(?:s|ed)?\s+off)\b"
    r"|\b\d{1,2}-\d{1,2}\b(?!\s*(?:of|in)?\s*(?:January|March|April|May|June|July))",
    re.IGNORECASE,
)
_SPORT_WORDS = 3
_TO_THE_PAPER = re.compile(
    r"\W*(?:speaking|contacted|reached|interviewed|asked)\s+(?:(?!to\b|with\b)[\w-]+\s+){0,3}?by\s+(?:tele)?phone\b",
    re.IGNORECASE,
)
"""What opens a sentence with how the reporter heard it: "Speaking by telephone from Sao Paulo"."""
_GOING = re.compile(r"(?:travel|leav|go|fly|return|head|depart)l?ing", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|after|since)\s+(?:\w+ly\s+)?$")
"""What makes a journey the time of another meeting: "met X before travelling to Y"."""
_WENT_BACK = re.compile(
    r"(?:\s+straight)?\s+(?:back|home)\b(?![^.;:\"“”]{0,80}\b(?:for|to\s+[a-z]+)\b)"
)
"""What makes a journey one that ends another: "flew back to Oslo on Friday"."""
_CALLS = re.compile(r"call(?:s|ed|ing)?", re.IGNORECASE)
_TO_THE_PRESS = re.compile(
    r"(?:\s+(?:on\s+)?(?:\w+day|today))?\s+(?:to|with|before)\s+(?:the\s+|some\s+)?"
    r"(?:media|press|reporters|journalists|editors|correspondents|crowds?|supporters|photographers)\b"
)
_MET_WITH_IT = re.compile(
    r"\s+with\s+(?:the\s+|an?\s+|some\s+|little\s+|no\s+)?(?:\w+\s+)?(?:approval|success|opposition|resistance"
    r"|criticism|scepticism|skepticism|suspicion|protests?|hostility|silence|applause|praise|failure"
    r"|disapproval|outrage|anger|derision|sympathy|indifference|difficult\w+|obstacles?)\b"
)
"""What a plan, and nobody, meets with: "are meeting with the approval of lawmakers"."""
_OF_ONE_MIND = re.compile(
    r"\s+with\s+(?:that|this|it|(?:the|his|her|their|this|that|those|these)\s+(?:\w+\s+)?"
    r"(?:view|views|assessment|idea|decision|statement|remarks|comments?|analysis|argument))\b"
)
"""What one agrees with and meets nobody for: "both said they agreed with that"."""
_LETTER = re.compile(r"\b(?:letter|petition|statement|editorial|op-ed)\b[^.;:\"“”]{0,80}$")
_A_LETTER = re.compile(
    r"\s+(?:an?|the|their|that|this)\s+(?:\w+\s+)?(?:letter|petition|statement)\b"
)
"""What is signed and brings nobody together."""
_IMPOSSIBLE = re.compile(
    r"[^.;]{0,40}\b(?:is|was|are|were|be)\s+[\"“]?(?:impossible|not\s+possible|out\s+of\s+the\s+question"
    r"|unthinkable|ruled\s+out)\b"
)
_NUMBER = re.compile(
    r"\b\d{3}[-.\s]\d{4}\b|\b[Ff]or\s+(?:more|further)\s+(?:information|details)\b"
)
"""What makes a call an offer to the reader: "call Ann Lee at 555-0100"."""
_FROM_HOME = re.compile(r"\s+from\s+[A-Z]")
_SPOKE_THEN = re.compile(
    r"(?:\s+(?:on\s+)?(?:\w+day|today|yesterday))?\s+(?:after|before|when|while|as|out|up|against)\b"
)
"""What makes one who spoke a speaker: "X, who spoke on Thursday after Y, said"."""
_SCHOLAR = re.compile(r"\s+(?:scholar|fellow|professor|lecturer|researcher|student)s?\b")
"""Whose stay is work: "a visiting scholar of the Institute"."""
_RUMOUR = re.compile(
    r"\b(?:despite|amid(?:st)?|of|all|much|some|any|more|(?:is|was|been|be)|growing|loose|idle)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the talk of people: "despite talk by officials about a deal"."""
_OF_PEOPLE = re.compile(r"\s+(?:of|by|about|that|among|on)\b")
_SIGNED_OFF = re.compile(r"\s+off\b")
_REQUESTED = re.compile(
    r"\s+(?:request|requests|invitation|schedule|agenda|room|hall|place|point)\b"
)
_OFFERED = re.compile(
    r"\s+(?:for\s+[\w.'’ -]{1,40}\s+)?to\s+(?:fill|be|become|join|serve|lead|head|run|stay|remain"
    r"|take\s+(?:over|up|the)|act|work|write|submit|bid|tender|invest)\b"
)
"""What makes an invitation an offer: "his invitation to fill the vacant post"."""
_TRADE_ROUND = re.compile(r"\b(?:Doha|Uruguay|Tokyo|Kennedy)\s+(?:trade\s+|development\s+)?$")
"""What makes a round one of world trade talks of many years: "the Doha round"."""
_TO_CONFERENCE = re.compile(r"\b(?:go|goes|going|went|gone)\s+(?:in)?to\s+$")
"""What makes a conference one of two houses on a bill, which they "go to"."""
_TIMES = re.compile(
    r"(?:\s+[\w.'’-]+){0,3}?\s+(?:twice|repeatedly|(?:two|three|four|five|six|several|many|numerous|countless"
    r"|dozens\s+of|(?:half\s+)?a\s+dozen|a\s+few|\d+)\s+times)\b"
)
"""What tells of several at once: "visited Iraq twice in 1995"."""
_DEMANDS = re.compile(r"\s+(?:on|upon|for)\b[^.;:\"“”]{0,60}\bto\s+[a-z]")
"""What makes a call a demand: "called on Mr X to cancel the meeting"."""


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ANY = _word(".*")
_TOLD_BEFORE = (
    (_word("meetings|visits|talks|calls"), _MANY),
    (_word("calls"), _COUNTED),
    (_word("conference"), _TO_CONFERENCE),
    (_word("round"), _TRADE_ROUND),
    (_word("signed"), _LETTER),
    (_GOING, _BEFORE),
    (_ANY, _RITES),
    (_ANY, _NONE),
    (_ANY, _REFUSED),
    (_ANY, _SUPPOSED),
    (_ANY, _HABIT),
)
"""Words, and what before them says that they name no single occasion."""
_TOLD_AFTER = (
    (_word("flew|went|came|headed|returned|travell?ed"), _WENT_BACK),
    (_word("signed"), _SIGNED_OFF),
    (_word("signed"), _A_LETTER),
    (_word("invit.*"), _OFFERED),
    (_word("me.*"), _MET_WITH_IT),
    (_word("meeting"), _REQUESTED),
    (_word("visiting"), _FROM_HOME),
    (_word("agreed"), _OF_ONE_MIND),
    (_word("spoke"), _SPOKE_THEN),
    (_CALLS, _DEMANDS),
    (_ANY, _SCHOLAR),
    (_ANY, _TO_THE_PRESS),
    (_ANY, _TIMES),
    (_ANY, _IMPOSSIBLE),
)
"""Words, and what after them says so."""


def is_occasion(trigger: TaggedTrigger, reading: Reading) -> bool:
    """Return False for what names no single occasion: "most of her meetings", "a briefing"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    text, end = reading.text, sentence.end
    word = reading.words(trigger.start, trigger.end)
    if _PRESS.fullmatch(word):
        return False
    before = text[max(sentence.start, trigger.start - 80) : trigger.start]
    if any(words.fullmatch(word) and told.search(before) for words, told in _TOLD_BEFORE):
        return False
    if any(
        words.fullmatch(word) and told.match(text, trigger.end, end) for words, told in _TOLD_AFTER
    ):
        return False
    rumour = word.casefold() == "talk" and _RUMOUR.search(before)
    if rumour and _OF_PEOPLE.match(text, trigger.end, end):
        return False
    if trigger.kind == "call" and (
        _TO_THE_PAPER.match(text, sentence.start) or _NUMBER.search(text, sentence.start, end)
    ):
        return False
    if _is_topic(trigger, sentence) or is_unreal(trigger, reading):
        return False
    if is_contest(trigger, reading) or is_in_court(trigger, reading):
        return False
    return bool(_AT_TABLE.fullmatch(word)) or not _is_sport(reading)


def _is_topic(trigger: TaggedTrigger, sentence: TaggedSentence) -> bool:
    """True for talks that others are about: "discussions on the pace of free trade talks"."""
    return any(
        role.label == "TOPIC" and role.start < trigger.start and trigger.end <= role.end
        for other in sentence.triggers
        if other.start < trigger.start
        for role in other.roles
    )


def _is_sport(reading: Reading) -> bool:
    """True for a report that speaks of sport more than once and has a result or a coach."""
    words = {
        "a score" if found[0][0].isdigit() else found[0].casefold()
        for found in _SPORT.finditer(reading.text)
    }
    return len(words) >= _SPORT_WORDS


def is_reference_point(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a meeting that only places another: "Alongside the summit, X met Y"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    opening = reading.text[sentence.start : trigger.start]
    earlier = any(one.end < trigger.start for one in sentence.triggers)
    if earlier and _ASIDE_OF.search(opening):
        return True
    named = any(role.label == "PARTY" for role in trigger.roles)
    if earlier and not named and _AHEAD_OF.search(opening):
        return True
    parted = reading.text[trigger.end : trigger.end + 1] == ","
    other = any(one.start > trigger.end for one in sentence.triggers)
    meets = any(role.label == "PARTY" and role.start >= trigger.end for role in trigger.roles)
    if earlier and not meets and _ON_A_DAY_OF.search(opening):
        return True
    return bool(_BESIDES.fullmatch(opening)) and (parted or other)
