"""Read XML of any length element by element: what was given is dropped again."""

import codecs
import re
from collections.abc import Iterator
from typing import Any

from etl.errors import RecordError
from etl.readers.encoding import decode, encoding_of
from etl.readers.page import declared_charset
from etl.readers.streams import Opened
from etl.readers.xml_tree import OPTIONS, cleaned, plain_name, undeclared

_BLOCK = 1 << 16
_CUT_ENTITY = re.compile(r"&\w{0,31}\Z")


class XmlElements:
    """The elements of some names in a document, in their order, however long it is."""

    def __init__(self, opened: Opened, *names: str) -> None:
        """Take the document and the plain names of the elements."""
        self._opened = opened
        self._names = names
        self.root = ""
        """Plain name of the document's first element, known at its end."""

    def __iter__(self) -> Iterator[Any]:
        """Give each element when it ends; it is emptied when the next one is asked for.

        Raises RecordError where the XML is damaged, cut or an attack, and at what is longer than
        a file that is one record may be.
        """
        from lxml import etree

        tags = [f"{{*}}{name}" for name in self._names]
        parser = etree.XMLPullParser(events=("end",), tag=tags, **OPTIONS)
        limit = self._opened.limits.file_bytes
        passed = 0
        for piece in _pieces(self._opened):
            damage = _feed(parser, piece)
            passed += len(piece)
            for _, element in parser.read_events():
                yield element
                _drop(element)
                passed = 0
            if damage:
                raise damage
            if passed > limit:
                raise RecordError(
                    f"more than {limit:,} bytes hold no whole <{self._names[0]}>; no article is "
                    "that long: give the articles as JSONL, one a line"
                )
        try:
            self.root = plain_name(parser.close())
        except etree.LxmlError as error:
            raise _damaged(error) from error


def _feed(parser: Any, piece: bytes) -> RecordError | None:
    """Give the parser some bytes; return what is wrong with them."""
    from lxml import etree

    try:
        parser.feed(piece)
    except (etree.LxmlError, ValueError) as error:
        return _damaged(error)
    return None


def _damaged(error: Exception) -> RecordError:
    return RecordError(f"the XML is damaged or refused: {str(error)[:300]}")


def _drop(element: Any) -> None:
    """Empty an element, and forget those before it: a tree of them would fill the memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]


def _pieces(opened: Opened) -> Iterator[bytes]:
    """Give the document as UTF-8, cleaned of what a parser refuses, in pieces of bounded size."""
    declares_entities = False
    rest = ""
    for number, text in enumerate(_texts(opened)):
        text = undeclared(text) if number == 0 else text
        for start in range(0, len(text), _BLOCK):
            part = rest + text[start : start + _BLOCK]
            cut = _CUT_ENTITY.search(part)
            part, rest = (part[: cut.start()], part[cut.start() :]) if cut else (part, "")
            declares_entities = declares_entities or "<!ENTITY" in part
            yield cleaned(part, letters=not declares_entities)
    yield cleaned(rest, letters=not declares_entities)


def _texts(opened: Opened) -> Iterator[str]:
    """Give the decoded document: at once when it is small, else in blocks."""
    limit = opened.limits.file_bytes
    raw = opened.stream.read(limit + 1)
    hint = declared_charset(raw, opened.hints)
    if len(raw) <= limit:
        yield decode(raw, hint=hint)
        return
    name = encoding_of(raw[: raw.rfind(b">") + 1], hint=hint)
    decoder = codecs.getincrementaldecoder(name)()
    try:
        while raw:
            yield decoder.decode(raw)
            raw = opened.stream.read(_BLOCK)
        yield decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise RecordError(f"the file begins as {name} and is damaged: {error}") from error
