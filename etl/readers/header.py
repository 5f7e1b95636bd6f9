"""Take the date header and the dateline off an article's text."""

from dataclasses import dataclass
from datetime import date

from etl.text.dateline import Dateline, parse_date_header, parse_dateline

_DASHES = " -–—\t\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stood before an article's first sentence, and the text that follows it."""

    text: str
    published_on: date | None = None
    """The day of the date header."""
    dateline: str | None = None
    place: str | None = None
    day: date | None = None
    agency: str | None = None


def take_header(text: str, *, published_on: date | None = None) -> Header:
    """Split off header and dateline; raises RecordError when the header names no day.

    `published_on` is the day the record itself tells; it is asked before the header's.
    """
    dated = parse_date_header(text)
    header_on, end = dated if dated else (None, 0)
    text = text[end:].lstrip() if dated else text
    dateline = parse_dateline(text, published_on=published_on or header_on)
    if dateline is None:
        return Header(text=text, published_on=header_on)
    return _header(dateline, text=text[dateline.end :].lstrip(), header_on=header_on)


def take_repeated_title(text: str, *, title: str | None, published_on: date | None) -> Header:
    """Split off the header; a first line that only repeats the title goes when one follows it."""
    first, _, below = text.partition("\n")
    if title and first.strip(" .").casefold() == title.strip(" .").casefold():
        header = take_header(below.lstrip(), published_on=published_on)
        if header.dateline is not None:
            return header
    return take_header(text, published_on=published_on)


def parse_dateline_field(words: str, *, text: str, published_on: date | None) -> Header:
    """Read a dateline that the record gives apart from its text, with or without its dash."""
    words = words.strip(_DASHES)
    # The parser wants what a dateline has in print: a dash and a sentence after it.
    dateline = parse_dateline(f"{words} - The", published_on=published_on)
    if dateline is None:
        return Header(text=text, dateline=words or None)
    return _header(dateline, text=text, header_on=None)


def _header(dateline: Dateline, *, text: str, header_on: date | None) -> Header:
    return Header(
        text=text,
        published_on=header_on,
        dateline=dateline.words,
        place=dateline.place,
        day=dateline.day,
        agency=dateline.agency,
    )
