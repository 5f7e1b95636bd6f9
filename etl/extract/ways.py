"""Places that a sentence tells beside a meeting in which nobody met.

Where a party comes from or goes on to, where it spoke, and the houses that bear a party's name.
"""

import re

from etl.extract.cast import Cast
from etl.extract.model import TaggedTrigger
from etl.extract.names import tokens
from etl.extract.reading import Named, Reading

_NEAR = 60
_BLAME_REACH = 120
_GO = (
    r"(?:fl(?:ew|ies|y|ying)|travel\w*|w[eo]nt|go(?:es|ing)?|moved?|moving|continu(?:ed|es?|ing)|proceed(?:ed|s|ing)?"
    r"|head(?:ed|s|ing)?|drove|drives?|left|leav(?:es?|ing)|depart(?:s|ed|ing)?|set\s+(?:off|out)"
    r"|return(?:s|ed|ing)?|c[ao]me|arriv(?:es?|ed|ing))"
)
LEAVES = re.compile(r"\b(?:left|leav(?:es?|ing)|depart(?:s|ed|ing)?(?:\s+from)?)\s+$")
_BETWEEN = re.compile(r"\bbetween\s+(?:[A-Z][\w.'’-]*\s+){1,3}and\s+$")
_WAY_FROM = re.compile(r"\bway\s+(?:home\s+|back\s+)?from\s+(?:the\s+)?$")
_RETURNS_TO = re.compile(
    r"\b(?:return(?:s|ed|ing)?|(?:came|comes?|coming|went)\s+back)(?:\s+home)?\s+to\s+$"
)
_FROM_IT = re.compile(r"\s+(?:on\s+\w+\s+)?from\s+(?:an?|his|her|their|the)\s+(?:[\w-]+\s+){0,3}")
_SETS_OUT = re.compile(r"[^.,;:\"“”]{0,40}\bfor\s")
_WHEN_OVER = re.compile(r"\W*(?:after|following)\b[^,;:]*", re.IGNORECASE)
_WENT = re.compile(
    r"\b(?:fl(?:ew|ies|y)|travel\w*|went|goes|go|moved|continued|headed|heads|drove|left|leaves)\s+(?:on\s+)?"
    r"(?:to|for)\s+(?:[a-z]+\s+){0,2}(?:[A-Z]\w+\s+)?(?:[a-z]+\s+){0,3}$"
)
_THEN_GOES = re.compile(
    r"(?:\b(?:and|then|but)|;\s*(?:he|she|they)|,\s*before|\bbefore)\s+"
    r"(?:(?:then|later|afterwards?|now|(?:was|were|is|are)\s+(?:to|due\s+to|expected\s+to|scheduled\s+to)|will)\s+)*"
    + r"(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|"
    + _GO
    + r"\s+(?:on\s+|back\s+|home\s+)*(?:to|for|from|in))\s+(?:the\s+)?"
    r"(?:(?:city|capital|port|town)\s+of\s+)?$"
)
"""What puts a place after the meeting: "met X on Monday and left for Kampala", "then flew to"."""
_WHO = re.compile(r",\s+who\s+(?:[\w-]+\s+){0,3}$")
_MAIN_GOES = re.compile(
    r"[^,;]{0,120},\s+(?:\w+ly\s+)?(?:(?:then|later|also|will)\s+)?"
    + _GO
    + r"\s+(?:on\s+|back\s+|home\s+)*(?:to|for|from|in)\s+(?:the\s+)?"
)
"""What is told of the one whom a clause describes: "X, who met Y, flew to Kyiv"."""
_ALSO_GOES = re.compile(
    r"\balso\s+(?:visit(?:s|ed)?|tour(?:s|ed)?|" + _GO + r"\s+to)\s+(?:the\s+)?$"
)
"""What adds a town to a visit: "X, who is on a two-day visit, also went to Guayaquil"."""
_SPEAKS = re.compile(
    r"\b(?:told\s+(?:[\w'’-]+\s+){1,5}?|said\s+|says\s+|speaking\s+(?:to\s+(?:[\w-]+\s+){1,3})?|spoke\s+to\s+(?:the\s+)?reporters\s+"
    r"|(?:news|press)\s+conference\s+|interview\s+)(?:in|at|from)\s+(?:the\s+)?$"
)
"""What makes a place that of a speaker: "told reporters in Oslo that he had met X"."""
_ON_THAT = re.compile(r"[^.;:\"“”]{0,60}?(?:\bthat\b|,?\s+(?:he|she|they|it)\s+(?:had|has|have)\b)")
_BLAMES = re.compile(
    r"\b(?:criticis|criticiz|accus|blam|condemn|denounc|prais|thank|attack|defend|congratulat|scold|rebuk)"
    r"\w*\b[^.;:\"“”]{0,80}\b(?:for|of)\s+$"
)
"""What makes a meeting one spoken of: "In Oslo, X criticised Y for meeting Z"."""
HOUSE = re.compile(
    r"\b(?:palace|hotel|residence|headquarters|offices?|building|hall|cent(?:re|er)|ministry|mansion"
    r"|house|villa|airport|university|embassy|club|restaurant|home|palais|palacio|palazzo|qasr|ch[aâ]teau"
    r"|castle|compound|complex|barracks|garrison|mission|consulate|chancellery|parliament|secretariat"
    r"|monastery|cathedral|church|mosque|temple|museum|library|school|theat(?:re|er)|stadium|lodge|retreat|estate)\b",
    re.IGNORECASE,
)
"""Words for a house, which stands in some town."""
_HIS_HOUSE = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}(?:offices?|residence|headquarters|home|house|villa|palace|compound|estate|ranch|quarters)\b"
)
_OF_PEOPLE = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:lawmakers?|legislators|senators?|congress(?:m[ae]n|wom[ae]n)|officials?|ministers?|diplomats?|delegat\w+"
    r"|envoys?|leaders?|officers?|generals?|representatives|negotiators|parliamentarians|deputies|mps)\b",
    re.IGNORECASE,
)
"""Those of whom a country tells where they are from: "visiting U.S. lawmakers"."""


