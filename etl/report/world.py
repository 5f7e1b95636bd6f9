"""Where meetings were: points on a frame of longitude and latitude.

Dots where cities lie show the land, so no map need be fetched.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from etl.report.labels import place_labels
from etl.report.markup import Markup, joined, shortened, tag
from etl.report.picture import numbers, picture, plural, words

_WIDTH, _MARGIN = 960, 28
_DOTS_ACROSS = 150
_LEAST_WIDTH = 60.0
"""Degrees of longitude: less would show dots in which nobody knows a coast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The part of the world that a map shows, twice as wide as high."""

    west: float
    south: float
    width: float

    @property
    def east(self) -> float:
        """Longitude of the right edge."""
        return self.west + self.width

    @property
    def north(self) -> float:
        """Latitude of the upper edge."""
        return self.south + self.width / 2

    @property
    def step(self) -> float:
        """Degrees between two dots of land."""
        return self.width / _DOTS_ACROSS

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a place lies on the picture."""
        scale = (_WIDTH - _MARGIN) / self.width
        return _MARGIN + (longitude - self.west) * scale, (self.north - latitude) * scale


WORLD = Frame(west=-180, south=-90, width=360)


def frame_around(points: Sequence[tuple[float, float]]) -> Frame:
    """Return the frame that holds some points of longitude and latitude, with room around them."""
    if not points:
        return WORLD
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    width = min(360.0, max(_LEAST_WIDTH, (east - west) * 1.25, (north - south) * 2 * 1.3))
    return Frame(
        west=_within((west + east - width) / 2, -180, 180 - width),
        south=_within((south + north) / 2 - width / 4, -90, 90 - width / 2),
        width=width,
    )


def world(rows: list[dict[str, Any]], frame: Frame, settled: list[tuple[int, int]]) -> Markup:
    """Return the map of places with their numbers of meetings, and its numbers."""
    if not rows:
        return tag("p", "No meeting held has a city that the gazetteer knows.", class_="none")
    most = max(row["meetings"] for row in rows)
    marks = []
    for row in rows:
        x, y = frame.point(row["longitude"], row["latitude"])
        radius = 4 + 10 * math.sqrt(row["meetings"] / most)
        marks.append((x, y, radius, shortened(row["place"], 24)))
    height = (_WIDTH - _MARGIN) / 2 + 24
    labels = place_labels(marks, _WIDTH, height - 24)
    first = rows[0]
    drawing = picture(
        "places-chart",
        _WIDTH,
        height,
        _graticule(frame),
        _land(frame, settled),
        *(_mark(row, mark) for row, mark in zip(rows, marks, strict=True)),
        *(
            words(label.x, label.y, mark[3], label.anchor, "label")
            for label, mark in zip(labels, marks, strict=True)
            if label is not None
        ),
        name="Map of places where meetings were held",
        told=f"{plural(len(rows), 'place')}; most meetings in {first['place']}, "
        f"{first['meetings']}.",
    )
    table = [(row["place"], row["country"], row["meetings"]) for row in rows]
    return joined(drawing, numbers(("place", "country", "meetings"), table))


def _mark(row: dict[str, Any], mark: tuple[float, float, float, str]) -> Markup:
    where = ", ".join(part for part in (row["place"], row["country"]) if part)
    x, y, radius, _ = mark
    told = tag("title", f"{where}: {plural(row['meetings'], 'meeting')}")
    return tag("circle", told, cx=x, cy=y, r=radius, class_="place")


def _land(frame: Frame, settled: list[tuple[int, int]]) -> Markup:
    """Return a dot for every cell of the grid that holds a city, as one path."""
    moves = []
    for column, row in settled:
        x, y = frame.point(column * frame.step, row * frame.step)
        moves.append(f"M{x:.0f} {y:.0f}h0")
    return tag("path", d="".join(moves), class_="land") if moves else Markup("")


def _graticule(frame: Frame) -> Markup:
    """Return lines of longitude and latitude with their degrees."""
    every = 30 if frame.width > 180 else 10
    bottom = frame.point(frame.west, frame.south)[1]
    parts = []
    for degree in range(-180, 181, every):
        if frame.west <= degree <= frame.east:
            x, _ = frame.point(degree, 0)
            parts.append(tag("line", x1=x, x2=x, y1=0, y2=bottom, class_="rule"))
            anchor = "middle" if x < _WIDTH - 20 else "end"
            parts.append(words(x, bottom + 17, _degrees(degree, "E", "W"), anchor, "degree"))
    for degree in range(-90, 91, every):
        if frame.south <= degree <= frame.north:
            _, y = frame.point(0, degree)
            parts.append(tag("line", x1=_MARGIN, x2=_WIDTH, y1=y, y2=y, class_="rule"))
            if 10 <= y <= bottom - 4:
                parts.append(words(0, y + 4, _degrees(degree, "N", "S"), class_="degree"))
    return joined(*parts)


def _degrees(degree: int, positive: str, negative: str) -> str:
    return f"{abs(degree)}°" + ("" if degree == 0 else positive if degree > 0 else negative)


def _within(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))
