"""Read feeds: RSS and Atom, one article an entry."""

from collections.abc import Iterator
from dataclasses import replace

from etl.readers.encoding import decode
from etl.readers.entries import read_entries
from etl.readers.page import declared_charset
from etl.readers.parsing_worker import worker
from etl.readers.streams import Opened, read_whole
from etl.readers.xml_tree import undeclared
from etl.records import Article, Reject


def read_feed(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject an entry of RSS or Atom."""
    raw = read_whole(opened)
    # Decoded here, for the parser would guess letters, and believe declarations that are wrong.
    text = undeclared(decode(raw, hint=declared_charset(raw, opened.hints))).lstrip()
    entries = worker.run(
        "feed",
        text.replace("\0", "").encode(),
        replace(opened.hints, charset="utf-8"),
        seconds=opened.limits.page_seconds,
    )
    yield from read_entries(entries, opened.name, format="feed")
