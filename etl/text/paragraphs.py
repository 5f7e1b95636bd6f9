"""Find the paragraphs of a text, whether its lines are broken at a fixed width or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST_BROKEN_LINE = 90  # wire copy breaks at about 65; a longer line is a paragraph by itself
_SHORT_LINE = 40
_INDENT = re.compile(r"[ \t]{2,}")
_BULLET = re.compile(r"\s*(?:[•▪*·]\s|[-–—]\s|\d{1,2}[.)]\s|\([a-z0-9]\)\s)")
_FINAL = (".", "!", "?", ":", '"', "”", "'", "’", ")", "…", ";")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line with words in it."""

    start: int
    end: int
    raw: str
    after_blank: bool


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs in order as half-open offsets, without white space at their ends.

    A blank line ends a paragraph; so does an indented line after a full stop (the wire habit),
    and every line break in a text whose lines are not broken at a fixed width.
    """
    lines = list(_lines(text))
    long_lines = sum(len(line.raw) > _LONGEST_BROKEN_LINE for line in lines)
    line_is_paragraph = long_lines * 5 >= len(lines) > 0
    paragraphs: list[tuple[int, int]] = []
    previous: _Line | None = None
    for line in lines:
        if previous is None or line_is_paragraph or _begins(line, previous):
            paragraphs.append((line.start, line.end))
        else:
            paragraphs[-1] = (paragraphs[-1][0], line.end)
        previous = line
    return paragraphs


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that are not blank, trimmed."""
    at = 0
    after_blank = True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + raw.index(words[0])
            yield _Line(start, start + len(words), raw, after_blank)
        after_blank = not words
        at += len(raw) + 1


def _begins(line: _Line, previous: _Line) -> bool:
    """Tell whether the line begins a paragraph."""
    if line.after_blank or max(len(line.raw), len(previous.raw)) > _LONGEST_BROKEN_LINE:
        return True
    full = previous.raw.rstrip().endswith(_FINAL)
    if _BULLET.match(line.raw):
        return full
    return bool(_INDENT.match(line.raw)) and (full or len(previous.raw.strip()) < _SHORT_LINE)
