"""What makes an article the same article, and what makes it the same content."""

import hashlib
import json
import re
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from etl.records import Article
from etl.seeding.keys import beginning_with

_NO_DAY = 0xFFFFF
"""What ids of articles without a day begin with; days reach it in the year 2871."""

_CONTENT = (
    "text",
    "title",
    "source",
    "dateline",
    "dateline_on",
    "agency",
    "published_at",
    "published_on",
    "status",
)
_REFUSED = re.compile("[\x00\ud800-\udfff]")


def storable_text(text: str) -> str:
    """Return the text without what Postgres refuses; every character keeps its offset."""
    return _REFUSED.sub("\ufffd", text)


def storable(article: Article) -> Article:
    """Return the article with all its strings storable, those of unknown fields too."""
    changed = {
        field.name: _clean(getattr(article, field.name))
        for field in fields(article)
        if isinstance(getattr(article, field.name), str | dict | tuple)
    }
    return replace(article, **changed)


def article_key(article: Article) -> str:
    """Return the key: source and external id, else the URL, else the hash of the content.

    An external id without a source is no key, for two files may both count from 1; it only keeps
    apart records of one content.
    """
    if article.source and article.external_id:
        return f"id {article.source.strip().casefold()} {article.external_id}"
    if article.url:
        return f"url {article.url}"
    apart = f" {article.external_id}" if article.external_id else ""
    return f"sha256 {content_hash(article).hex()}{apart}"


def article_id(article: Article, key: str) -> UUID:
    """Return the id of the article with this key.

    It begins with the number of the article's day, counted from the year 1, so that what a day's
    news says lies together in the database, however much is stored. Articles without a day come
    last, so that facts bear ids of those with one.
    """
    day = published_on(article) if article.dateline_on is None else article.dateline_on
    number = _NO_DAY if day is None else min(day.toordinal(), _NO_DAY - 1)
    return beginning_with(number, f"article {key}")


def published_on(article: Article) -> date | None:
    """Return the day of publication, that of the instant where only this is told."""
    if article.published_on is None and article.published_at is not None:
        return article.published_at.date()
    return article.published_on


def content_hash(article: Article) -> bytes:
    """Return the SHA-256 of title, header and text, and of what the article says it corrects."""
    parts = [_told(getattr(article, name)) for name in _CONTENT]
    parts += article.corrects
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).digest()


def _told(value: Any) -> str | None:
    return None if value is None else str(value)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, dict):
        return {storable_text(str(name)): _clean(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_clean(inner) for inner in value)
    return value
