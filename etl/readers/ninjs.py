"""Read ninjs: one item, a list of items, or one item a line."""

from collections.abc import Iterator, Mapping
from typing import Any

from etl.readers.detect import is_lines
from etl.readers.json_document import read_json
from etl.readers.jsonl import read_jsonl
from etl.readers.ninjs_item import build_ninjs
from etl.readers.streams import Opened
from etl.records import Article, Reject


def read_ninjs(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject an item."""
    read = read_jsonl if is_lines(opened.head) else read_json
    yield from read(opened, _build)


def _build(record: Mapping[str, Any], form: str, locator: str) -> Article:
    return build_ninjs(record, locator=locator)
