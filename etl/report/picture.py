"""The frame that all charts share: an SVG with a name and a description, and its numbers below."""

from collections.abc import Iterable, Sequence
from typing import Any

from etl.report.markup import Markup, joined, tag


def picture(
    key: str, width: float, height: float, *content: Markup, name: str, told: str
) -> Markup:
    """Return an SVG that screen readers announce by `name` and `told`.

    It scrolls sideways where the screen is narrower than its letters can be read.
    """
    drawing = tag(
        "svg",
        tag("title", name, id=f"{key}-name"),
        tag("desc", told, id=f"{key}-told"),
        *content,
        view_box=f"0 0 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
        role="img",
        aria_labelledby=f"{key}-name {key}-told",
        class_="wide" if width > 600 else None,
    )
    return tag(
        "div", drawing, class_="scroll", tabindex="0", role="region", aria_labelledby=f"{key}-name"
    )


def numbers(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Markup:
    """Return the numbers of a chart as a table that opens on demand."""
    head = tag("tr", *(tag("th", column, scope="col") for column in columns))
    body = (
        tag(
            "tr",
            tag("th", row[0], scope="row"),
            *(tag("td", "" if cell is None else cell) for cell in row[1:]),
        )
        for row in rows
    )
    table = tag("table", tag("thead", head), tag("tbody", *body), class_="numbers")
    return tag(
        "details",
        tag("summary", "The numbers"),
        tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="The numbers"),
    )


def section(key: str, heading: str, told: str, *content: Markup) -> Markup:
    """Return a part of the page with its heading and a sentence on what it shows."""
    return tag(
        "section",
        tag("h2", heading, id=key),
        tag("p", told, class_="told"),
        joined(*content),
        aria_labelledby=key,
    )


def words(x: float, y: float, content: str, anchor: str = "start", class_: str = "") -> Markup:
    """Return text of a chart at a point."""
    return tag(
        "text",
        content,
        x=x,
        y=y,
        text_anchor=None if anchor == "start" else anchor,
        class_=class_ or None,
    )


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: 1 meeting, 2 meetings."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
