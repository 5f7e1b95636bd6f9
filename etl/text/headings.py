"""Tell a section heading from a sentence."""

import re

_MOST_WORDS = 14
_MOST_CHARACTERS = 120
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL_WORDS = frozenset(
    "a an the and or nor but of in on at by to for from with as into over after before "
    "amid against between under up is are vs via its their his her".split()
)


def is_heading(paragraph: str) -> bool:
    """True for a short paragraph in capitals or Title Case that no full stop ends."""
    line = paragraph.strip()
    if not line or len(line) > _MOST_CHARACTERS or "\n\n" in line or line[-1] in ".,;…":
        return False
    words = _WORD.findall(line)
    if not words or len(words) > _MOST_WORDS:
        return False
    if line.upper() == line:
        return True
    told = [word for word in words if word.lower() not in _SMALL_WORDS] or words
    return words[0][0].isupper() and all(word[0].isupper() for word in told)
