"""Numbers in a grid of named rows and columns, the darker the larger."""

from collections.abc import Mapping, Sequence
from typing import Any

from etl.report.markup import Markup, joined, shortened, tag
from etl.report.periods import periods_of
from etl.report.picture import numbers, picture, plural, words

_LEFT, _CELL_HEIGHT = 230, 30
_LETTER = 6.2
"""Width of a letter, about; names of columns lean by 40 degrees."""
_WIDEST = 960
_STEPS = 5


def country_pairs(rows: list[dict[str, Any]]) -> Markup:
    """Return the heat map of countries that met, those that met most first, and its numbers."""
    if not rows:
        return tag("p", "No two countries met.", class_="none")
    totals: dict[str, int] = {}
    values: dict[tuple[str, str], int] = {}
    for row in rows:
        a, b, count = row["country_a"], row["country_b"], row["meetings"]
        values[a, b] = values[b, a] = count
        for name in (a, b):
            totals[name] = totals.get(name, 0) + count
    names = sorted(totals, key=lambda name: (-totals[name], name))
    most = rows[0]
    drawing = _grid(
        "countries-chart",
        names,
        names,
        values,
        name="Pairs of countries by meetings held",
        told=f"{plural(len(names), 'country', 'countries')}; most often "
        f"{most['country_a']} and {most['country_b']}, {plural(most['meetings'], 'meeting')}.",
    )
    table = [(f"{row['country_a']} and {row['country_b']}", row["meetings"]) for row in rows]
    return joined(drawing, numbers(("countries", "meetings"), table))


def topic_months(rows: list[dict[str, Any]]) -> Markup:
    """Return topics over time, the commonest first, and its numbers."""
    if not rows:
        return tag("p", "No dated meeting held has a topic.", class_="none")
    periods = periods_of(row["month_on"] for row in rows)
    values: dict[tuple[str, str], int] = {}
    for row in rows:
        cell = row["topic"], periods.of(row["month_on"])
        values[cell] = values.get(cell, 0) + row["meetings"]
    names = list(dict.fromkeys(row["topic"] for row in rows))
    drawing = _grid(
        "topics-chart",
        names,
        periods.labels,
        values,
        name="Topics of meetings held over time",
        told=f"{plural(len(names), 'topic')} from {periods.labels[0]} to {periods.labels[-1]}; "
        f"the commonest is {names[0]}.",
    )
    table = [(name, *(values.get((name, label)) for label in periods.labels)) for name in names]
    return joined(drawing, numbers(("topic", *periods.labels), table))


def _grid(
    key: str,
    rows: Sequence[str],
    columns: Sequence[str],
    values: Mapping[tuple[str, str], int],
    *,
    name: str,
    told: str,
) -> Markup:
    """Return the picture of a grid; cells without a value stay empty."""
    most = max(values.values())
    names = [shortened(column, 15) for column in columns]
    length = max(map(len, names)) * _LETTER
    top = 24 + 0.64 * length
    width = max(26.0, min(56.0, (_WIDEST - _LEFT - 60) / len(columns)))
    parts = [
        _column_name(name, column, _LEFT + (j + 0.4) * width, top - 8)
        for j, (name, column) in enumerate(zip(names, columns, strict=True))
    ]
    for i, row in enumerate(rows):
        y = top + i * _CELL_HEIGHT
        label = shortened(row, 30)
        parts.append(words(_LEFT - 10, y + 20, label, "end"))
        for j, column in enumerate(columns):
            count = values.get((row, column))
            x = _LEFT + j * width
            parts.append(
                tag("rect", x=x, y=y, width=width - 2, height=_CELL_HEIGHT - 2, class_="empty")
                if not count
                else _cell(f"{row}, {column}: {count}", count, most, x, y, width)
            )
    height = top + len(rows) * _CELL_HEIGHT + 4
    # Names of columns lean to the right and need room beyond the last.
    full = _LEFT + len(columns) * width + 0.77 * length
    return picture(key, full, height, *parts, name=name, told=told)


def _cell(told: str, count: int, most: int, x: float, y: float, width: float) -> Markup:
    shade = -(-count * _STEPS // max(most, _STEPS))
    return tag(
        "g",
        tag("title", told),
        tag("rect", x=x, y=y, width=width - 2, height=_CELL_HEIGHT - 2),
        words(x + width / 2 - 1, y + 20, f"{count}", "middle"),
        class_=f"shade-{shade}",
    )


def _column_name(name: str, whole: str, x: float, y: float) -> Markup:
    place = f"translate({x:.1f} {y:.1f}) rotate(-40)"
    return tag("text", tag("title", whole), name, transform=place)
