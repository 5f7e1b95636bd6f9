"""Read JSONL (one record a line) and JSON (one record, or a list of them)."""

import json
from collections.abc import Iterator
from typing import Any

import orjson

from etl.errors import RecordError, SourceError
from etl.readers.encoding import decode, guess_encoding, show
from etl.readers.outcomes import reject
from etl.readers.records import build_article
from etl.readers.streams import Line, Opened, read_lines, read_whole
from etl.records import Article, Reject


def read_jsonl(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a line; a broken line does not hold up the others."""
    hint = guess_encoding(opened.head)
    for line in read_lines(opened):
        if not line.raw.strip():
            continue
        locator = f"{opened.name}:{line.number}"
        try:
            yield _read_line(line, hint=hint, locator=locator, limit=opened.limits.line_bytes)
        except RecordError as error:
            raw = b"" if line.too_long else line.raw
            yield reject(error, locator=locator, payload=show(line.raw), raw=raw, format="jsonl")


def read_json(opened: Opened) -> Iterator[Article | Reject]:
    """Give the articles of one JSON document: a record, a list, or {"articles": [...]}."""
    document = _parse(decode(read_whole(opened)))
    if isinstance(document, dict) and isinstance(document.get("articles"), list):
        document = document["articles"]
    if not isinstance(document, list):
        yield _build(document, format="json", locator=opened.name)
        return
    if not document:
        raise SourceError("the list of records is empty")
    for number, record in enumerate(document, start=1):
        locator = f"{opened.name}#{number}"
        try:
            yield _build(record, format="json", locator=locator)
        except RecordError as error:
            raw = json.dumps(record).encode()
            yield reject(error, locator=locator, payload=show(raw), raw=raw, format="json")


def _read_line(line: Line, *, hint: str | None, locator: str, limit: int) -> Article:
    if line.too_long:
        raise RecordError(f"the line is longer than {limit:,} bytes; no article is that long")
    return _build(_parse(decode(line.raw, hint=hint)), format="jsonl", locator=locator)


def _build(record: Any, *, format: str, locator: str) -> Article:
    if not isinstance(record, dict):
        raise RecordError("the JSON value is not a record in braces with a text field")
    return build_article(record, format=format, locator=locator)


def _parse(text: str) -> Any:
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
