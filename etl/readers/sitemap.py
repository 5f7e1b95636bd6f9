"""Read sitemaps: the pages of a site, and what news sitemaps say of each."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from etl.errors import SourceError
from etl.readers.hints import Hints
from etl.readers.xml_tree import find_all, first_words, parse_xml, plain_name

_ROOTS = (b"<urlset", b"<sitemapindex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one sitemap lists."""

    pages: tuple[Hints, ...]
    sitemaps: tuple[str, ...]


def is_sitemap(head: bytes) -> bool:
    """Say whether a document's beginning is that of a sitemap or a list of them."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", *_ROOTS)) and any(
        root in head[:4096] for root in _ROOTS
    )


def parse_sitemap(raw: bytes, hints: Hints) -> Sitemap:
    """Return the pages and further sitemaps that a sitemap lists; raises SourceError."""
    root = parse_xml(raw, hints)
    name = plain_name(root)
    if name == "sitemapindex":
        found = (first_words(each, "loc") for each in find_all(root, "sitemap"))
        return Sitemap(pages=(), sitemaps=tuple(url for url in found if url))
    if name != "urlset":
        raise SourceError(f"the sitemap begins with <{name}>")
    pages = (
        Hints(
            url=first_words(each, "loc"),
            published=first_words(each, "news/publication_date"),
            title=first_words(each, "news/title"),
            source=first_words(each, "news/publication/name"),
        )
        for each in find_all(root, "url")
    )
    return Sitemap(pages=tuple(page for page in pages if page.url), sitemaps=())


def same_site(url: str, other: str) -> bool:
    """Say whether two addresses are of one site; a sitemap speaks for no other."""
    try:
        hosts = [(urlsplit(each).hostname or "").removeprefix("www.") for each in (url, other)]
    except ValueError:
        return False
    return hosts[0] == hosts[1] or hosts[0].endswith("." + hosts[1])
