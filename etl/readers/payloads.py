"""The raw record of a reject: kept whole where it can be, and read again from what was kept."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from etl.errors import SourceError
from etl.readers import READERS
from etl.readers.encoding import PAYLOAD_CHARS
from etl.readers.limits import Limits
from etl.readers.outcomes import reject
from etl.readers.streams import Opened, stream_of, unmark
from etl.records import Article, Reject

_ARTICLE = "article"
"""Format of a payload that is an article as a reader gave it."""
_DAYS = ("dateline_on", "published_on")
_INSTANTS = ("published_at", "modified_at", "embargoed_until")


def refuse_article(article: Article, *, stage: Any, error_class: str, message: str) -> Reject:
    """Return the reject of an article that was read, but failed in a later step."""
    whole = json.dumps(asdict(article), default=_iso, ensure_ascii=True)
    fits = len(whole) <= PAYLOAD_CHARS
    return Reject(
        locator=article.locator,
        stage=stage,
        error_class=error_class,
        message=message,
        payload=whole if fits else article.text[:PAYLOAD_CHARS],
        payload_format=_ARTICLE if fits else None,
        reference_on=article.reference_day,
    )


def read_payload(payload: str, *, format: str, locator: str) -> Iterator[Article | Reject]:
    """Give what a kept record tells when it is read again, at the place it was read first."""
    if format == _ARTICLE:
        yield _article(json.loads(payload))
        return
    raw = payload.encode()
    try:
        stream = stream_of(unmark(iter([raw])))
        opened = Opened(name=locator, head=raw, stream=stream, limits=Limits())
        for record in READERS[format](opened):
            yield replace(record, locator=locator)
    except SourceError as error:
        yield reject(error, locator=locator, payload=payload, raw=raw, format=format)


def _article(record: dict[str, Any]) -> Article:
    """Return the article that `refuse_article` wrote down."""
    days = {name: date.fromisoformat(record[name]) for name in _DAYS if record[name]}
    instants = {name: datetime.fromisoformat(record[name]) for name in _INSTANTS if record[name]}
    return Article(**{**record, **days, **instants})


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
