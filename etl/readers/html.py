"""Read an HTML page that holds one article."""

from collections.abc import Iterator
from typing import Any

from etl.errors import RecordError
from etl.readers.hints import Hints
from etl.readers.limits import Limits
from etl.readers.parsing_worker import worker
from etl.readers.records import build_article
from etl.readers.streams import Opened, read_whole
from etl.records import Article


def read_html(opened: Opened) -> Iterator[Article]:
    """Give the article of a page, found in a process of its own under a time limit."""
    raw = read_whole(opened, limit=opened.limits.page_bytes)
    yield page_article(
        raw, hints=opened.hints, limits=opened.limits, locator=opened.name, format="html"
    )


def page_article(raw: bytes, *, hints: Hints, limits: Limits, locator: str, format: str) -> Article:
    """Return the article of a page's bytes; raises RecordError when there is none."""
    if len(raw) > limits.page_bytes:
        raise RecordError(f"the page is larger than {limits.page_bytes:,} bytes; no article is")
    record: dict[str, Any] = worker.run("page", raw, hints, seconds=limits.page_seconds)
    kept = {name: value for name, value in record.items() if value is not None}
    return build_article(kept, format=format, locator=locator)
