"""HTML and SVG as strings in which every text and attribute is escaped.

A `Markup` is markup that is finished; any other value given to `tag` is text from outside and is
escaped. So nothing from an article can become markup by being forgotten.
"""

import re
from html import escape
from typing import Any

# What no HTML document may hold, even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Markup(str):
    """Markup that is finished and stays as it is."""

    __slots__ = ()


def tag(name: str, /, *content: Any, **attributes: Any) -> Markup:
    """Return an element; `class_` is written class, `view_box` viewBox, other `_` become `-`.

    Attributes that are None or False are left out, True stands without a value.
    """
    opened = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        word = "viewBox" if key == "view_box" else key.rstrip("_").replace("_", "-")
        opened.append(f'{word}="{word if value is True else _escaped(value)}"')
    return Markup(f"<{' '.join(opened)}>{joined(*content)}</{name}>")


def void(name: str, /, **attributes: Any) -> Markup:
    """Return an element that never has content, as meta and input."""
    return Markup(tag(name, **attributes).removesuffix(f"></{name}>") + " />")


def joined(*content: Any) -> Markup:
    """Return the contents one after the other, those that are no markup escaped."""
    return Markup("".join(one if isinstance(one, Markup) else _escaped(one) for one in content))


def link(url: str | None, words: str) -> Markup:
    """Return a link to a page of the web, or the words alone for any other address."""
    if url is None or not re.match(r"https?://[^\s]", url, re.IGNORECASE):
        return joined(words)
    return tag("a", words, href=url, rel="noopener noreferrer nofollow")


def shortened(words: str, length: int) -> str:
    """Return the words in at most `length` letters."""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _escaped(value: Any) -> str:
    if isinstance(value, float):
        value = f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(_FORBIDDEN.sub("", str(value)))
