"""Tell the days of what is told ahead of a meeting: an aside on a party, a picture, a price.

"X, who took office on Feb. 8, met Y", "photos released on Tuesday showed X meeting Y", "shares of
Acme jumped on Wednesday on a report of talks".
"""

import re

from etl.extract.model import TaggedTrigger
from etl.extract.reading import Reading
from etl.records import DateSpan

REACH = 200
"""Characters before a day within which the clause must begin that it is in."""
_OF_PRESS = 60
"""Characters after a day within which the words for a picture or a report of it must begin."""
DID = re.compile(
    r",\s+(?:then\s+|newly\s+|\w+ly\s+)?(?:re-?)?(?:appointed|elected|named|sworn|released|freed|arrested|detained|jailed"
    r"|sentenced|convicted|acquitted|ousted|toppled|overthrown|deposed|sacked|dismissed|fired|nominated"
    r"|inaugurated|installed|killed|wounded|injured|born|crowned|promoted|recalled|kidnapped|abducted|expelled"
    r"|deported|indicted|charged)\b[^,;:]{0,60}$"
)
"""What was done to a party: "Y, appointed on"."""
_ASIDE = re.compile(
    r",\s+who\s+(?!(?:is|was|were|are)\s+(?:visiting|in|at|on)\b|visited\b)[^,;:]{0,120}$"
)
ARRIVES = re.compile(r",\s+who\s+(?:\w+\s+)?arriv\w+\b[^,;:]{0,60}$")
_STAYS_SINCE = re.compile(
    r"(?:\b(?:has|have|had)\s+been|,)\s+in\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}\s+(?:since\s+)?$"
)
_HAS = re.compile(r"\b(?:have|has|had)\s+(?:only\s+)?(?:until\s+|till\s+)?$")
"""What makes a day a deadline: "have until Monday to agree"."""
_AT_WORK = re.compile(r"\s+\w+ing\b")
"""What makes the stay the meeting: "has been in Kyiv since Monday negotiating"."""
_RETURNS = re.compile(
    r"\b(?:returned|back|came\s+back|flew\s+back|flew\s+home|went\s+home)\s[^,;]{0,60}$"
)
_WHERE_HE = re.compile(r"(?:\s+from\s+[^,;]{2,40})?,?\s+where\s+(?:he|she|they)\s+(?:had\s+)?$")
_SHOWED = re.compile(
    r"(?:\s+(?:by|on|in)\s+[^,;:]{2,50})?,?\s+(?:showed|shows?|showing)\b"
    r"|\s+(?:released|published|posted|issued|broadcast|aired)\s+(?:an?|the|its)?\s*(?:\w+\s+){0,2}"
    r"(?:readout|photo\w*|pictures?|images?|video|footage|transcript|minutes|account)\b"
)
"""What makes a day that of a picture or report: "photos released on Tuesday showed X meeting Y"."""
_MARKET = re.compile(
    r"\b(?:shares?|stocks?|prices|futures|bonds|yields|index|equities|Wall\s+Street|crude|dollar|euro|yen|sterling|rouble)\b"
    r"(?:\s+\w+){0,5}?\s+(?:rose|fell|jumped|surged|slid|slipped|dropped|gained|climbed|closed|ended|edged|eased"
    r"|rallied|plunged|tumbled|soared|steadied|dipped|firmed|weakened|strengthened|rebounded)\b[^;]{0,80}$",
    re.IGNORECASE,
)
"""What makes a day that of trading: "shares of Acme jumped on Wednesday on a report of talks"."""


def is_in_aside(span: DateSpan, at: int, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for what a party did before: "X, who took office on Feb. 8, met Y"."""
    start = reading.sentences[reading.sentence_at(span.start)].start
    before = reading.text[max(start, at - REACH) : at]
    if trigger.kind != "visit" and "since" in span.text and _STAYS_SINCE.search(before):
        return not _AT_WORK.match(reading.text, span.end)
    if span.rule == "until" and _HAS.search(before):
        return True
    closed = reading.text.startswith(",", span.end)
    arrives = trigger.kind == "visit" and ARRIVES.search(before)
    return closed and not arrives and bool(_ASIDE.search(before) or DID.search(before))


def is_of_report(span: DateSpan, at: int, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for when one came home, a picture was shown or a share traded."""
    start = reading.sentences[reading.sentence_at(span.start)].start
    before = reading.text[max(start, at - REACH) : at]
    until = min(trigger.start, span.end + _OF_PRESS)
    if _RETURNS.search(before) and _WHERE_HE.fullmatch(reading.text, span.end, trigger.start):
        return True
    return bool(_SHOWED.match(reading.text, span.end, until) or _MARKET.search(before))
