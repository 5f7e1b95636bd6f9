"""Read feeds: RSS, Atom and JSON Feed, one article an entry."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from etl.errors import RecordError, SourceError
from etl.readers.days import parse_moment
from etl.readers.encoding import decode, show
from etl.readers.jsonl import parse_json
from etl.readers.markup import html_text
from etl.readers.outcomes import reject
from etl.readers.page import declared_charset
from etl.readers.parsing_worker import worker
from etl.readers.records import build_article
from etl.readers.streams import Opened, read_whole
from etl.records import Article, Reject


def read_feed(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject an entry of RSS or Atom."""
    raw = read_whole(opened)
    decode(raw, hint=declared_charset(raw, opened.hints))  # never a guessed letter in a name
    entries = worker.run(
        "feed", raw.replace(b"\0", b""), opened.hints, seconds=opened.limits.page_seconds
    )
    yield from _articles(entries, opened.name, format="feed")


def read_json_feed(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject an entry of a JSON Feed."""
    feed = parse_json(decode(read_whole(opened)))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise SourceError('the JSON Feed has no list of "items"')
    yield from _articles([_item(item, feed) for item in items], opened.name, format="json-feed")


def _item(item: Any, feed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record of one item, named as those of RSS are."""
    if not isinstance(item, dict):
        return {"item": item}
    rest = dict(item)
    html, text = rest.pop("content_html", None), rest.pop("content_text", None)
    summary = rest.pop("summary", None)
    record = {
        "text": html or text or summary,
        "title": rest.pop("title", None),
        "id": rest.pop("id", None),
        "url": rest.pop("url", None) or rest.pop("external_url", None),
        "source": feed.get("title"),
        "published": rest.pop("date_published", None),
        "updated": rest.pop("date_modified", None),
        "language": rest.pop("language", None) or feed.get("language"),
    }
    return {**rest, **{name: value for name, value in record.items() if value}}


def _articles(
    entries: list[dict[str, Any]], name: str, *, format: str
) -> Iterator[Article | Reject]:
    for number, entry in enumerate(entries, start=1):
        locator = f"{name}#{number}"
        try:
            yield _article(entry, format=format, locator=locator)
        except RecordError as error:
            raw = json.dumps(entry, default=str).encode()
            yield reject(error, locator=locator, payload=show(raw), raw=raw, format="json")


def _article(entry: dict[str, Any], *, format: str, locator: str) -> Article:
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
