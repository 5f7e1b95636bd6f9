"""Write facts: every table of facts is emptied and filled anew inside the caller's transaction."""

from collections.abc import Iterable, Sequence
from typing import Any, LiteralString

import psycopg
from psycopg import sql
from psycopg.types.range import DateRange

Driver = psycopg.Connection[Any]

# Children before parents. Seeded organisations and curated names are no facts and stay.
_EMPTYING: tuple[LiteralString, ...] = (
    "delete from redirects",
    "delete from meetings",
    "delete from affiliations",
    "delete from actors",
    "delete from organisation_members",
    "delete from organisation_names where origin = 'seen'",
    "update organisation_names set first_seen_on = null, last_seen_on = null"
    " where first_seen_on is not null",
    "delete from organisations where seed_key is null",
    "delete from stories",
)


def empty_facts(connection: Driver) -> None:
    """Delete all facts."""
    for statement in _EMPTYING:
        connection.execute(statement)


def fill(
    connection: Driver, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Copy rows into a table of facts."""
    copy = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(copy) as copying:
        for row in rows:
            copying.write_row(row)


def days_range(starts_on: Any, ends_before: Any) -> DateRange | None:
    """Return a half-open range of days, or None when its first day is unknown."""
    return None if starts_on is None else DateRange(starts_on, ends_before)