def is_elsewhere(named: Named, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a place of which the words say that it was before, after or beside the meeting."""
    return (
        is_left(named, reading)
        or _is_between(named, reading)
        or was_left(named, trigger, reading)
        or _came_from(named, reading)
        or _is_returned_to(named, trigger, reading)
        or _went_on(named, trigger, reading)
        or is_next(named, trigger, reading)
        or _is_of_speaker(named, trigger, reading)
    )


def is_left(named: Named, reading: Reading) -> bool:
    """True for where one goes when all is over: "leaves for Zurich after the talks"."""
    before = reading.text[max(0, named.start - 8) : named.start]
    after = reading.text[named.end : named.end + 10]
    return bool(re.search(r"\b(?:for|to)\s+$", before) and re.match(r"\s+after\b", after))


def is_next(named: Named, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for where one goes after the meeting: "met X on Monday and left for Kampala"."""
    low = max(trigger.end, named.start - _NEAR)
    if trigger.kind == "visit":  # the next town of a tour is visited too
        return low < named.start and bool(_ALSO_GOES.search(reading.text, low, named.start))
    then = low < named.start and _THEN_GOES.search(reading.text, low, named.start)
    return bool(then) or _is_of_main_clause(named, trigger, reading)


def _is_of_main_clause(named: Named, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for where one goes of whom a clause tells the meeting: "X, who met Y, flew to Kyiv"."""
    low = max(0, trigger.start - _NEAR)
    return bool(_WHO.search(reading.text, low, trigger.start)) and bool(
        _MAIN_GOES.fullmatch(reading.text, trigger.end, max(trigger.end, named.start))
    )


def is_added(named: Named, reading: Reading) -> bool:
    """True for another town than that of the meeting: "She also went to Guayaquil"."""
    return bool(_ALSO_GOES.search(reading.text, max(0, named.start - _NEAR), named.start))


def describes_people(named: Named, reading: Reading) -> bool:
    """True for the country that only tells whose people they are: "visiting U.S. lawmakers"."""
    return bool(_OF_PEOPLE.match(reading.text, named.end))


def names_house(named: Named, cast: Cast, reading: Reading) -> bool:
    """True for one of the article whose house it is: "at Abbas's headquarters"."""
    if not _HIS_HOUSE.match(reading.text, named.end):
        return False
    words = tokens(named.text)
    return any(tokens(person.name)[-len(words) :] == words for person in cast.persons())


def house_told(trigger: TaggedTrigger, reading: Reading) -> str | None:
    """Return the house that the words for the place tell: "the Commerzbank building"."""
    for role in trigger.roles:
        if role.label == "PLACE" and HOUSE.search(reading.text, role.start, role.end):
            return reading.words(*reading.whole(role.start, role.end))
    return None


def _is_between(named: Named, reading: Reading) -> bool:
    """True for the other end of a way: "shuttled between Jerusalem and Ramallah"."""
    before = reading.text[max(0, named.start - _NEAR) : named.start]
    return bool(_BETWEEN.search(before))


def was_left(named: Named, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for where one set out: "left Amman for Ramallah to hold talks with X"."""
    before = reading.text[max(0, named.start - 16) : named.start]
    gap = reading.text[named.end : max(named.end, trigger.start)]
    return bool(LEAVES.search(before)) and bool(_SETS_OUT.match(gap))


def _came_from(named: Named, reading: Reading) -> bool:
    """True for where one was before: "a stop here on his way home from China"."""
    return bool(_WAY_FROM.search(reading.text, max(0, named.start - 20), named.start))


def _is_returned_to(named: Named, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for where one comes back to: "after returning to Oslo from a trip abroad"."""
    before = reading.text[max(0, named.start - 25) : named.start]
    gap = reading.text[named.end : max(named.end, trigger.start)]
    return bool(_RETURNS_TO.search(before) and _FROM_IT.fullmatch(gap))


def _went_on(named: Named, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for where one goes when all is over: "After meeting X, she flew to Zagreb"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    begins = _WHEN_OVER.fullmatch(reading.text, sentence.start, trigger.start)
    between = reading.text[trigger.end : max(trigger.end, named.start)]
    return bool(begins and "," in between and _WENT.search(between))


def _is_of_speaker(named: Named, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for where one spoke of the meeting: "told reporters in Oslo that he had met X"."""
    if named.end > trigger.start:
        return False
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    low = max(sentence.start, named.start - _NEAR)
    told = _SPEAKS.search(reading.text, low, named.start)
    if told and _ON_THAT.match(reading.text, named.end, trigger.start):
        return True
    low = max(named.end, trigger.start - _BLAME_REACH)
    return bool(_BLAMES.search(reading.text, low, trigger.start))
