"""Take RSS and Atom apart into records, with feedparser."""

from typing import Any

from etl.errors import RecordError
from etl.readers.hints import Hints


def parse_feed(raw: bytes, hints: Hints) -> list[dict[str, Any]]:
    """Return a record for each entry; raises RecordError for what is no feed."""
    import feedparser

    headers = {"content-type": f"application/xml; charset={hints.charset}"} if hints.charset else {}
    feed = feedparser.parse(raw, response_headers=headers, sanitize_html=True)
    if not feed.version and not feed.entries:
        reason = feed.get("bozo_exception")
        raise RecordError(f"the feed cannot be read: {reason or 'it has no entries'}")
    channel = feed.feed
    language = channel.get("language")
    source = hints.source or channel.get("title") or None
    return [_entry(entry, source=source, language=language) for entry in feed.entries]


def _entry(entry: Any, *, source: str | None, language: str | None) -> dict[str, Any]:
    """Return what an entry tells; its fullest text is the article's."""
    texts = [part.get("value") for part in entry.get("content", [])]
    texts.append(entry.get("summary"))
    own = entry.get("source") or {}
    url = entry.get("link") or ""
    record = {
        "text": max((text for text in texts if text), key=len, default=None),
        "title": entry.get("title"),
        "id": entry.get("id"),
        "url": url if url.startswith(("http://", "https://")) else None,
        "source": own.get("title") or source,
        # RSS 1.0 and many an Atom feed tell one date, which feedparser takes for the update.
        "published": entry.get("published") or entry.get("updated"),
        "updated": entry.get("updated"),
        "author": entry.get("author"),
        "tags": [tag.get("term") for tag in entry.get("tags", []) if tag.get("term")],
        "language": (texts and entry.get("content", [{}])[0].get("language")) or language,
    }
    return {name: value for name, value in record.items() if value}
