"""Meetings by month and kind, as stacked bars."""

from collections import Counter
from typing import Any

from etl.report.markup import Markup, joined, tag
from etl.report.periods import periods_of
from etl.report.picture import numbers, picture, plural, words

KINDS = ("summit", "talks", "visit", "call", "conference", "other")
_WIDTH, _TOP, _PLOT = 960, 44, 240
_WIDEST_BAR = 64


def timeline(rows: list[dict[str, Any]]) -> Markup:
    """Return the chart of rows of month, kind and number of meetings, and its numbers."""
    if not rows:
        return tag("p", "No meeting held is dated to its month.", class_="none")
    periods = periods_of(row["month_on"] for row in rows)
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        counts[periods.of(row["month_on"]), row["kind"]] += row["meetings"]
    totals = {label: sum(counts[label, kind] for kind in KINDS) for label in periods.labels}
    top = _round_up(max(totals.values()))
    # Room for the largest number beside the lines.
    left = 17 + 9 * max(3, len(f"{top:,}"))
    step = (_WIDTH - left) / len(periods.labels)
    bars = [
        _bar(label, counts, left + (i + 0.5) * step, min(step * 0.8, _WIDEST_BAR), top)
        for i, label in enumerate(periods.labels)
    ]
    busiest = max(totals, key=lambda label: totals[label])
    unit = "month" if "-" in busiest else "year"
    drawing = picture(
        "timeline-chart",
        _WIDTH,
        _TOP + _PLOT + 34,
        _legend([kind for kind in KINDS if any(counts[label, kind] for label in totals)], left),
        _lines(top, left),
        *bars,
        _labels(periods.labels, step, left),
        name=f"Meetings held by {unit} and kind",
        told=f"{plural(sum(totals.values()), 'meeting')} from {periods.labels[0]} to "
        f"{periods.labels[-1]}; most in {busiest}, {totals[busiest]}.",
    )
    table = [
        (label, *(counts[label, kind] or None for kind in KINDS), totals[label]) for label in totals
    ]
    return joined(drawing, numbers((unit, *KINDS, "all"), table))


def _bar(
    label: str, counts: Counter[tuple[str, str]], middle: float, width: float, top: int
) -> Markup:
    """Return the stack of one period, each part with its words for the mouse."""
    parts = []
    base = float(_TOP + _PLOT)
    for kind in KINDS:
        count = counts[label, kind]
        if count:
            height = _PLOT * count / top
            base -= height
            parts.append(
                tag(
                    "rect",
                    tag("title", f"{label}: {count} {kind}"),
                    x=middle - width / 2,
                    y=base,
                    width=width,
                    height=height,
                    class_=f"part kind-{kind}",
                )
            )
    return joined(*parts)


def _lines(top: int, left: int) -> Markup:
    """Return the lines across the plot with their numbers."""
    ticks = sorted({0, top} | ({top // 2} if top % 2 == 0 else set()))
    parts = []
    for tick in ticks:
        y = _TOP + _PLOT * (1 - tick / top)
        parts.append(tag("line", x1=left, x2=_WIDTH, y1=y, y2=y, class_="rule"))
        parts.append(words(left - 8, y + 5, f"{tick:,}", "end"))
    return joined(*parts)


def _labels(labels: tuple[str, ...], step: float, left: int) -> Markup:
    """Return the names of the periods, as many as fit."""
    every = -(-len(labels) // max(1, int((_WIDTH - left) / 72)))
    return joined(
        *(
            words(left + (i + 0.5) * step, _TOP + _PLOT + 22, label, "middle")
            for i, label in enumerate(labels)
            if i % every == 0
        )
    )


def _legend(kinds: list[str], left: int) -> Markup:
    parts = []
    for i, kind in enumerate(kinds):
        x = left + i * 124
        parts.append(tag("rect", x=x, y=6, width=14, height=14, class_=f"kind-{kind}"))
        parts.append(words(x + 20, 18, kind))
    return joined(*parts)


def _round_up(count: int) -> int:
    """Return a round number, even above 1, that is no less than a count."""
    size = 1
    while True:
        for lead in (1, 2, 4, 6, 8):
            if lead * size >= count:
                return lead * size
        size *= 10
