"""Read sitemaps: the pages of a site, and what news sitemaps say of each."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from etl.errors import RecordError, SourceError
from etl.readers.hints import Hints
from etl.readers.xml_tree import (
    elements_before_damage,
    find_all,
    first_words,
    parse_xml,
    plain_name,
)

_ROOTS = (b"<urlset", b"<sitemapindex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one sitemap lists."""

    pages: tuple[Hints, ...]
    sitemaps: tuple[str, ...]
    fault: str | None = None
    """What is wrong behind the last of them."""


def is_sitemap(head: bytes) -> bool:
    """Say whether a document's beginning is that of a sitemap or a list of them."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", *_ROOTS)) and any(
        root in head[:4096] for root in _ROOTS
    )


def parse_sitemap(raw: bytes, hints: Hints) -> Sitemap:
    """Return the pages and further sitemaps that a sitemap lists; raises SourceError."""
    try:
        root = parse_xml(raw, hints)
    except RecordError as error:
        parts = elements_before_damage(raw, hints, "sitemap")
        pages = elements_before_damage(raw, hints, "url")
        if not (parts or pages):
            raise
        return _listed(pages, parts, fault=str(error))
    if plain_name(root) not in ("urlset", "sitemapindex"):
        raise SourceError(f"the sitemap begins with <{plain_name(root)}>")
    return _listed(find_all(root, "url"), find_all(root, "sitemap"))


def _listed(pages: list[Any], parts: list[Any], *, fault: str | None = None) -> Sitemap:
    told = (
        Hints(
            url=first_words(each, "loc"),
            published=first_words(each, "news/publication_date"),
            title=first_words(each, "news/title"),
            source=first_words(each, "news/publication/name"),
        )
        for each in pages
    )
    found = (first_words(each, "loc") for each in parts)
    return Sitemap(
        pages=tuple(page for page in told if page.url),
        sitemaps=tuple(url for url in found if url),
        fault=fault,
    )


def same_site(url: str, other: str) -> bool:
    """Say whether two addresses are of one site; a sitemap speaks for no other."""
    try:
        hosts = [(urlsplit(each).hostname or "").removeprefix("www.") for each in (url, other)]
    except ValueError:
        return False
    return hosts[0] == hosts[1] or hosts[0].endswith("." + hosts[1])
