"""The words of HTML and of XML that is like it, paragraph by paragraph."""

from typing import Any

from etl.errors import RecordError
from etl.text.clean import clean

_PARAGRAPHS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hl1 hl2 hr html li main nav ol p pre section table tr ul "
    "block body.content block-quote lead inlinexml".split()
)
_UNSEEN = frozenset("script style head template noscript svg math iframe object media".split())


def html_text(fragment: str) -> str:
    """Return the words of a piece of HTML; what is no markup comes back as it was."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    from lxml import etree

    # libxml2 takes NUL for the end and chokes on what UTF-8 cannot hold.
    raw = clean(fragment).encode("utf-8", "replace")
    try:
        root = etree.fromstring(raw, etree.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.LxmlError, ValueError) as error:
        raise RecordError(f"the HTML cannot be read: {error}") from error
    return tree_text(root) if root is not None else ""


def tree_text(root: Any) -> str:
    """Return the words below an element, a blank line between paragraphs."""
    from lxml import etree

    parts: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = _name(element)
        paragraph = name in _PARAGRAPHS
        if event == "start":
            unseen += name in _UNSEEN
            if paragraph:
                parts.append("\n\n")
            if not unseen:
                parts.append("\n" if name == "br" else _folded(element.text))
            continue
        if event == "end":
            unseen -= name in _UNSEEN
            if paragraph:
                parts.append("\n\n")
        if not unseen and element is not root:
            parts.append(_folded(element.tail))
    paragraphs = "".join(parts).split("\n\n")
    lines = (
        "\n".join(" ".join(line.split()) for line in each.strip().split("\n"))
        for each in paragraphs
    )
    return "\n\n".join(line for line in lines if line)


def _name(element: Any) -> str:
    """Return the name of a tag without its namespace; comments have none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _folded(text: str | None) -> str:
    """Return the text as a browser shows it: any white space is one blank."""
    if not text:
        return ""
    words = " ".join(text.split())
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
