"""Parse XML of strangers: no network, no external entities, no bombs, no guessed letters."""

import re
from contextlib import suppress
from html.entities import html5
from typing import Any

from etl.errors import RecordError
from etl.readers.encoding import decode
from etl.readers.hints import Hints
from etl.readers.page import declared_charset

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z]\w{1,30});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

OPTIONS: dict[str, Any] = {
    "encoding": "utf-8",
    "resolve_entities": "internal",
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse_xml(raw: bytes, hints: Hints) -> Any:
    """Return the root element; raises RecordError for what is not well formed, or an attack.

    Control characters that XML forbids are left out: wire systems leak them into text.
    """
    from lxml import etree

    text = decode(raw, hint=declared_charset(raw, hints))
    try:
        return etree.fromstring(_written(text), etree.XMLParser(**OPTIONS))
    except (etree.LxmlError, ValueError) as error:
        raise RecordError(f"the XML is damaged or refused: {str(error)[:300]}") from error


def elements_before_damage(raw: bytes, hints: Hints, name: str) -> list[Any]:
    """Return the elements of this plain name that end before the XML is damaged or cut."""
    from lxml import etree

    text = decode(raw, hint=declared_charset(raw, hints))
    parser = etree.XMLPullParser(events=("end",), tag=f"{{*}}{name}", **OPTIONS)
    with suppress(etree.LxmlError, ValueError):
        parser.feed(_written(text))
    return [element for _, element in parser.read_events()]


def undeclared(text: str) -> str:
    """Return XML without its declaration: decoded text has no encoding any more."""
    return _DECLARATION.sub("", text, count=1)


def cleaned(text: str, *, letters: bool = True) -> bytes:
    """Return a stretch of XML as UTF-8 that a parser takes.

    HTML's names of letters are written out, for the DTDs that would tell them are not fetched;
    not those of a document that declares names itself.
    """
    text = _CONTROL.sub("", text)
    return _ENTITY.sub(_letter, text).encode() if letters else text.encode()


def _written(text: str) -> bytes:
    return cleaned(undeclared(text), letters="<!ENTITY" not in text)


def _letter(found: re.Match[str]) -> str:
    return found[0] if found[1] in _OF_XML else html5.get(f"{found[1]};", found[0])


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
    return re.sub(r"(?<![@\w.'\"-])([A-Za-z][\w.-]*)(?![\w.(:'\"-])", r"*[local-name()='\1']", path)
