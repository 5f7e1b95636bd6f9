"""Read JSONL (one record a line) and JSON (one record, or a list): each by its own shape."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import orjson

from etl.errors import RecordError, SourceError
from etl.readers.encoding import decode, guess_encoding, show
from etl.readers.outcomes import reject
from etl.readers.shapes import build_record
from etl.readers.streams import Line, Opened, read_lines, read_whole
from etl.records import Article, Reject

Build = Callable[[Mapping[str, Any], str, str], Article]
"""Make an article of a record; takes the name of the reader and the locator too."""


def read_jsonl(opened: Opened, build: Build = build_record) -> Iterator[Article | Reject]:
    """Give one article or reject a line; a broken line does not hold up the others."""
    hint = guess_encoding(opened.head)
    for line in read_lines(opened):
        if not line.raw.strip():
            continue
        locator = f"{opened.name}:{line.number}"
        try:
            record = _read_line(line, hint=hint, limit=opened.limits.line_bytes)
            yield build(record, "jsonl", locator)
        except RecordError as error:
            raw = b"" if line.too_long else line.raw
            yield reject(error, locator=locator, payload=show(line.raw), raw=raw, format="jsonl")


def read_json(opened: Opened, build: Build = build_record) -> Iterator[Article | Reject]:
    """Give the articles of one JSON document: a record, a list, or {"articles": [...]}."""
    document = parse_json(decode(read_whole(opened), hint=opened.hints.charset))
    listed = listed_records(document)
    if listed is None:
        yield build(_record(document), "json", opened.name)
        return
    if not listed:
        raise SourceError("the list of records is empty")
    for number, record in enumerate(listed, start=1):
        locator = f"{opened.name}#{number}"
        try:
            yield build(_record(record), "json", locator)
        except RecordError as error:
            raw = json.dumps(record).encode()
            yield reject(error, locator=locator, payload=show(raw), raw=raw, format="json")


def listed_records(document: Any) -> list[Any] | None:
    """Return the records of a document that lists them, None when it is one record itself."""
    if isinstance(document, dict):
        lists = (document.get(name) for name in ("articles", "items"))
        if document.get("text") is None:
            document = next((each for each in lists if isinstance(each, list)), None)
    return document if isinstance(document, list) else None


def _read_line(line: Line, *, hint: str | None, limit: int) -> dict[str, Any]:
    if line.too_long:
        raise RecordError(f"the line is longer than {limit:,} bytes; no article is that long")
    return _record(parse_json(decode(line.raw, hint=hint)))


def _record(record: Any) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise RecordError("the JSON value is not a record in braces with a text field")
    return record


def parse_json(text: str) -> Any:
    """Parse strictly; what only breaks the rules on characters is read and cleaned later."""
    text = text.replace("\0", "")
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        strict = error
    try:
        return json.loads(text, strict=False, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise RecordError(f"the line is not JSON: {strict}") from strict


def _refuse(word: str) -> Any:
    raise ValueError(word)
