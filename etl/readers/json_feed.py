"""Read JSON Feed, one article an item."""

from collections.abc import Iterator, Mapping
from typing import Any

from etl.errors import RecordError
from etl.readers.encoding import decode
from etl.readers.entries import read_entries
from etl.readers.json_text import parse_json
from etl.readers.streams import Opened, read_whole
from etl.records import Article, Reject


def read_json_feed(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject an item of a JSON Feed."""
    feed = parse_json(decode(read_whole(opened), hint=opened.hints.charset))
    yield from feed_articles(feed, opened.name)


def is_json_feed(document: Any) -> bool:
    """Say whether a JSON document calls itself a JSON Feed."""
    version = document.get("version") if isinstance(document, dict) else None
    return isinstance(version, str) and "://jsonfeed.org/version" in version


def feed_articles(feed: Any, name: str) -> Iterator[Article | Reject]:
    """Give one article or reject an item of a feed that is parsed already."""
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise RecordError('the JSON Feed has no list of "items"')
    records = (_item(item, feed) for item in items)
    yield from read_entries(records, name, format="json-feed")


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
