"""Read a file that is one article: wire text with its header and dateline, or plain text."""

from collections.abc import Iterator

from etl.errors import RecordError
from etl.readers.encoding import decode, scrub_text
from etl.readers.header import Header, take_header
from etl.readers.streams import Opened, read_whole
from etl.records import Article
from etl.text.clean import clean
from etl.text.dateline import parse_date_header, parse_dateline

_LONGEST_TITLE = 200


def read_wire(opened: Opened) -> Iterator[Article]:
    """Give the article of a wire file: header, dateline and a title above it taken apart."""
    text = _read_text(opened)
    header, title = _take_titled(text)
    if not header.text.strip():
        raise RecordError("the file holds a header and nothing else")
    yield Article(
        text=header.text,
        title=title,
        source=header.agency,
        dateline=header.dateline,
        dateline_place=header.place,
        dateline_on=header.day,
        agency=header.agency,
        published_on=header.published_on,
        format="wire",
        locator=opened.name,
    )


def read_text(opened: Opened) -> Iterator[Article]:
    """Give the article of a plain text file, as it stands."""
    yield Article(text=_read_text(opened), format="text", locator=opened.name)


def looks_like_wire(beginning: str) -> bool:
    """Say whether text begins with a date header or, under a title at most, a dateline."""
    text = clean(scrub_text(beginning))
    try:
        if parse_date_header(text) or parse_dateline(text, published_on=None):
            return True
    except RecordError:
        return True  # a header with an impossible day: the reader will say so
    return _below_title(text) is not None


def _take_titled(text: str) -> tuple[Header, str | None]:
    """Take the header off; a short first line right above a dateline is the title."""
    header = take_header(text)
    if header.dateline is None and (parts := _below_title(header.text)):
        title, body = parts
        below = take_header(body, published_on=header.published_on)
        return _dated(below, header), title
    return header, None


def _below_title(text: str) -> tuple[str, str] | None:
    title, _, body = text.lstrip().partition("\n")
    body = body.lstrip()
    if len(title) > _LONGEST_TITLE or parse_dateline(body, published_on=None) is None:
        return None
    return title.strip(), body


def _dated(below: Header, above: Header) -> Header:
    return Header(
        text=below.text,
        published_on=above.published_on or below.published_on,
        dateline=below.dateline,
        place=below.place,
        day=below.day,
        agency=below.agency,
    )


def _read_text(opened: Opened) -> str:
    text = clean(scrub_text(decode(read_whole(opened))))
    if not text.strip():
        raise RecordError("the file is empty: it holds no words")
    return text
