"""Read JSONL: one record a line, each by its own shape."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from etl.errors import RecordError
from etl.readers.encoding import decode, guess_encoding, show
from etl.readers.json_text import parse_json
from etl.readers.outcomes import reject
from etl.readers.shapes import build_record
from etl.readers.streams import Line, Opened, read_lines
from etl.records import Article, Reject

Build = Callable[[Mapping[str, Any], str, str], Article]
"""Make an article of a record; takes the name of the reader and the locator too."""
_AROUND = b" \t\r,\0\x1e\xef\xbb\xbf"
"""What may stand around a record: commas, separators, marks of joined files, unwritten blocks."""


def read_jsonl(opened: Opened, build: Build = build_record) -> Iterator[Article | Reject]:
    """Give one article or reject a line; a broken line does not hold up the others."""
    hint = guess_encoding(opened.head)
    for line in read_lines(opened):
        if not line.raw.strip(_AROUND):
            continue
        locator = f"{opened.name}:{line.number}"
        try:
            record = _read_line(line, hint=hint, limit=opened.limits.line_bytes)
            yield build(record, "jsonl", locator)
        except RecordError as error:
            raw = b"" if line.too_long else line.raw
            yield reject(error, locator=locator, payload=show(line.raw), raw=raw, format="jsonl")


def _read_line(line: Line, *, hint: str | None, limit: int) -> dict[str, Any]:
    if line.too_long:
        raise RecordError(f"the line is longer than {limit:,} bytes; no article is that long")
    return as_record(parse_json(decode(line.raw.strip(_AROUND), hint=hint)))


def as_record(record: Any) -> dict[str, Any]:
    """Return a value that is a record; raises RecordError for any other."""
    if not isinstance(record, dict):
        raise RecordError("the JSON value is not a record in braces with a text field")
    return record
