"""Where the points of a network lie: those who met are drawn together, all others apart.

Fruchterman and Reingold's springs, started on a circle, so that one network always looks the same.
"""

import math
from collections.abc import Mapping, Sequence

Point = tuple[float, float]
_ROUNDS = 300
_GRAVITY = 0.6
"""Pull to the middle, so that parts without a tie stay in sight."""


def spread(nodes: Sequence[str], ties: Mapping[tuple[str, str], int]) -> dict[str, Point]:
    """Return a point of the unit square for each node; ties give the meetings of pairs."""
    count = len(nodes)
    if count == 1:
        return {nodes[0]: (0.5, 0.5)}
    number = {node: i for i, node in enumerate(nodes)}
    strongest = max(ties.values(), default=1)
    springs = [(number[a], number[b], 0.5 + n / strongest / 2) for (a, b), n in ties.items()]
    angles = [2 * math.pi * i / count for i in range(count)]
    points = [[0.5 + 0.4 * math.cos(angle), 0.5 + 0.4 * math.sin(angle)] for angle in angles]
    for turn in range(_ROUNDS):
        _move(points, springs, math.sqrt(1 / count), 0.1 * (1 - turn / _ROUNDS))
    return dict(zip(nodes, _to_square(points), strict=True))


def _move(
    points: list[list[float]],
    springs: Sequence[tuple[int, int, float]],
    length: float,
    furthest: float,
) -> None:
    """Move every point once by the forces on it, no further than `furthest`."""
    forces = [[_GRAVITY * (0.5 - x), _GRAVITY * (0.5 - y)] for x, y in points]
    for i, (xi, yi) in enumerate(points):
        for j in range(i):
            dx, dy = xi - points[j][0], yi - points[j][1]
            push = length**2 / max(dx * dx + dy * dy, 1e-6)
            _add(forces, i, j, dx * push, dy * push)
    for i, j, strength in springs:
        dx, dy = points[j][0] - points[i][0], points[j][1] - points[i][1]
        pull = strength * math.hypot(dx, dy) / length
        _add(forces, i, j, dx * pull, dy * pull)
    for point, (fx, fy) in zip(points, forces, strict=True):
        size = math.hypot(fx, fy) or 1.0
        step = min(size, furthest) / size
        point[0] += fx * step
        point[1] += fy * step


def _add(forces: list[list[float]], i: int, j: int, fx: float, fy: float) -> None:
    """Add a force to one point and its opposite to another."""
    forces[i][0] += fx
    forces[i][1] += fy
    forces[j][0] -= fx
    forces[j][1] -= fy


def _to_square(points: list[list[float]]) -> list[Point]:
    """Return the points stretched to fill the unit square."""
    sides = []
    for axis in (0, 1):
        values = [point[axis] for point in points]
        low, high = min(values), max(values)
        width = high - low
        sides.append([(value - low) / width if width > 1e-9 else 0.5 for value in values])
    return list(zip(*sides, strict=True))
