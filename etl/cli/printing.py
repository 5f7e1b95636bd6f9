"""Print answers as tables to read, or as CSV and JSON for other programs."""

import csv
import json
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from etl.queries import Answer

_PIPED_WIDTH = 160
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NARROWEST = 8
"""Letters of a column below which words are no longer read but spelt."""
_BETWEEN = 3
"""Letters between two columns."""


class TableFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class TextFormat(StrEnum):
    """How something that is no table is printed."""

    TEXT = "text"
    JSON = "json"


def console(*, stderr: bool = False) -> "Console":
    """Return a console as wide as the terminal, or wide enough to read when piped."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = shutil.get_terminal_size(fallback=(_PIPED_WIDTH, 24)).columns
    return Console(file=stream, width=width, highlight=False)


def say(message: str) -> None:
    """Print a line for the person at the terminal, apart from the output proper."""
    print(message, file=sys.stderr, flush=True)


def print_answer(answer: "Answer", form: TableFormat, *, empty: str = "No rows.") -> None:
    """Print the rows of a query in the form asked for."""
    if form is TableFormat.JSON:
        print_json(answer.records())
    elif form is TableFormat.CSV:
        print_csv(answer.columns, answer.rows)
    elif not answer.rows:
        say(empty)
    elif _fits(answer, console().width):
        _print_table(answer)
    else:
        _print_records(answer)


def print_json(value: Any) -> None:
    """Print one JSON value, readable and in UTF-8 letters."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_json_line(value: Any) -> None:
    """Print one JSON value on one line."""
    print(json.dumps(value, ensure_ascii=False, default=_plain))


def print_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Print rows as CSV with a header; lists and objects become JSON in their cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)


def print_record(record: Mapping[str, Any]) -> None:
    """Print one thing as lines of name and value, those without a value left out.

    Lines of a value stand below each other.
    """
    shown = {name.replace("_", " "): cell(value) for name, value in record.items()}
    width = max(map(len, shown), default=0)
    below = "\n" + " " * (width + 2)
    for name, value in shown.items():
        if value:
            print(f"{name:{width}}  " + value.replace("\n", below))


def without(answer: "Answer", *names: str) -> "Answer":
    """Return the answer less some of its columns."""
    from etl.queries import Answer

    kept = [i for i, name in enumerate(answer.columns) if name not in names]
    return Answer(
        columns=tuple(answer.columns[i] for i in kept),
        rows=[tuple(row[i] for i in kept) for row in answer.rows],
    )


def short_keys(answer: "Answer") -> "Answer":
    """Return the answer with its uuid keys cut to what tells them apart."""
    from etl.queries import Answer
    from etl.seeding.keys import short

    rows = [
        tuple(short(value) if _KEY.fullmatch(str(value)) else value for value in row)
        for row in answer.rows
    ]
    return Answer(columns=answer.columns, rows=rows)


def cell(value: Any) -> str:
    """Return a value as one cell of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)


def _fits(answer: "Answer", width: int) -> bool:
    """Tell whether a table of this width leaves each column enough to be read."""
    needed = 0
    for position, name in enumerate(answer.columns):
        longest = max(len(name), *(len(cell(row[position])) for row in answer.rows))
        needed += min(longest, _NARROWEST) + _BETWEEN
    return needed <= width + _BETWEEN


def _print_records(answer: "Answer") -> None:
    """Print each row below the other, a line for each column that has a value there."""
    for number, row in enumerate(answer.rows, 1):
        print(f"{'' if number == 1 else chr(10)}row {number}")
        print_record(dict(zip(answer.columns, row, strict=True)))


def _print_table(answer: "Answer") -> None:
    """Print rows as a table, numbers to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for position, name in enumerate(answer.columns):
        values = [row[position] for row in answer.rows]
        numeric = any(_is_number(v) for v in values) and all(
            v is None or _is_number(v) for v in values
        )
        table.add_column(
            name.replace("_", " "), justify="right" if numeric else "left", overflow="fold"
        )
    for row in answer.rows:
        table.add_row(*(Text(cell(value)) for value in row))
    console().print(table)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    """Return days, times, ids and decimals in a form that JSON knows."""
    from decimal import Decimal

    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return str(value)
