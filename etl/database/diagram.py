"""The tables as pictures and words: one picture a family, drawn from the models."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from inspect import getdoc
from pathlib import Path
from sys import modules

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql

from models import Base

FAMILIES = (
    "documents", "claims", "facts", "meetings", "judgements", "reference", "operations", "upkeep",
)  # fmt: skip

_LINE, _HEAD, _LETTER, _PAD = 18, 26, 7.3, 10
_BETWEEN, _BELOW, _EDGE = 90, 24, 12
_STYLE = """
text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1d2733 }
.head { font-weight: bold; fill: #ffffff } .type { fill: #5b6b7d } .to { fill: #8a4b08 }
.card { fill: #f6f8fa; stroke: #5b6b7d } .bar { fill: #2f5d8a }
.line { fill: none; stroke: #8795a5; stroke-width: 1.5 }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One table of a picture, and where its box stands."""

    table: Table
    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """Return how high the box is."""
        return _HEAD + _LINE * len(self.table.columns) + 6

    def middle(self, column: Column[object]) -> float:
        """Return the height at which a column's line is written."""
        return self.y + _HEAD + _LINE * (list(self.table.columns).index(column) + 0.5) + 2


def write_diagram(folder: Path) -> None:
    """Write `diagram.md` into the folder, and its pictures beside it into `diagram/`."""
    (folder / "diagram").mkdir(parents=True, exist_ok=True)
    for name, content in diagram_files():
        (folder / name).write_text(content, encoding="utf-8")


def diagram_files() -> Iterator[tuple[str, str]]:
    """Yield the name and the content of the page and of each picture."""
    yield "diagram.md", _page()
    for family in FAMILIES:
        yield f"diagram/{family}.svg", _picture(family)


def tables_of(family: str) -> list[Table]:
    """Return the tables that one file of `models` describes, in its order."""
    mapped = {
        mapper.class_.__tablename__
        for mapper in Base.registry.mappers
        if mapper.class_.__module__ == f"models.{family}"
    }
    return [table for name, table in Base.metadata.tables.items() if name in mapped]


def _page() -> str:
    parts = [
        "# Tables and how they hang together",
        "As `whomet db diagram` draws it from the models. To ask questions, use schema `bi`"
        " ([dictionary.md](dictionary.md)); these are the tables behind it. ● is a primary key,"
        " → leads to the table that a column refers to.",
    ]
    for family in FAMILIES:
        told = (getdoc(modules[f"models.{family}"]) or "").splitlines()[0]
        tables = tables_of(family)
        names = ", ".join(table.name for table in tables)
        parts += [
            f"## {family.capitalize()}",
            told,
            f"![Tables {names}](diagram/{family}.svg)",
            "| table | holds |\n|---|---|\n"
            + "\n".join(f"| `{table.name}` | {table.comment} |" for table in tables),
        ]
    return "\n\n".join(parts) + "\n"


def _picture(family: str) -> str:
    cards = _arranged(tables_of(family))
    width = max(card.x + card.width for card in cards.values()) + _EDGE
    height = max(card.y + card.height for card in cards.values()) + _EDGE
    lines = [line for card in cards.values() for line in _lines(card, cards)]
    boxes = [line for card in cards.values() for line in _box(card)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}"'
            f' width="{width:.0f}" height="{height:.0f}">',
            f"<title>Tables of {family}</title>",
            f"<style>{_STYLE}</style>",
            *lines,
            *boxes,
            "</svg>\n",
        ]
    )


def _arranged(tables: list[Table]) -> dict[str, Card]:
    """Place each table right of those it refers to, in columns from top to bottom."""
    known = {table.name for table in tables}
    ranks: dict[str, int] = {}

    def rank(table: Table, above: frozenset[str] = frozenset()) -> int:
        if table.name not in ranks:
            others = {key.column.table for key in table.foreign_keys} - {table}
            near = [one for one in others if one.name in known and one.name not in above]
            deeper = [rank(one, above | {table.name}) for one in near]
            ranks[table.name] = 1 + max(deeper, default=-1)
        return ranks[table.name]

    widths: dict[int, float] = {}
    for table in tables:
        widths[rank(table)] = max(widths.get(rank(table), 0), _width(table))
    lefts = {
        column: _EDGE + sum(widths[left] + _BETWEEN for left in range(column)) for column in widths
    }
    bottoms = Counter(dict.fromkeys(widths, _EDGE))
    cards = {}
    for table in tables:
        column = rank(table)
        card = Card(table=table, x=lefts[column], y=bottoms[column], width=widths[column])
        cards[table.name] = card
        bottoms[column] += round(card.height) + _BELOW
    return cards


def _width(table: Table) -> float:
    rows = [len(_words(column)) + len(_target(column)) + 2 for column in table.columns]
    return max(len(table.name), *rows) * _LETTER + 2 * _PAD


def _words(column: Column[object]) -> str:
    kind = column.type.compile(dialect=postgresql.dialect()).lower()  # type: ignore[no-untyped-call]
    return f"{column.name} {kind.replace('timestamp with time zone', 'timestamptz')}"


def _target(column: Column[object]) -> str:
    names = sorted({key.column.table.name for key in column.foreign_keys})
    return f" → {', '.join(names)}" if names else ""


def _box(card: Card) -> Iterator[str]:
    at = f'x="{card.x:.0f}" y="{card.y:.0f}" width="{card.width:.0f}"'
    yield f'<rect class="card" {at} height="{card.height:.0f}" rx="4"/>'
    yield f'<rect class="bar" {at} height="{_HEAD}" rx="4"/>'
    left = card.x + _PAD
    yield f'<text class="head" x="{left:.0f}" y="{card.y + 17:.0f}">{card.table.name}</text>'
    for column in card.table.columns:
        name, kind = _words(column).split(" ", 1)
        mark = "●" if column.primary_key else "\u00a0"
        yield (
            f'<text x="{left:.0f}" y="{card.middle(column) + 4:.0f}">{mark} {name}'
            f' <tspan class="type">{escape(kind)}</tspan>'
            f'<tspan class="to">{_target(column)}</tspan></text>'
        )


def _lines(card: Card, cards: dict[str, Card]) -> Iterator[str]:
    """Yield a curve from each column that refers to another table of the picture."""
    for column in card.table.columns:
        # A set, whose order would differ from run to run.
        for key in sorted(column.foreign_keys, key=lambda key: key.target_fullname):
            to = cards.get(key.column.table.name)
            if to is None or to is card:
                continue
            x, y, end, far = card.x, card.middle(column), to.x + to.width, to.middle(key.column)
            bend = _BETWEEN * 0.6
            yield (
                f'<path class="line" d="M{x:.0f},{y:.0f} C{x - bend:.0f},{y:.0f}'
                f' {end + bend:.0f},{far:.0f} {end:.0f},{far:.0f}"/>'
            )
