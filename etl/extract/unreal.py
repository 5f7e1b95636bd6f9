"""Tell what happened or is to happen from what is denied, wished, alleged or made up."""

import re

from etl.extract.doubts import CLAUSE, is_doubted
from etl.extract.model import TaggedTrigger
from etl.extract.onlookers import sides_after
from etl.extract.reading import Reading
from etl.extract.thwarted import is_thwarted

_FALSE = (
    r"(?:false|untrue|not\s+true|fakes?|fabricat\w+|baseless|unfounded|groundless|incorrect|made\s+up|invented"
    r"|(?:an?\s+)?(?:hoax|lie|fabrication|invention)|wrong)"
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|(?:reject|dismiss)(?:s|es|ed|ing)?\s+(?:as\s+(?:\w+\s+){1,3}?)?(?:(?:the|an?)\s+)?(?:\w+\s+)?"
    r"(?:reports?|claims?|rumou?rs?|allegations?|suggestions?))\b(?:(?!\b(?:when|while|after|before|during)\b)[^.;]){0,90}"
    r"\b(?:that|having|of\s+an?|had)\b(?:(?!\b(?:when|while|after|before|during)\b)[^.;]){0,90}$",
    re.IGNORECASE,
)
"""What denies it: "denied on Thursday that X had met Y"."""
_REPORTED = re.compile(
    r"\b(?:reports?|rumou?rs?|claims?|suggestions?|stor(?:y|ies)|posts?|allegations?)\s+(?:\w+\s+){0,3}?(?:that|of|he|she|they)\b[^.;]*$",
    re.IGNORECASE,
)
_IS_FALSE = re.compile(
    rf"[^.;]*\b(?:is|are|was|were|as|prov(?:ed|en)(?:\s+to\s+be)?|turned\s+out\s+to\s+be)\s+(?:\w+\s+)?{_FALSE}\b"
    r"|[^.;]*\bcould\s+not\s+be\s+(?:\w+\s+)?(?:confirmed|verified)\b",
    re.IGNORECASE,
)
"""The rest of "Reports that X met Y are false"."""
_NOT_SO = re.compile(
    r"\W*(?:(?:that|this|it|the\s+(?:claim|report|story|post|rumou?r)s?)\s+(?:is|was|are|were)\s+"
    rf"(?:\w+\s+)?{_FALSE}\b|(?:he|she|they|it|that)\s+(?:did\s+not|didn['’]t|never\s+did)\s*[,.;])",
    re.IGNORECASE,
)
"""How the next sentence takes it back: "He did not, his spokesman said"."""
_WISHED = re.compile(
    r"\b(?:it['’]s|it\s+is|is\s+it\s+not)\s+(?:high\s+|about\s+|past\s+)?time\b[^.;]{0,70}$"
    r"|\bwish(?:es|ed)?\b[^.;]{0,70}\bhad\s+(?:\w+\s+)?$"
    r"|\b(?:would\s+(?:not\s+)?be\s+surprised\s+if|imagine\s+(?:that|if)|if\s+I\s+were)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
"""What only wishes for it: "It is high time that X met Y"."""
_URGED_TO = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|press(?:es|ed|ing)?|encourag(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|exhort(?:s|ed|ing)?"
    r"|advis(?:es|ed|ing)|lobb(?:ies|ied|ying)|beg(?:s|ged|ging)|(?:calls?|called|calling|appeals?|appealed|appealing)\s+(?:\w+ly\s+)?(?:on|for|to))\s"
    rf"{CLAUSE}\bto\s+(?:\w+ly\s+)?(?:(?:hold|begin|start|have|resume|open|convene)\s+(?:[\w-]+\s+){{0,3}})?$",
    re.IGNORECASE,
)
"""What others only wish: "X urged Y to meet Z"."""
_WOULD_BE = re.compile(
    rf"\bit\s+(?:would|might|could|may)\s+be\s+(?:[\w-]+\s+){{1,4}}?(?:for|if|that|to)\s{CLAUSE}$",
    re.IGNORECASE,
)
"""What others think of it, whatever the day: "It would be wise for Y to meet Z"."""
_WISHED_FOR = re.compile(
    r"\b(?:call(?:s|ed|ing)?|appeal(?:s|ed|ing)?|push(?:es|ed|ing)?|campaign\w*|plead(?:s|ed|ing)?|pray(?:s|ed|ing)?)"
    r"\s+(?:\w+ly\s+)?for\s+(?:(?!his\b|her\b|its\b|their\b|with\b)[\w-]+\s+){0,5}$",
    re.IGNORECASE,
)
_IF = re.compile(r"\bif\b[^.;]{1,80}?,[^.;]{0,60}\bwould\s+(?:\w+\s+)?$", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\s+(?:\w+ly\s+)?$")
_ONLY_IF = re.compile(r"[^.;]{0,100}?\s(?:only\s+)?(?:if|unless|provided)\b")
"""What makes it hang on something: "X would meet Y in Oslo if the sanctions were lifted"."""
_OFTEN = re.compile(
    r"[^.;,]{0,40}?\b(?:(?:weekly|monthly|quarterly|annually|yearly|daily|regularly|routinely)\b(?!\s+[a-z])"
    r"|(?:once|twice|\w+\s+times)\s+(?:an?|every)\s+(?:day|week|month|year)\b)"
)
"""What makes it a habit: "X and Y meet weekly"."""
_OUGHT = re.compile(
    r"\b(?:should|ought\s+to|must)\s+(?:(?:now|also|first|instead|not|never|\w+ly)\s+)*(?:(?:hold|begin|start|have|resume|open)\s+"
    r"(?:[\w-]+\s+){0,2})?$"
)
"""The same without a day: "X should hold talks with Y"."""
_ALLEGED = re.compile(
    r"\balleged(?:ly)?\s+(?:to\s+have\s+)?(?:\w+\s+)?$"
    r"|\b(?:court|jury|tribunal|inquest|inquiry)\b[^.;]{0,40}\bheard\s+(?:that|how)\b[^.;]{0,90}$"
    r"|\baccus(?:es?|ed|ing)\b[^.;]{0,90}\bof\s+(?:having\s+)?(?:secretly\s+)?(?:(?:holding|having)\s+(?:\w+\s+){0,2})?$",
    re.IGNORECASE,
)
"""What somebody is charged with: "is alleged to have met X"."""
_WORK = (
    r"(?:novel|thriller|sitcom|satire|screenplay|opera|musical|(?:TV|television|drama|Netflix)\s+series|mini-?series|video\s+game"
    r"|comic|play|film|movie|fantasy|short\s+story)"
)
_FICTION = re.compile(
    rf"\b[Ii]n\s+[^.;,]{{0,60}}\b{_WORK}\b[^.;]{{0,60}},[^.;]*$"
    rf"|\b{_WORK}\b[^.;]{{0,60}}\b(?:shows?|tells?|depicts?|imagines?|portrays?|features?|has|sees)\b[^.;]*$"
)
"""What makes it the plot of a work: "In the satire "The Death", X and Y meet"."""
_ON_SCREEN = re.compile(
    r"\s+(?:(?:again|face\s+to\s+face|on\s+\w+day)\s+)?(?:in|for|during|at)\s+(?:an?|the|their|his|her)\s+(?:[\w-]+\s+){0,3}?(?:debate|interview)\b"
)
"""What makes it a broadcast: "met in a televised debate"."""
_EACH = re.compile(
    r"\b(?:each|every)\s+(?:other\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|week|month|year|morning|evening"
    r"|spring|summer|autumn|winter)s?\b",
    re.IGNORECASE,
)
_EACH_REACH = 60


def is_unreal(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a meeting that its words deny, wish for, allege or take from a film."""
    number = reading.sentence_at(trigger.start)
    sentence = reading.sentences[number]
    text = reading.text
    before = text[sentence.start : trigger.start]
    after = text[trigger.end : sentence.end]
    if any(one.search(before) for one in (_DENIED, _WISHED, _WOULD_BE, _ALLEGED, _FICTION)):
        return True
    if _REPORTED.search(before) and _IS_FALSE.match(after):
        return True
    dated = any(role.label == "DATE" for role in trigger.roles)
    if not dated and (_OUGHT.search(before) or _is_wish(trigger, before, after, reading)):
        return True
    if _ON_SCREEN.match(after) or _is_habit(trigger, reading):
        return True
    if is_doubted(trigger, reading) or is_thwarted(trigger, reading):
        return True
    following = reading.sentences[number + 1 : number + 2]
    return any(_NOT_SO.match(text, one.start, one.end) for one in following)


def _is_wish(trigger: TaggedTrigger, before: str, after: str, reading: Reading) -> bool:
    """True for what others ask of the parties, or what hangs on a condition."""
    return bool(
        _URGED_TO.search(before)
        or (_WISHED_FOR.search(before) and sides_after(trigger, reading))
        or _IF.search(before)
        or (_WOULD.search(before) and _ONLY_IF.match(after))
    )


def _is_habit(trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what comes again and again: "Each Monday X met the leaders of Congress"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if trigger.status != "called_off" and _OFTEN.match(reading.text, trigger.end, sentence.end):
        return True
    low = max(sentence.start, trigger.start - _EACH_REACH)
    return bool(_EACH.search(reading.text, low, min(sentence.end, trigger.end + _EACH_REACH)))
