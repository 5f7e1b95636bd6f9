"""Read ARC, the Internet Archive's older form of WARC: one line, then the server's answer."""

import re
from collections.abc import Iterator

from etl.errors import RecordError
from etl.readers.byte_source import ByteSource
from etl.readers.streams import Opened
from etl.readers.web_archive import Head, Kind, read_web_archive
from etl.records import Article, Reject

_LINE = re.compile(
    rb"(?P<url>[a-z]+:\S.{0,8000}?) (?P<ip>\S+) (?P<day>\d{14}) (?P<type>\S+)(?: [^\r\n]*?)?"
    rb" (?P<size>\d{1,15})\s*\Z"
)
_LINE_BYTES = 10_000


def read_arc(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a page; pictures, redirections and the like are no articles."""
    yield from read_web_archive(opened, _ARC)


def _take_head(source: ByteSource) -> Head:
    line = _LINE.match(source.take_line(_LINE_BYTES))
    if line is None:
        raise RecordError("the line with address, day and length is missing")
    url = line["url"].decode("utf-8", "replace")
    is_page = url.startswith(("http://", "https://"))
    return Head(
        size=int(line["size"]), url=url if is_page else None, holds="http" if is_page else None
    )


_ARC = Kind(
    name="arc",
    take_head=_take_head,
    end=b"",
    begins=lambda unpacked: _LINE.match(unpacked.partition(b"\n")[0]) is not None,
)
