"""Make articles of the entries of a feed, whatever its form."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from etl.errors import RecordError
from etl.readers.days import parse_moment
from etl.readers.encoding import show
from etl.readers.markup import html_text
from etl.readers.outcomes import reject
from etl.readers.records import build_article
from etl.records import Article, Reject


def read_entries(
    entries: Iterable[dict[str, Any]], name: str, *, format: str
) -> Iterator[Article | Reject]:
    """Give one article or reject an entry."""
    for number, entry in enumerate(entries, start=1):
        locator = f"{name}#{number}"
        try:
            yield build_entry(entry, format=format, locator=locator)
        except RecordError as error:
            raw = json.dumps(entry, default=str).encode()
            yield reject(error, locator=locator, payload=show(raw), raw=raw, format="json")


def build_entry(entry: Mapping[str, Any], *, format: str, locator: str) -> Article:
    """Return an entry's article; dates that no rule reads are kept as words, not guessed."""
    record = dict(entry)
    for name in ("text", "title"):
        if isinstance(record.get(name), str):
            record[name] = html_text(record[name])
    for name in ("published", "updated"):
        try:
            parse_moment(record.get(name), field=name)
        except RecordError:
            record[f"{name} as written"] = record.pop(name)
    return build_article(record, format=format, locator=locator)
