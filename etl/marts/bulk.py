"""Fill an empty table without its indexes and foreign keys, which are made when its rows are there.

Made at once they cost a fraction of what they cost row by row. Others wait for the table meanwhile,
so this is for one that has nothing to show yet.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

Driver = psycopg.Connection[Any]

LARGE = 10_000
"""Rows from which on it pays."""
_PAYS = """
select not exists (select from bi.{table})
    and exists (select from told_{table} offset {last})
"""
_MADE_LATER = """
select
    format('alter table %s drop constraint %I', conrelid::regclass, conname),
    format('alter table %s add constraint %I %s', conrelid::regclass, conname,
        pg_get_constraintdef(oid))
from pg_constraint
where conrelid = 'bi.{table}'::regclass and contype = 'f'
union all
select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
from pg_index
where indrelid = 'bi.{table}'::regclass and not indisunique
"""
_MEMORY = "set local maintenance_work_mem = '256MB'"


def pays(connection: Driver, table: str) -> bool:
    """Tell whether a table of the star is empty, and many rows are to come."""
    row = connection.execute(_PAYS.format(table=table, last=LARGE - 1).encode()).fetchone()
    return bool(row and row[0])


@contextmanager
def bare(connection: Driver, table: str) -> Iterator[None]:
    """Take indexes and foreign keys off a table of the star, and put them on again.

    In the caller's transaction, whose end they do not outlast if something fails.
    """
    connection.execute(_MEMORY)
    made = connection.execute(_MADE_LATER.format(table=table).encode()).fetchall()
    for drop, _ in made:
        connection.execute(drop.encode())
    yield
    for _, create in reversed(made):
        connection.execute(create.encode())
    # Autovacuum would tell the planner of the rows a while later.
    connection.execute(f"analyze bi.{table}".encode())
