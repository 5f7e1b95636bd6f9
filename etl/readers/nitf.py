"""Read NITF, the news agencies' XML for one text: what stands in its head, its lines, its body."""

from collections.abc import Iterator
from typing import Any

from etl.errors import RecordError
from etl.readers.markup import tree_text
from etl.readers.records import build_article
from etl.readers.status import parse_status, with_status
from etl.readers.streams import Opened, read_whole
from etl.readers.xml_tree import find_all, first_words, parse_xml, plain_name
from etl.records import Article


def read_nitf(opened: Opened) -> Iterator[Article]:
    """Give the article of an NITF document."""
    root = parse_xml(read_whole(opened), opened.hints)
    if plain_name(root) != "nitf":
        raise RecordError(f"the XML is not NITF; its first element is <{plain_name(root)}>")
    yield _build(root, locator=opened.name)


def nitf_fields(root: Any) -> dict[str, Any]:
    """Return the words of an NITF body and the lines above it, for NITF inside NewsML too."""
    bodies = find_all(root, ".//body.content") or find_all(root, ".//body")
    return {
        "text": "\n\n".join(filter(None, map(tree_text, bodies))),
        "title": first_words(root, ".//hedline/hl1") or first_words(root, "head/title"),
        "dateline": first_words(root, ".//body.head/dateline"),
        "byline": first_words(root, ".//body.head/byline"),
    }


def _build(root: Any, *, locator: str) -> Article:
    data = next(iter(find_all(root, "head/docdata")), None)
    status = parse_status(data.get("management-status") if data is not None else None)
    source = (
        first_words(root, ".//distributor/org")
        or first_words(root, ".//distributor")
        or first_words(root, "head/pubdata/@name")
        or first_words(root, "head/docdata/doc.copyright/@holder")
        or first_words(root, "head/docdata/doc-id/@regsrc")
    )
    version = first_words(root, "head/docdata/du-key/@version")
    fields = nitf_fields(root) | {
        "id": first_words(root, "head/docdata/doc-id/@id-string"),
        "url": _web(first_words(root, "head/pubdata/@ex-ref")),
        "source": source,
        "published": first_words(root, "head/docdata/date.issue/@norm")
        or first_words(root, "head/pubdata/@date.publication")
        or first_words(root, ".//dateline/story.date/@norm"),
        "modified": first_words(root, "head/revision-history/@norm"),
        "version": version if (version or "").isdigit() else None,
        "language": root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "editor's message": first_words(root, "head/docdata/ed-msg/@info"),
        "urgency": first_words(root, "head/docdata/urgency/@ed-urg"),
        "replaces": [
            data.get("management-doc-idref") if data is not None else None,
            first_words(root, "head/docdata/correction/@id-string"),
        ],
    }
    fields = {name: value for name, value in fields.items() if value}
    withdrawn = status == "withdrawn"
    article = build_article(fields, format="nitf", locator=locator, withdrawn=withdrawn)
    # Withheld until a day is what NITF calls a release in the future.
    release = first_words(root, "head/docdata/date.release/@norm")
    return with_status(article, status=status, embargoed=release if status == "withheld" else None)


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else None
