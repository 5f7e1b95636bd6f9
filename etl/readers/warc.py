"""Read WARC: the pages among its records; damage costs a record, never the rest."""

import re
from collections.abc import Iterator
from email.parser import BytesHeaderParser

from etl.errors import RecordError
from etl.readers.byte_source import ByteSource
from etl.readers.streams import Opened
from etl.readers.web_archive import Head, Kind, read_web_archive
from etl.records import Article, Reject

_VERSION = re.compile(rb"WARC/\d\.\d+\s*\Z")
_HEADER_BYTES = 1 << 16
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a page; requests, pictures and the like are no articles."""
    yield from read_web_archive(opened, _WARC)


def _take_head(source: ByteSource) -> Head:
    if not _VERSION.match(source.take_line(64)):
        raise RecordError("the line WARC/1.0 is missing")
    lines: list[bytes] = []
    size = 0
    while (line := source.take_line(_HEADER_BYTES)).strip(b"\r\n"):
        lines.append(line)
        size += len(line)
        if size > _HEADER_BYTES:
            raise RecordError("the header does not end")
    if not line:
        raise RecordError("the header is cut")
    head = BytesHeaderParser().parsebytes(b"".join(lines))
    length = str(head.get("Content-Length", "")).strip()
    if not length.isascii() or not length.isdigit() or len(length) > 15:
        raise RecordError("Content-Length is missing or no number")
    kind = str(head.get("WARC-Type", "")).strip().lower()
    content = head.get_content_type()
    holds = None
    if kind == "response":
        holds = "page" if content in _PAGES else "http"
    elif kind == "resource" and content in _PAGES:
        holds = "page"
    url = str(head.get("WARC-Target-URI", "")).strip().strip("<>")
    truncated = head.get("WARC-Truncated")
    return Head(
        size=int(length),
        url=url if url.startswith(("http://", "https://")) else None,
        holds=holds if not url.startswith("dns:") else None,
        truncated=str(truncated)[:80] if truncated else None,
    )


_WARC = Kind(
    name="warc",
    take_head=_take_head,
    end=b"\r\n\r\n",
    begins=lambda unpacked: unpacked.startswith(b"WARC/"),
)
