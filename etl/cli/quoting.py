"""Sentences of an article as they are shown on the terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text


def quoted(
    text: str, start: int, end: int, marks: Iterable[tuple[int, int]], *, offset: int = 0
) -> "Text":
    """Return text[start:end] in quotation marks with its offsets; `marks` in it are set off.

    `offset` is that of the text within its article.
    """
    from rich.text import Text

    sentence = Text(text[start:end].replace("\n", " "), style="yellow")
    for first, last in marks:
        first, last = max(first, start), min(last, end)
        if first < last:
            sentence.stylize("bold underline", first - start, last - start)
    place = f"[{offset + start}:{offset + end}]"
    return Text.assemble("\u201c", sentence, "\u201d ", (place, "dim"))
