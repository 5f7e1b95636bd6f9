"""Copy rows into the tables of identity."""

from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.range import DateRange

Driver = psycopg.Connection[Any]


def fill(
    connection: Driver, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Copy rows into a table."""
    copy = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(copy) as copying:
        for row in rows:
            copying.write_row(row)


def days_range(starts_on: Any, ends_before: Any) -> DateRange | None:
    """Return a half-open range of days, or None when its first day is unknown."""
    return None if starts_on is None else DateRange(starts_on, ends_before)
