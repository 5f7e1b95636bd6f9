"""Parse XML of strangers: no network, no external entities, no bombs, no guessed letters."""

import re
from typing import Any

from etl.errors import RecordError
from etl.readers.encoding import decode
from etl.readers.hints import Hints
from etl.readers.page import declared_charset

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_xml(raw: bytes, hints: Hints) -> Any:
    """Return the root element; raises RecordError for what is not well formed, or an attack.

    Control characters that XML forbids are left out: wire systems leak them into text.
    """
    from lxml import etree

    text = decode(raw, hint=declared_charset(raw, hints))
    text = _CONTROL.sub("", _DECLARATION.sub("", text, count=1))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise RecordError(f"the XML is damaged or refused: {str(error)[:300]}") from error
    return root


def plain_name(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def first_words(element: Any, path: str) -> str | None:
    """Return the words of the first element that a path of plain names finds, if it has any.

    Namespaces differ between versions of one standard and are left aside.
    """
    found = element.xpath(_any_namespace(path))
    texts = (each if isinstance(each, str) else "".join(each.itertext()) for each in found)
    return next((" ".join(text.split()) for text in texts if text.strip()), None)


def find_all(element: Any, path: str) -> list[Any]:
    """Return what a path of plain names finds, whatever the namespaces."""
    return list(element.xpath(_any_namespace(path)))


def _any_namespace(path: str) -> str:
    return re.sub(r"(?<![@\w'\"-])([A-Za-z][\w.-]*)(?![\w.(:'\"-])", r"*[local-name()='\1']", path)
