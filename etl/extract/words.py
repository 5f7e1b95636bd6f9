"""Cut text into the words the model tags, and tell the case shape of each."""

import re
from collections.abc import Iterator

# "U.S." stays one word, or the model would learn to mark its letters one by one.
# Characters that nobody sees (controls, joiners, halves of broken pairs) are no words.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff"
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # initials: U.S., e.g.
    r"|(?:[^\W\d_][\u0300-\u036f]*)+"  # letters, with accents written apart
    r"|\d+"
    rf"|[^\w\s{_UNSEEN}]"  # one mark each
    r"|_"
)

SHAPES = ("lower", "title", "initial", "upper", "mixed", "digits", "mark", "other")
"""The case shapes, in the order of their numbers; the vocabulary itself is uncased."""


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield start and end of every word of text[start:end], as offsets in the whole text."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield match.span()


def case_shape(word: str) -> int:
    """Return the number of the word's case shape in SHAPES."""
    if word.isdigit():
        return 5
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 7 if any(c.isalnum() for c in word) else 6
    uppers = sum(c.isupper() for c in letters)
    if uppers == 0:
        # Scripts without case have neither upper nor lower letters.
        return 0 if any(c.islower() for c in letters) else 7
    if uppers == len(letters):
        return 2 if len(letters) == 1 else 3
    if uppers == 1 and letters[0].isupper():
        return 1
    return 4
