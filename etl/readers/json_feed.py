"""Make articles of the items of a JSON Feed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from etl.errors import RecordError
from etl.readers.entries import build_entry, read_entries
from etl.records import Article, Reject


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


def feed_builder(feed: Mapping[str, Any]) -> Callable[[Mapping[str, Any], str, str], Article]:
    """Return what makes an article of one item, for a feed that is read item by item."""

    def build(item: Mapping[str, Any], form: str, locator: str) -> Article:
        return build_entry(_item(item, feed), format="json-feed", locator=locator)

    return build


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
