"""Copy rows into the tables of identity."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.range import DateRange

Driver = psycopg.Connection[Any]

_LINES = 1000
"""Lines that are sent together."""


def fill(
    connection: Driver, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Copy rows into a table."""
    with connection.cursor() as cursor, cursor.copy(_copy(table, columns)) as copying:
        for row in rows:
            copying.write_row(row)


def fill_lines(
    connection: Driver, table: str, columns: Sequence[str], lines: Iterable[str]
) -> None:
    """Copy rows of numbers and ids alone, as lines of COPY: keys are most of what is written."""
    coming = iter(lines)
    with connection.cursor() as cursor, cursor.copy(_copy(table, columns)) as copying:
        while some := "".join(islice(coming, _LINES)):
            copying.write(some)


def _copy(table: str, columns: Sequence[str]) -> sql.Composed:
    return sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )


def days_range(starts_on: Any, ends_before: Any) -> DateRange | None:
    """Return a half-open range of days, or None when its first day is unknown."""
    return None if starts_on is None else DateRange(starts_on, ends_before)
