"""Turns of phrase that always tell of a meeting, though the model has hardly seen them."""

import re
from collections.abc import Iterator

_POST = (
    r"(?:(?:the|his|her|their)\s+)?(?:(?!The\s)[A-Z](?:[\w’'-]*|\.[A-Z]\.)\s+){0,3}(?:[Pp]resident|(?:[Pp]rime\s+|[Ff]oreign\s+)?[Mm]inister"
    r"|[Cc]hancellor|[Pp]remier|[Kk]ing|[Qq]ueen|[Pp]ope|[Ss]ecretary|[Ee]nvoy|[Ll]eader|[Cc]ounterpart)\b"
)
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
    r")"
)
"""Each group holds the word that stands for the meeting."""


def told_by_saying(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the words begin that stand for a meeting within [start, end) of a text."""
    for match in _SAYINGS.finditer(text, start, end):
        yield match.start(match.lastgroup or 0)
