"""Bring rows into the database by COPY: first to a temporary table, then where they belong."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

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
    copy = sql.SQL("copy {} ({}) from stdin").format(name, _listed(columns))
    with connection.cursor() as cursor, cursor.copy(copy) as copying:
        for row in rows:
            copying.write_row(row)


def append_staged(
    connection: psycopg.Connection[Any],
    table: str,
    columns: Sequence[str],
    articles: Sequence[UUID],
) -> None:
    """Insert the staged claims of these articles, in order of their keys."""
    connection.execute(
        sql.SQL(
            "insert into {table} ({columns}) select {columns} from {staged}"
            " where article_id = any(%s) order by 1, 2"
        ).format(
            table=sql.Identifier(table),
            columns=_listed(columns),
            staged=sql.Identifier(f"staged_{table}"),
        ),
        [list(articles)],
    )


def _listed(columns: Sequence[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
