"""Make a text sane: one form of each character, one kind of line break, nothing invisible."""

import re
import unicodedata

_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, NUL among them
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ASCII_INVISIBLE = dict.fromkeys((*range(9), *range(14, 32), 127))
_MANY_BLANK_LINES = re.compile(r"\n{4,}")


def clean(text: str) -> str:
    """Return the text in NFC without what cannot be seen; line breaks inside paragraphs stay.

    Offsets everywhere else count characters of this result. Cleaning it again changes nothing.
    """
    if text.isascii():  # most texts are, and translating is ten times faster than searching
        text = _LINE_BREAK.sub("\n", text) if _has_odd_breaks(text) else text
        text = text.translate(_ASCII_INVISIBLE)
    else:
        if _SURROGATE.search(text):
            text = _join_surrogates(text)
        text = _LINE_BREAK.sub("\n", text)
        text = _INVISIBLE.sub("", text)
        # Only after the marks are out: a mark between letter and accent keeps NFC from joining.
        text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    if "\n\n\n\n" in text:
        text = _MANY_BLANK_LINES.sub("\n\n\n", text)
    return text.strip()


def _has_odd_breaks(text: str) -> bool:
    return "\r" in text or "\x0b" in text or "\x0c" in text


def _join_surrogates(text: str) -> str:
    """Join surrogate pairs to their character and put U+FFFD for each one without a mate."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
