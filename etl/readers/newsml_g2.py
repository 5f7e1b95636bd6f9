"""Read NewsML-G2: one news item, or a message that holds many."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from etl.errors import RecordError, SourceError
from etl.readers.encoding import show
from etl.readers.markup import html_text, tree_text
from etl.readers.nitf import nitf_fields
from etl.readers.outcomes import reject
from etl.readers.records import build_article
from etl.readers.status import parse_status, with_status
from etl.readers.streams import Opened
from etl.readers.xml_stream import XmlElements
from etl.readers.xml_tree import find_all, first_words
from etl.records import Article, Reject

_PREDECESSORS = frozenset(
    "previousversion evolvedfrom correctionof corrects iscorrectionof replaces supersedes updateof"
    " isupdateof".split()
)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml_g2(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a news item; packages and concepts tell no news of their own."""
    items = XmlElements(opened, "newsItem")
    outcomes = _outcomes(items, opened.name)
    first = next(outcomes, None)
    if first is None:
        raise SourceError(
            f"the NewsML-G2 document holds no news item, only <{items.root}>: "
            "nothing in it is an article"
        )
    try:
        second = next(outcomes, None)
    except RecordError:
        yield first
        raise
    if second is None:
        yield replace(first, locator=opened.name)
        return
    yield first
    yield second
    yield from outcomes


def _outcomes(items: Iterable[Any], name: str) -> Iterator[Article | Reject]:
    from lxml import etree

    for number, item in enumerate(items, start=1):
        locator = f"{name}#{number}"
        try:
            yield _build(item, locator=locator)
        except RecordError as error:
            raw = etree.tostring(item, encoding="utf-8", with_tail=False)
            yield reject(error, locator=locator, payload=show(raw), raw=raw, format="newsml-g2")


def _build(item: Any, *, locator: str) -> Article:
    status = parse_status(_code(item, "itemMeta/pubStatus"))
    created = first_words(item, "itemMeta/versionCreated")
    version = item.get("version") or ""
    content = _content(item)
    guid = item.get("guid") or ""
    fields = {
        **content,
        "title": first_words(item, "contentMeta/headline") or content.get("title"),
        "dateline": first_words(item, "contentMeta/dateline") or content.get("dateline"),
        "id": guid,
        "url": guid if guid.startswith(("http://", "https://")) else None,
        "source": _source(item),
        "published": first_words(item, "itemMeta/firstCreated")
        or first_words(item, "contentMeta/contentCreated")
        or created,
        "modified": created,
        "version": version if version.isdigit() else None,
        "language": first_words(item, "contentMeta/language/@tag") or item.get(_LANG),
        "kind": (_code(item, "itemMeta/itemClass") or "").replace("/", ":").rpartition(":")[2],
        "editor's message": first_words(item, "itemMeta/edNote"),
        "slugline": first_words(item, "contentMeta/slugline"),
        "signal": (first_words(item, "itemMeta/signal/@qcode") or "").rpartition(":")[2],
        "corrects": _replaced(item),
    }
    fields = {name: value for name, value in fields.items() if value}
    withdrawn = status == "withdrawn"
    article = build_article(fields, format="newsml-g2", locator=locator, withdrawn=withdrawn)
    located = first_words(item, "contentMeta/located/name")
    if located and article.dateline_place is None:
        article = replace(article, dateline_place=located[:200])
    embargoed = first_words(item, "itemMeta/embargoed")
    return with_status(article, status=status, embargoed=embargoed)


def _replaced(item: Any) -> list[str]:
    """Return the guids of the items that the links of this one call its predecessors."""
    return [
        link.get("residref") or link.get("href")
        for link in find_all(item, "itemMeta/link")
        if re.split("[:/]", (link.get("rel") or link.get("reluri") or "").casefold())[-1]
        in _PREDECESSORS
    ]


def _content(item: Any) -> dict[str, Any]:
    """Return the item's words: its inline XML, its inline data, else what it says of itself."""
    for inline in find_all(item, "contentSet/inlineXML"):
        nitf = find_all(inline, "nitf")
        found = nitf_fields(nitf[0]) if nitf else {"text": _xhtml(inline)}
        if found["text"]:
            return found
    for data in find_all(item, "contentSet/inlineData"):
        words = "".join(data.itertext()).strip()
        kind = data.get("contenttype") or ""
        if words and not data.get("encoding"):
            return {"text": html_text(words) if "html" in kind else words}
    described = [first_words(each, ".") for each in find_all(item, "contentMeta/description")]
    return {"text": max((words for words in described if words), key=len, default="")}


def _code(item: Any, path: str) -> str | None:
    """Return a code, short or written out as an address."""
    return first_words(item, f"{path}/@qcode") or first_words(item, f"{path}/@uri")


def _xhtml(inline: Any) -> str:
    bodies = find_all(inline, ".//body") or [inline]
    return tree_text(bodies[0])


def _source(item: Any) -> str | None:
    """Return who the news is from, named if it can be, else by the end of its code."""
    for path in ("contentMeta/infoSource", "itemMeta/provider", "rightsInfo/copyrightHolder"):
        if name := first_words(item, f"{path}/name"):
            return name
    for path in ("contentMeta/infoSource", "itemMeta/provider"):
        if code := first_words(item, f"{path}/@literal") or first_words(item, f"{path}/@qcode"):
            return code.rpartition(":")[2]
    return None
