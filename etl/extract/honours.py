"""A person's name without the honours before it, and with the initials and halves cut from it."""

import re
from dataclasses import replace

from etl.extract.model import TaggedSpan

_MALAY = (
    r"(?:(?:Datuk|Datin|Dato['’])(?:\s+(?:Seri|Sri|Wira|Paduka))?|Dato\s+(?:Seri|Sri)|Tan\s+Sri|Toh\s+Puan"
    r"|Tun\s+Dr\.?|(?<=Datuk\s)Seri|(?<=Dato\s)Seri|(?<=Dato['’]\s)Seri)"
)
"""How Malays are honoured: "Datuk Seri"; "Tan" and "Tun" alone are names."""
_HONOUR = re.compile(
    rf"(?:{_MALAY}\s+)+(?=[A-ZÀ-Þ][a-zß-ÿ])|"
    r"(?:(?:EAM|FM|PM|HE|HH|HM|HRH|Rt\.?\s+Hon(?:ourable)?\.?|Hon\.|Right\s+Honou?rable)\s+)+(?=[A-ZÀ-Þ][a-zß-ÿ])"
    r"|H\.\s?(?:E|R\.\s?H|H|M)\.\s+(?=[A-ZÀ-Þ][a-zß-ÿ’'-]+\s+[A-ZÀ-Þ][a-zß-ÿ])"
)
"""What stands before a name for courtesy; dotted letters before one name are its initials."""
_HONOUR_ALONE = re.compile(
    rf"{_MALAY}|EAM|FM|HE|HH|HM|HRH|(?:H\.\s?){{1,2}}[EHM]\.?|Rt\.?\s+Hon\.?"
)
_INITIALS = re.compile(r"(?<![\w.’'-])(?:[A-Z]\.\s){1,3}$")
_FIRST_INITIAL = re.compile(r"[A-Z]\.\s?")
_LOOK = 10
_SULTAN = re.compile(r"\bSultan\s$")
_NO_SULTAN = re.compile(r"(?:Al|al|Bin|bin)[\s-][A-ZÀ-Þ]")
"""What follows Sultan where it is a given name: no ruler is called "Sultan Al Jaber"."""
_NICKNAMED = re.compile(r"[\w.\s’'-]{2,40}\s[\"“‘(][A-ZÀ-Þ]\w{1,20}[\"”’)]\s[\w\s-]{2,40}")
_GAP = re.compile(r"\s?[\"“‘(]?")
_PARTICLE = re.compile(
    r"(?:El|Al|Ould|Ag|Bin|Ibn|Bint|el|al|ould|ag|bin|ibn|bint|de|da|dos|do|van|von)[\s-][A-ZÀ-Þ]"
)


def whole_name(text: str, span: TaggedSpan) -> TaggedSpan:
    """Return a name from its first initial on, "M. A. Lee" for "A. Lee", and without "H.E."."""
    honour = _HONOUR.match(text, span.start, span.end)
    if honour is not None:
        return replace(span, start=honour.end())
    before = text[max(0, span.start - _LOOK) : span.start]
    initials = _INITIALS.search(before) if _FIRST_INITIAL.match(text, span.start) else None
    if initials is None and _NO_SULTAN.match(text, span.start, span.end):
        initials = _SULTAN.search(before)
    return span if initials is None else replace(span, start=span.start - len(initials[0]))


def is_honour(words: str) -> bool:
    """True for courtesy words alone, which name nobody: "HRH"."""
    return bool(_HONOUR_ALONE.fullmatch(words))


def is_one_name(text: str, last: TaggedSpan, span: TaggedSpan) -> bool:
    """True for halves of a name: "Luiz" "Lula" da Silva, "Mohamed Ould" "El Ghazouani"."""
    gap = text[last.end : span.start]
    if _GAP.fullmatch(gap) and _NICKNAMED.fullmatch(text, last.start, span.end):
        return True
    return gap == " " and bool(_PARTICLE.match(text, span.start, span.end))
