"""Turn a record of named fields, from JSONL or CSV alike, into an article.

A record needs only its text. Names of fields are compared without case, spaces, dashes and
underscores; of several names for one thing the first below that holds something wins:

  text       text, body, content, article, article_text, full_text, maintext
  id         id, article_id, external_id, guid, uuid
  url        url, link, uri, permalink
  source     source, publisher, outlet, agency, source_name, publication
  title      title, headline
  dateline   dateline
  published  published, published_at, published_on, pub_date, publish_date, date_published,
             date_publish, publication_date, date
  modified   modified, modified_at, date_modified, date_modify, updated, updated_at
  version    version, revision
  language   language, lang
  corrects   corrects, replaces, supersedes, evolvedfrom

All other fields are kept in `extra` as they were.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any

from etl.errors import RecordError
from etl.readers.days import Moment, parse_moment
from etl.readers.encoding import scrub
from etl.readers.header import parse_dateline_field, take_repeated_title
from etl.records import Article
from etl.text.clean import clean

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articletext", "fulltext", "maintext"),
    "id": ("id", "articleid", "externalid", "guid", "uuid"),
    "url": ("url", "link", "uri", "permalink"),
    "source": ("source", "publisher", "outlet", "agency", "sourcename", "publication"),
    "title": ("title", "headline"),
    "dateline": ("dateline",),
    "published": (
        "published",
        "publishedat",
        "publishedon",
        "pubdate",
        "publishdate",
        "datepublished",
        "datepublish",
        "publicationdate",
        "date",
    ),
    "modified": ("modified", "modifiedat", "datemodified", "datemodify", "updated", "updatedat"),
    "version": ("version", "revision"),
    "language": ("language", "lang"),
    "corrects": ("corrects", "replaces", "supersedes", "evolvedfrom"),
}
_JOINTS = re.compile(r"[\s_\-]+")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}")


def names_text(columns: list[str]) -> bool:
    """Say whether one of `columns` holds the text of an article."""
    return any(_key(column) in _NAMES["text"] for column in columns)


def known_fields(columns: list[str]) -> int:
    """Count the columns whose meaning is known."""
    known = {name for names in _NAMES.values() for name in names}
    return sum(_key(column) in known for column in columns)


def build_article(
    record: Mapping[str, Any], *, format: str, locator: str, withdrawn: bool = False
) -> Article:
    """Return the article that a record tells; raises RecordError when a field is wrong.

    Only what its publisher took back may be without text.
    """
    rest: dict[str, Any] = scrub(record)
    text = "" if withdrawn and _is_empty(rest.get("text")) else clean(_take_text(rest))
    published = parse_moment(_take(rest, "published"), field="published")
    modified = _instant(parse_moment(_take(rest, "modified"), field="modified"))
    day = published.on if published else None
    title = _title(rest)
    dateline = _take_words(rest, "dateline")
    if dateline:
        header = parse_dateline_field(clean(dateline), text=text, published_on=day)
    else:
        header = take_repeated_title(text, title=title, published_on=day)
    if not header.text.strip() and not withdrawn:
        raise RecordError("the text holds a header and nothing else")
    return Article(
        text=header.text,
        title=title,
        source=_take_source(rest) or header.agency,
        external_id=_take_words(rest, "id"),
        url=_take_words(rest, "url"),
        dateline=header.dateline,
        dateline_place=header.place,
        dateline_on=header.day,
        agency=header.agency,
        published_at=published.at if published else None,
        published_on=day or header.published_on,
        modified_at=modified,
        version=_take_version(rest),
        language=_take_language(rest),
        status="withdrawn" if withdrawn else "usable",
        corrects=_take_names(rest, "corrects"),
        format=format,
        locator=locator,
        extra=rest,
    )


def _take(rest: dict[str, Any], name: str) -> Any:
    """Remove and return the first field of this meaning that holds something."""
    by_key = {_key(field): field for field in reversed(rest)}
    for key in _NAMES[name]:
        field = by_key.get(key)
        if field is not None and not _is_empty(rest[field]):
            return rest.pop(field)
    for key in _NAMES[name]:  # empty ones tell nothing that is worth keeping
        if key in by_key:
            rest.pop(by_key[key], None)
    return None


def _is_empty(value: Any) -> bool:
    return not value.strip() if isinstance(value, str) else value in (None, [], {})


def _take_text(rest: dict[str, Any]) -> str:
    fields = ", ".join(str(field) for field in list(rest)[:20]) or "none"
    value = _take(rest, "text")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)  # some corpora keep an article as its paragraphs
    if value is None or (isinstance(value, str) and not value.strip()):
        raise RecordError(f"the record has no text; its fields are: {fields}")
    if not isinstance(value, str):
        raise RecordError(f"text is {_kind(value)}, not words")
    return value


def _take_words(rest: dict[str, Any], name: str) -> str | None:
    """Take a field of words; whole numbers are words too, other kinds are an error."""
    value = _take(rest, name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        # A decimal has already lost digits by now: two ids could have become one.
        raise RecordError(f"{name} is {_kind(value)}; write it as words in quotes")
    return str(value).strip() or None


def _take_source(rest: dict[str, Any]) -> str | None:
    """Take the source; a nested {"name": ...} is what several news services send."""
    value = _take(rest, "source")
    if isinstance(value, dict):
        value = value.get("name")
    if value is None:
        return None
    if not isinstance(value, str):
        raise RecordError(f"source is {_kind(value)}, not a name")
    return clean(value).strip() or None


def _take_names(rest: dict[str, Any], name: str) -> tuple[str, ...]:
    """Take one id or several; what are no words or whole numbers names nothing."""
    value = _take(rest, name)
    listed = value if isinstance(value, list) else [value]
    return tuple(
        dict.fromkeys(
            str(one).strip()
            for one in listed
            if isinstance(one, str | int) and not isinstance(one, bool) and str(one).strip()
        )
    )


def _title(rest: dict[str, Any]) -> str | None:
    words = _take_words(rest, "title")
    return " ".join(clean(words).split()) or None if words else None


def _take_version(rest: dict[str, Any]) -> int | None:
    value = _take(rest, "version")
    if value is not None and not _NUMBER.fullmatch(str(value).strip()):
        raise RecordError(f'version: "{str(value)[:80]}" is not a whole number')
    return int(value) if value is not None else None


def _take_language(rest: dict[str, Any]) -> str | None:
    value = _take(rest, "language")
    match = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    if value is not None and match is None:
        rest["language"] = value  # "English" and the like: kept, and the text will tell
    return match[1].lower() if match else None


def _instant(moment: Moment | None) -> datetime | None:
    """Return an instant for ordering revisions; without a zone it is taken as UTC."""
    if moment is None:
        return None
    return moment.at or datetime.combine(moment.on, time(), UTC)


@lru_cache(maxsize=1000)
def _key(field: str) -> str:
    return _JOINTS.sub("", field).casefold()


def _kind(value: object) -> str:
    names = {bool: "a truth value", int: "a number", float: "a decimal number", list: "a list"}
    return names.get(type(value), "a nested record")
