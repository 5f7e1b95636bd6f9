"""Names beside points, placed so that they cover each other as little as possible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LETTER, _LINE = 7.6, 15
"""Width of a letter and height of a line at 13 px, in the widest of the usual fonts."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name is written: the point of its base line, and which end of it lies there."""

    x: float
    y: float
    anchor: str


def place_labels(
    marks: Sequence[tuple[float, float, float, str]], width: float, height: float
) -> list[Label | None]:
    """Return a place for the name of each mark of x, y, radius and name, the first served first.

    A name for which no place is free gets none; its mark still bears it as a title.
    """
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r, _ in marks]
    found: list[Label | None] = []
    for number, (x, y, radius, name) in enumerate(marks):
        length = len(name) * _LETTER
        chosen = None
        for label, box in _places(x, y, radius, length):
            others = (one for i, one in enumerate(taken) if i != number)
            inside = box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height
            if inside and not _covers(box, others):
                chosen = label
                taken.append(box)
                break
        found.append(chosen)
    return found


def _places(x: float, y: float, radius: float, length: float) -> Iterable[tuple[Label, Box]]:
    """Return the places tried for a name, the best first: right, left, below, above, corners."""
    gap = radius + 4
    middle = y + 4
    yield _label(x + gap, middle, "start", length)
    yield _label(x - gap, middle, "end", length)
    yield _label(x, y + gap + 10, "middle", length)
    yield _label(x, y - gap, "middle", length)
    for up in (-1, 1):
        yield _label(x + gap * 0.7, middle + up * (gap + 4), "start", length)
        yield _label(x - gap * 0.7, middle + up * (gap + 4), "end", length)


def _label(x: float, y: float, anchor: str, length: float) -> tuple[Label, Box]:
    left = {"start": x, "end": x - length, "middle": x - length / 2}[anchor]
    return Label(x, y, anchor), (left, y - _LINE + 4, left + length, y + 4)


def _covers(box: Box, others: Iterable[Box]) -> bool:
    return any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in others
    )
