"""Read feeds: RSS and Atom, one article an entry."""

import itertools
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import partial
from typing import Any

from etl.errors import RecordError
from etl.readers.encoding import decode
from etl.readers.entries import read_entries
from etl.readers.page import declared_charset
from etl.readers.parsing_worker import worker
from etl.readers.streams import Opened, stream_of
from etl.readers.xml_stream import XmlElements
from etl.readers.xml_tree import undeclared
from etl.records import Article, Reject

_PART_BYTES = 1 << 20
"""How much of a long feed is parsed at a time."""


def read_feed(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject an entry of RSS or Atom.

    A feed that is too long to be held is read in parts, each with what stands before the first
    entry; it must be well-formed, which a short one need not be.
    """
    raw = opened.stream.read(opened.limits.file_bytes + 1)
    if len(raw) > opened.limits.file_bytes:
        blocks = itertools.chain([raw], iter(partial(opened.stream.read, _PART_BYTES), b""))
        parts = _parts(replace(opened, stream=stream_of(blocks)))
    else:
        # Decoded here, for the parser would guess letters, and believe wrong declarations.
        text = undeclared(decode(raw, hint=declared_charset(raw, opened.hints))).lstrip()
        parts = iter([text.replace("\0", "").encode()])
    hints = replace(opened.hints, charset="utf-8")
    entries = (
        entry
        for part in parts
        for entry in worker.run("feed", part, hints, seconds=opened.limits.page_seconds)
    )
    yield from read_entries(entries, opened.name, format="feed")


def _parts(opened: Opened) -> Iterator[bytes]:
    """Cut a long feed into short ones; raises RecordError where it is damaged."""
    from lxml import etree

    before, behind, held = b"", b"", b""
    damage: RecordError | None = None
    try:
        for element in XmlElements(opened, "item", "entry"):
            if not before:
                before, behind = _around(element)
            held += etree.tostring(element, encoding="utf-8", with_tail=False)
            if len(held) > _PART_BYTES:
                yield before + held + behind
                held = b""
    except RecordError as error:
        damage = error
    if held:
        yield before + held + behind
    if damage:
        raise damage


def _around(entry: Any) -> tuple[bytes, bytes]:
    """Return a feed up to its first entry, and its end."""
    from lxml import etree

    tree = entry.getroottree()
    copy = deepcopy(tree.getroot())
    first = copy.find(tree.getelementpath(entry))
    mark = etree.Element("mark")
    first.getparent().replace(first, mark)
    for element in (mark, *mark.iterancestors()):  # what was read already of what follows
        for later in list(element.itersiblings()):
            later.getparent().remove(later)
    before, _, behind = etree.tostring(copy, encoding="utf-8").partition(b"<mark/>")
    return before, behind
