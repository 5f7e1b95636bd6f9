"""Turns of phrase that always tell of a meeting, though the model has hardly seen them."""

import re
from collections.abc import Iterator

_POST = (
    r"(?:(?:the|his|her|their)\s+)?(?:visiting\s+)?(?:(?!The\s)[A-Z](?:[\w’'-]*|\.[A-Z]\.)\s+){0,3}(?:[Pp]resident|(?:[Pp]rime\s+|[Ff]oreign\s+)?[Mm]inister"
    r"|[Cc]hancellor|[Pp]remier|[Kk]ing|[Qq]ueen|[Pp]ope|[Ss]ecretary|[Ee]nvoy|[Ll]eader|[Cc]ounterpart)\b"
)
_WITHOUT_PRESS = (
    r"(?:(?!news\b|press\b|annual\b|shareholders|stockholders|analysts|that\b|he\b|she\b|it\b)"
    r"[\w().,'’&/-]+\s+)"
)
_GATHERING = (
    r"(?:meeting|session|gathering|forum|summit|seminar|symposium|conference"
    r"|(?:assembly|council)(?!\s+(?:meeting|session)))"
)
_PEOPLE = (
    r"(?:officials|ministers|representatives|delegates|leaders|colleagues|executives|directors|governors"
    r"|board\s+of\s+directors|ambassadors|envoys|negotiators|delegations?)"
)
"""Those who are told something face to face."""
_IS_THERE = (
    r"(?:go(?:es|ing)?|went|gone|travel\w*|fl(?:y|ies|ew|ying|own)|arriv\w+|head\w*|leav\w+|left|due|be|was|is|were"
    r"|are|been)\s+(?:also\s+|now\s+|currently\s+|back\s+)?(?:to|in|for|here|at)\b"
)
_TALKS = r"(?:talks|discussions|negotiations|consultations|meetings)"
_SENT = r"(?:officials?|envoys?|delegation|mission|team|ministers?|negotiators?|representatives?)"
_SAYINGS = re.compile(
    r"\b(?:"
    r"(?P<a>[Aa]udiences?)\s+with\b"
    r"|(?P<b>confer(?:s|red|ring)?)\s+(?:\w+\s+)?with\b"
    r"|(?P<c>s[ai]t(?:s|ting)?)\s+down\s+(?:\w+\s+)?with\b"
    r"|(?P<d>exchang(?:e|es|ed|ing))\s+(?:views|opinions)\b"
    rf"|(?:to|after|before|by)\s+(?P<e>see(?:ing)?)\s+{_POST}"
    rf"|(?P<g>t(?:old|ell(?:s|ing)?)|assur(?:ed|es|ing)|brief(?:ed|ing|s)?|inform(?:ed|ing|s)?)\s+(?!Reuters\b){_POST}"
    rf"\s+[A-Z]"
    rf"|(?P<h>explain(?:ed|s|ing)?)\s+[^.,;:]{{1,40}}\s+to\s+{_POST}\s+[A-Z]"
    rf"|(?P<f>huddl(?:e|es|ed|ing))\s+with\b"
    rf"|told\s+(?:an?|the|this)\s+{_WITHOUT_PRESS}{{0,9}}?(?P<i>{_GATHERING})\b"
    r"|(?P<told>told)\s+(?:the\s+|his\s+|her\s+|a\s+group\s+of\s+|visiting\s+|senior\s+)*"
    rf"(?:[A-Z][\w.]*\s+(?:and\s+the\s+|and\s+|of\s+)?){{0,9}}{_PEOPLE}\b"
    rf"|\b{_IS_THERE}[^.;:\"“”]{{0,50}}?\bfor\s+(?:[\w.-]+\s+){{0,3}}(?P<k>{_TALKS})\b"
    r"|(?P<visit>mission|team|delegation)\s+(?:is|was)\s+(?:due|expected|scheduled)\s+"
    r"(?:here|in|to\s+(?:visit|arrive))\b"
    r"|\breturn(?:ed|ing|s)?\s+(?:home\s+|here\s+)?(?:\w*day\s+)?from\s+"
    rf"(?:(?:an?|his|her|the)\s+(?:[\w-]+\s+){{0,3}})?(?P<l>visit|trip|tour|{_TALKS})\b"
    r"|(?P<m>(?<!willing to )(?<!ready to )(?<!prepared to )sen[dt](?:s|ing)?)\s+"
    rf"(?:an?|its|his|her|the|two|three)\s+(?:[\w.-]+\s+){{0,4}}?{_SENT}\s+to\s+"
    r"(?:[A-Z]|discuss\b|meet\b|negotiate\b)"
    r"|(?P<n>discussed)\s+[^.,;:\"“”]{1,80}?\bwith\s+(?:the\s+)?[A-Z]"
    r"|(?:[Tt]he|[Tt]heir|[Aa])\s+(?:next|second|third|fourth|fifth|follow-up|final)\s+(?:[\w-]+\s+)?"
    r"(?P<p>meeting|session|round|talks)\s+(?:is|was|will|would|has|had|took|takes|to\s+be)\b"
    r"|(?P<q>return(?:s|ed|ing)?|sit(?:s|ting)?|sat)\s+(?:back\s+)?(?:down\s+)?(?:to|at|around)\s+the\s+"
    r"(?:negotiat(?:ing|ion)|bargaining|conference)\s+table\b"
    rf"|(?P<o>signed)\s+by\s+{_POST}\s+[A-Z][^.;:]{{3,60}}?\band\s+{_POST}\s+[A-Z]"
    r")"
)
"""Each group holds the word that stands for the meeting; "visit" says of what kind it is."""


def told_by_saying(
    text: str, start: int, end: int, *, alone: bool = True
) -> Iterator[tuple[int, str | None]]:
    """Yield where the words begin that stand for a meeting within [start, end) of a text.

    With each goes the kind that the words tell, None where the model is to say it. Where the model
    saw a meeting there, and they do not stand alone, who is told something was told it at that.
    """
    for match in _SAYINGS.finditer(text, start, end):
        group = match.lastgroup or 0
        if alone or group != "told":
            yield match.start(group), "visit" if group == "visit" else None
