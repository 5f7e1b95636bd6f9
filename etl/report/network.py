"""Who met whom, as a network of persons, organisations and countries."""

import math
from dataclasses import dataclass
from typing import Any

from etl.report.labels import Label, place_labels
from etl.report.layout import Point, spread
from etl.report.markup import Markup, joined, shortened, tag
from etl.report.picture import numbers, picture, plural, words

_WIDTH, _HEIGHT = 960, 680
_MARGIN_X, _MARGIN_TOP, _MARGIN_BOTTOM = 70, 70, 40
_TYPES = ("person", "organisation", "country")
_LINES = 100
"""Pairs beyond which lines can no longer be told apart; each mark keeps its thickest."""
_WIDEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    key: str
    name: str
    type: str
    country: str | None
    meetings: int

    def told(self) -> str:
        """Return the name with what tells it from others of that name."""
        notes = [self.type] if self.type != "person" else []
        notes += [self.country] if self.country and self.country != self.name else []
        return f"{self.name} ({', '.join(notes)})" if notes else self.name


def network(rows: list[dict[str, Any]]) -> Markup:
    """Return the network of pairs that met, and its numbers."""
    if not rows:
        return tag("p", "Nobody is told to have met anybody.", class_="none")
    nodes = _nodes(rows)
    ties = {(row["key_a"], row["key_b"]): row["meetings"] for row in rows}
    points = {
        key: (
            _MARGIN_X + x * (_WIDTH - 2 * _MARGIN_X),
            _MARGIN_TOP + y * (_HEIGHT - _MARGIN_TOP - _MARGIN_BOTTOM),
        )
        for key, (x, y) in spread(list(nodes), ties).items()
    }
    most = max(node.meetings for node in nodes.values())
    radii = {key: 6 + 12 * math.sqrt(node.meetings / most) for key, node in nodes.items()}
    names = [shortened(node.name, 30) for node in nodes.values()]
    marks = [(*points[key], radii[key], name) for key, name in zip(nodes, names, strict=True)]
    labels = place_labels(marks, _WIDTH, _HEIGHT)
    first = next(iter(nodes.values()))
    ties_drawn = _strongest(rows)
    thickest = max(_WIDEST - 1, ties_drawn[0]["meetings"])
    drawing = picture(
        "network-chart",
        _WIDTH,
        _HEIGHT,
        _legend(),
        *(_tie(row, nodes, points, thickest) for row in ties_drawn),
        *(_mark(node, points[key], radii[key]) for key, node in nodes.items()),
        *(_name(label, name) for label, name in zip(labels, names, strict=True)),
        name="Network of who met whom",
        told=f"{len(nodes)} persons, organisations and countries in {plural(len(rows), 'pair')}; "
        f"{first.told()} in most meetings, {first.meetings}.",
    )
    table = [
        (nodes[row["key_a"]].told(), nodes[row["key_b"]].told(), row["meetings"]) for row in rows
    ]
    cut = f"Of {plural(len(rows), 'pair')} the {len(ties_drawn)} that met most often are drawn."
    note = tag("p", cut, class_="told") if len(ties_drawn) < len(rows) else Markup("")
    return joined(note, drawing, numbers(("one", "met", "meetings"), table))


def _strongest(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the pairs to draw, those that met most first: at least one of everybody."""
    drawn: list[dict[str, Any]] = []
    joined_up: set[str] = set()
    for row in sorted(rows, key=lambda row: -row["meetings"]):
        pair = {row["key_a"], row["key_b"]}
        if len(drawn) < _LINES or not pair <= joined_up:
            drawn.append(row)
            joined_up |= pair
    return drawn


def _nodes(rows: list[dict[str, Any]]) -> dict[str, _Node]:
    """Return those who stand in the pairs, the busiest first."""
    found = {
        row[f"key_{side}"]: _Node(
            key=row[f"key_{side}"],
            name=row[f"name_{side}"],
            type=row[f"type_{side}"],
            country=row[f"country_{side}"],
            meetings=row[f"meetings_{side}"],
        )
        for row in rows
        for side in ("a", "b")
    }
    order = sorted(found.values(), key=lambda node: (-node.meetings, node.name, node.key))
    return {node.key: node for node in order}


def _tie(
    row: dict[str, Any], nodes: dict[str, _Node], points: dict[str, Point], thickest: int
) -> Markup:
    a, b = nodes[row["key_a"]], nodes[row["key_b"]]
    (x1, y1), (x2, y2) = points[a.key], points[b.key]
    return tag(
        "line",
        tag("title", f"{a.told()} and {b.told()}: {plural(row['meetings'], 'meeting')}"),
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke_width=1 + (_WIDEST - 1) * row["meetings"] / thickest,
        class_="tie",
    )


def _mark(node: _Node, point: Point, radius: float) -> Markup:
    told = tag("title", f"{node.told()}: {plural(node.meetings, 'meeting')}")
    return tag("g", told, _shape(node.type, *point, radius), class_=f"node type-{node.type}")


def _shape(type_: str, x: float, y: float, r: float) -> Markup:
    """Return a circle for a person, a square for an organisation, a diamond for a country."""
    if type_ == "person":
        return tag("circle", cx=x, cy=y, r=r)
    if type_ == "organisation":
        return tag("rect", x=x - r * 0.9, y=y - r * 0.9, width=r * 1.8, height=r * 1.8)
    corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    return tag("polygon", points=" ".join(f"{cx:.1f},{cy:.1f}" for cx, cy in corners))


def _name(label: Label | None, name: str) -> Markup:
    if label is None:
        return Markup("")
    return words(label.x, label.y, name, label.anchor, "label")


def _legend() -> Markup:
    parts = []
    for i, type_ in enumerate(_TYPES):
        x = 20 + i * 140
        parts.append(tag("g", _shape(type_, x, 16, 8), class_=f"node type-{type_}"))
        parts.append(words(x + 16, 21, type_))
    return joined(*parts)
