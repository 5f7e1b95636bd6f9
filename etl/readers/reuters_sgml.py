"""Read the SGML of Reuters-21578: many stories a file, each between <REUTERS> and </REUTERS>."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from etl.errors import RecordError
from etl.readers.encoding import decode, guess_encoding, show
from etl.readers.outcomes import reject
from etl.readers.records import build_article
from etl.readers.streams import Opened, read_lines
from etl.records import Article, Reject

_BEGIN = re.compile(rb"<REUTERS[\s>]")
_END = b"</REUTERS>"
_ATTRIBUTE = re.compile(r'([A-Z]+)="([^"]*)"')
_FIELD = re.compile(
    r"<(DATE|TITLE|AUTHOR|DATELINE|BODY|TOPICS|PLACES|PEOPLE|ORGS|EXCHANGES|COMPANIES)>"
    r"(.*?)</\1>",
    re.DOTALL,
)
_TEXT = re.compile(r"<TEXT(?P<attributes>[^>]*)>(?P<text>.*)</TEXT>", re.DOTALL)
_VALUE = re.compile(r"<D>(.*?)</D>", re.DOTALL)
_DAY = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_TAG = re.compile(r"<[^<>]{1,200}>")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_SIGNATURE = re.compile(r"\s+REUTERS?[\s.&;]*\Z", re.IGNORECASE)


def read_reuters_sgml(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a story; what stands between stories is passed over."""
    hint = guess_encoding(opened.head)
    limit = opened.limits.line_bytes
    story: list[bytes] = []
    size = first = 0
    for line in read_lines(opened):
        if _BEGIN.search(line.raw):
            if story:
                yield _cut(story, f"{opened.name}:{first}")
            story, size, first = [], 0, line.number
        if not first:
            continue
        size += limit if line.too_long else len(line.raw) + 1
        if size <= limit:
            story.append(line.raw)
        if _END in line.raw:
            yield _read_story(
                story, too_long=size > limit, hint=hint, limit=limit, name=f"{opened.name}:{first}"
            )
            story, size, first = [], 0, 0
    if first:
        yield _cut(story, f"{opened.name}:{first}")


def _read_story(
    story: list[bytes], *, too_long: bool, hint: str | None, limit: int, name: str
) -> Article | Reject:
    raw = b"\n".join(story)
    try:
        if too_long:
            raise RecordError(f"the story is longer than {limit:,} bytes; no article is that long")
        return _build(decode(raw, hint=hint), locator=name)
    except RecordError as error:
        kept = b"" if too_long else raw
        payload = show(raw[:limit])
        return reject(error, locator=name, payload=payload, raw=kept, format="reuters-sgml")


def _cut(story: list[bytes], name: str) -> Reject:
    error = RecordError("the story does not end: </REUTERS> is missing; fetch the file again")
    return reject(error, locator=name, payload=show(b"\n".join(story)))


def _build(story: str, *, locator: str) -> Article:
    attributes = dict(_ATTRIBUTE.findall(story.partition(">")[0]))
    text = _TEXT.search(story)
    if text is None:
        raise RecordError("the story has no <TEXT>")
    fields = dict(_FIELD.findall(story))
    title = " ".join(_words(fields.pop("TITLE", "")).replace("******", "").split())
    kind = dict(_ATTRIBUTE.findall(text["attributes"])).get("TYPE", "NORM")
    record: dict[str, Any] = {
        "text": _story_text(kind, fields.pop("BODY", ""), text["text"], title),
        "title": title,
        "source": "Reuters",
        "id": attributes.pop("NEWID", None),
        "published": _day(fields.pop("DATE", "")),
        "dateline": _words(fields.pop("DATELINE", "")),
        "type": kind,
    }
    for name, value in fields.items():
        values = [_words(each) for each in _VALUE.findall(value)]
        if name == "AUTHOR":
            record["author"] = _words(value).strip()
        elif values:
            record[name.lower()] = values
    record |= {name.lower(): value for name, value in attributes.items()}
    return build_article(record, format="reuters-sgml", locator=locator)


def _story_text(kind: str, body: str, text: str, title: str) -> str:
    """Return a story's words: its body, else all of it; of a brief there is only its title."""
    if kind == "BRIEF" or (kind == "NORM" and not body.strip()):
        return title
    words = _words(body or _TAG.sub("", text))
    return _SIGNATURE.sub("", words.rstrip())


def _day(words: str) -> str | None:
    """Return the day; some stories have noise before or behind it."""
    if not words.strip():
        return None
    found = _DAY.search(words)
    if found is None or found[2] not in _MONTHS:
        raise RecordError(f'DATE: "{words.strip()[:80]}" is not a day')
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}"


def _words(markup: str) -> str:
    return _CONTROL.sub("", unescape(markup))
