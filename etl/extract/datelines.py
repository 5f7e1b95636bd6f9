"""Datelines within a text: that of an item of a digest, and a town alone above the report."""

import re
from collections.abc import Iterator

from etl.extract.reading import Reading

_DIGEST = re.compile(r"(?P<place>[A-Z][A-Z' .-]{3,30}?)(?:\s*\([^)]{2,20}\))?\s+[-–—]+\s")
_HEADING = re.compile(
    r"\s*(?P<place>[^\W\d_a-zß-öø-ÿ]{3,}(?:[ '’-][^\W\d_a-zß-öø-ÿ]+){0,2}"
    r"(?:,[ ][A-Z][\w. ]{1,20})?)[ \t]*\n\s*(?=[A-Z“\"])"
)


def heading_of(text: str) -> str | None:
    """Return the capitals that stand alone above a text: "ANKARA"."""
    heading = _HEADING.match(text)
    return heading["place"] if heading else None


def digest(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a digest that begin as if with a dateline: "ROME - The minister"."""
    for number, sentence in enumerate(reading.sentences):
        item = _DIGEST.match(reading.text, sentence.start, sentence.end)
        if item is not None:
            yield number, item["place"].strip()
