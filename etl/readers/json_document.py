"""Read JSON: one record, a list, a list in a record, or records that follow one another."""

import json
import re
from collections.abc import Iterator
from typing import Any

from etl.errors import RecordError, SourceError
from etl.readers.encoding import decode, guess_encoding, show
from etl.readers.json_feed import feed_articles, feed_builder, is_json_feed
from etl.readers.json_text import parse_json
from etl.readers.json_values import LISTS, JsonValues, Value
from etl.readers.jsonl import Build, as_record
from etl.readers.outcomes import reject
from etl.readers.shapes import build_record
from etl.readers.streams import Opened
from etl.records import Article, Reject

_LISTING = re.compile(rb'\{\s*"(?:\\.|[^"\\])*"\s*:[^{}]*\[\s*\{')
"""A record that holds others, which can be read when it is damaged."""


def read_json(
    opened: Opened, build: Build = build_record, *, as_feed: bool = False
) -> Iterator[Article | Reject]:
    """Give one article or reject a record; no more than one value is held at a time.

    A broken record of a list does not hold up the others. With `as_feed` the document is a JSON
    Feed, whether it says so or not.
    """
    hint = opened.hints.charset or guess_encoding(opened.head)
    values = JsonValues(opened.stream, limits=opened.limits)
    value = values.next()
    if value is None:
        raise SourceError("the list of records is empty")
    if not values.is_list and values.at_end():
        if not (_LISTING.match(value.raw) and _is_broken(value, hint)):
            document = _document(value, hint, values.limit)
            yield from _read_document(document, opened.name, build, as_feed=as_feed)
            return
        values.enter(value)
        value = values.next()
    if values.fields is not None and (as_feed or is_json_feed(values.fields)):
        build = feed_builder(values.fields)
    yield from _read_values(values, value, opened.name, build, hint)
    if not values.is_closed:
        raise SourceError("the list of records is truncated: its end is missing; fetch it again")


def read_json_feed(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject an item of a JSON Feed."""
    yield from read_json(opened, as_feed=True)


def _read_values(
    values: JsonValues, value: Value | None, name: str, build: Build, hint: str | None
) -> Iterator[Article | Reject]:
    """Give the outcomes of a value and of those behind it."""
    number = 0
    while value is not None:
        number += 1
        locator = f"{name}#{number}"
        try:
            document = _document(value, hint, values.limit)
        except RecordError as error:
            yield _rejected(error, value, locator)
            values.go_back(value)
        else:
            try:
                yield from _read_document(document, locator, build)
            except RecordError as error:
                yield _rejected(error, value, locator)
        value = values.next()


def _document(value: Value, hint: str | None, limit: int) -> Any:
    if value.too_long:
        raise RecordError(
            f"the JSON is longer than {limit:,} bytes; no article is that long: give the "
            'articles as a list, as {"articles": [...]}, or as JSONL, one a line'
        )
    return parse_json(decode(value.raw, hint=hint))


def _is_broken(value: Value, hint: str | None) -> bool:
    try:
        parse_json(decode(value.raw, hint=hint))
    except RecordError:
        return True
    return False


def _read_document(
    document: Any, locator: str, build: Build, *, as_feed: bool = False
) -> Iterator[Article | Reject]:
    """Give the article of a record, or the outcomes of the records it lists."""
    if as_feed or is_json_feed(document):
        yield from feed_articles(document, locator)
        return
    listed = _listed_records(document)
    if listed is None:
        yield build(as_record(document), "json", locator)
        return
    if not listed:
        raise RecordError("the list of records is empty")
    for number, record in enumerate(listed, start=1):
        inner = f"{locator}#{number}"
        try:
            yield build(as_record(record), "json", inner)
        except RecordError as error:
            raw = json.dumps(record).encode()
            yield reject(error, locator=inner, payload=show(raw), raw=raw, format="json")


def _listed_records(document: Any) -> list[Any] | None:
    """Return the records of a document that lists them, None when it is one record itself."""
    if not isinstance(document, dict) or document.get("text") is not None:
        return None
    lists = map(document.get, LISTS)
    return next((each for each in lists if isinstance(each, list)), None)


def _rejected(error: RecordError, value: Value, locator: str) -> Reject:
    raw = b"" if value.too_long else value.raw
    return reject(error, locator=locator, payload=show(value.raw), raw=raw, format="json")
