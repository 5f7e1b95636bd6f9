"""Bring rows into the database by COPY, straight or into a temporary table first."""

from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from psycopg import sql

Row = Sequence[Any]


def stage(
    connection: psycopg.Connection[Any], table: str, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    """Fill the temporary table staged_<table> with rows; it empties itself on commit."""
    name = sql.Identifier(f"staged_{table}")
    connection.execute(
        sql.SQL("create temp table if not exists {} on commit delete rows as table {} with no data")
        .format(name, sql.Identifier(table))
    )  # fmt: skip
    connection.execute(sql.SQL("delete from {}").format(name))
    append(connection, f"staged_{table}", columns, rows)


def append(
    connection: psycopg.Connection[Any], table: str, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    """Append rows to a table that has none of them."""
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    copy = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), listed)
    with connection.cursor() as cursor, cursor.copy(copy) as copying:
        for row in rows:
            copying.write_row(row)
