"""Tell by its fields what kind of JSON record one is, and build its article."""

from collections.abc import Mapping
from typing import Any

from etl.readers.ninjs_item import build_ninjs, is_ninjs
from etl.readers.records import build_article
from etl.records import Article

_NEWS_PLEASE = ("maintext", "source_domain", "date_publish")


def build_record(record: Mapping[str, Any], form: str, locator: str) -> Article:
    """Return the article of a record: ninjs and news-please by their rules, others by name."""
    if is_ninjs(record):
        return build_ninjs(record, locator=locator)
    if is_news_please(record):
        return build_news_please(record, locator=locator)
    return build_article(record, format=form, locator=locator)


def is_news_please(record: Mapping[str, Any]) -> bool:
    """Say whether a record has the fields that the crawler news-please writes."""
    return all(name in record for name in _NEWS_PLEASE)


def build_news_please(record: Mapping[str, Any], *, locator: str) -> Article:
    """Return the article of a news-please record; its source is the domain it crawled."""
    rest = {name: value for name, value in record.items() if value not in (None, [], "")}
    rest["source"] = rest.pop("source_domain", None)
    rest["title"] = rest.pop("title", None) or rest.pop("title_page", None)
    return build_article(rest, format="news-please", locator=locator)
