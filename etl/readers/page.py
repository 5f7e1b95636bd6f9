"""Find the article in an HTML page: its text, title, source, address and publication.

Publication is taken from where it is most trusted: what a feed or sitemap said, the page's
JSON-LD, its meta elements, and last what htmldate finds in address and markup. A dateline in the
text is read later, as in any other record.
"""

import re
from collections.abc import Iterator
from typing import Any

import orjson

from etl.errors import RecordError
from etl.readers.encoding import decode
from etl.readers.hints import Hints

_SHORT = 250
"""Characters below which the thorough way is tried too; most teasers are shorter."""
_DEEPEST = 20
_META = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued")
_CHARSET = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)


def declared_charset(head: bytes, hints: Hints) -> str | None:
    """Return the encoding that the server or the markup itself declares."""
    found = _XML_CHARSET.match(head) or _CHARSET.search(head, 0, 4096)
    return hints.charset or (found[1].decode("ascii", "replace") if found else None)


def read_page(raw: bytes, hints: Hints) -> dict[str, Any]:
    """Return the record that a page tells; raises RecordError when it holds no article."""
    from lxml import etree, html

    text = decode(raw, hint=declared_charset(raw, hints)).replace("\0", "")
    try:
        # A declared encoding would contradict the text, which is decoded already.
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise RecordError(f"the HTML cannot be read: {error}") from error
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    found = _extract(text, hints.url)
    if not found.get("text"):
        raise RecordError("no article was found in the page; it may be a front page or a form")
    url = _canonical(tree, metas) or hints.url
    published, method = _published(tree, metas, linked, hints, url)
    title = hints.title or found.get("title") or metas.get("og:title")
    return {
        "text": _below_title(found["text"], title).replace("\n", "\n\n"),
        "title": title,
        "source": hints.source or metas.get("og:site_name") or found.get("sitename") or _host(url),
        "url": url,
        "published": published,
        "published from": method,
        "modified": _first(linked, "dateModified"),
        "language": _language(tree),
        "author": found.get("author"),
    }


def _extract(text: str, url: str | None) -> dict[str, Any]:
    """Return trafilatura's findings: the quick way first, others where that finds little.

    What the quick way gives for a short article may be the whole page, menus and all; the
    precise way then is closer. Only where neither finds anything the thorough one is asked.
    """
    found = _ask(text, url, fast=True)
    if len(found.get("text") or "") < _SHORT:
        precise = _ask(text, url, fast=True, favor_precision=True)
        found = precise if precise.get("text") else found
    return found if found.get("text") else _ask(text, url, fast=False)


def _ask(
    text: str, url: str | None, *, fast: bool, favor_precision: bool = False
) -> dict[str, Any]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(
        text,
        url=url,
        fast=fast,
        favor_precision=favor_precision,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    found: dict[str, Any] = document.as_dict() if isinstance(document, Document) else {}
    return found


def _below_title(text: str, title: str | None) -> str:
    """Return the text without a first line that only repeats the title."""
    first, _, below = text.partition("\n")
    same = title is not None and first.strip(" #").casefold() == title.strip().casefold()
    return below if same and below.strip() else text


def _published(
    tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], hints: Hints, url: str | None
) -> tuple[str | None, str | None]:
    """Return the publication as written, and where it was found."""
    candidates = (
        (hints.published, "feed"),
        (_first(linked, "datePublished"), "json-ld"),
        (next((metas[name] for name in _META if name in metas), None), "meta"),
    )
    for words, method in candidates:
        if words and _is_date(words):
            return words, method
    from htmldate import find_date

    found = find_date(tree, extensive_search=False, original_date=True, url=url)
    return (found, "htmldate") if found else (None, None)


def _is_date(words: str) -> bool:
    from etl.readers.days import parse_moment

    try:
        return parse_moment(words, field="published") is not None
    except RecordError:
        return False


def _metas(tree: Any) -> dict[str, str]:
    """Return the meta elements by name, the first of each."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Give the JSON-LD objects of a page, those of articles first."""
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if script.get("type", "").lower() == "application/ld+json" and script.text:
            try:
                objects += _objects(orjson.loads(script.text), depth=0)
            except orjson.JSONDecodeError:
                continue
    yield from sorted(objects, key=lambda each: "Article" not in str(each.get("@type")))


def _objects(value: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth=depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth=depth + 1)


def _first(objects: list[dict[str, Any]], name: str) -> str | None:
    values = (each.get(name) for each in objects)
    return next((each for each in values if isinstance(each, str) and _is_date(each)), None)


def _canonical(tree: Any, metas: dict[str, str]) -> str | None:
    links = (
        link.get("href") for link in tree.iter("link") if link.get("rel", "").lower() == "canonical"
    )
    found = next((link for link in links if link), None) or metas.get("og:url") or ""
    return found.strip() if found.strip().startswith(("http://", "https://")) else None


def _language(tree: Any) -> str | None:
    """Return the language a page declares; many say English and are not, so that is no news."""
    root = next(tree.iter("html"), None)
    words = (root.get("lang") or "") if root is not None else ""
    declared = re.fullmatch(r"[A-Za-z]{2}(?:[-_]\w+)*", words)
    return words if declared and words[:2].lower() != "en" else None


def _host(url: str | None) -> str | None:
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
