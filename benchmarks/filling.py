"""Fill an empty database with a large made-up one, stage by stage, so that it can be gone on with.

The stages are SQL, in benchmarks/stages. Triggers are off meanwhile and indexes are made once the
rows are there; the server takes its time for none of what keeps data through a power cut. A stage
is one transaction, and which were done stands in the database.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg
from sqlalchemy import Engine

from etl.load.connections import driver_connection
from etl.marts import fill_marts

STAGES = Path(__file__).with_name("stages")
_STEPS = """
create table if not exists public.filling_steps (
    name text primary key, done_at timestamptz not null default clock_timestamp()
)
"""
_FAST = {
    "max_wal_size": "16GB",
    "checkpoint_timeout": "1h",
    "autovacuum": "off",
    "synchronous_commit": "off",
}
"""Settings of the server while it is filled; after that it has those of any home again."""
_MEMORY = ("work_mem = '256MB'", "maintenance_work_mem = '1GB'")
# Those that no constraint needs: each costs a look for every row while the table is filled.
_TAKE_INDEXES = """
create table if not exists public.filling_indexes as
select format('%I.%I', schemaname, indexname) as name, indexdef as definition
from pg_indexes
where schemaname in ('public', 'search')
    and to_regclass(format('%I.%I', schemaname, indexname)) not in (
        select indexrelid from pg_index where indisunique
    )
"""


def fill(engine: Engine, articles: int, tell: Callable[[str], None]) -> None:
    """Fill a database with so many articles and what they tell, or go on where it was left."""
    with driver_connection(engine) as connection:
        connection.execute(_STEPS)
        steps: dict[str, Callable[[], None]] = {"indexes off": lambda: _drop_indexes(connection)}
        for path in sorted(STAGES.glob("*.sql")):
            script = path.read_text(encoding="utf-8").replace(":articles", str(articles))
            steps[path.stem] = partial(_run, connection, script)
        steps["indexes on"] = lambda: _make_indexes(connection)
        steps["statistics"] = lambda: _run(connection, "analyze")
        steps["star"] = lambda: fill_marts(engine)
        with _hurried(connection):
            done = [_step(connection, name, work, tell) for name, work in steps.items()]
        if any(done):
            connection.execute("vacuum analyze")


def _step(
    connection: psycopg.Connection, name: str, work: Callable[[], None], tell: Callable[[str], None]
) -> bool:
    """Do what was not done before, in one transaction with the note that it was."""
    done = connection.execute("select 1 from public.filling_steps where name = %s", (name,))
    if done.fetchone() is not None:
        return False
    begun = time.perf_counter()
    with connection.transaction():
        work()
        connection.execute("insert into public.filling_steps (name) values (%s)", (name,))
    tell(f"{name}: {time.perf_counter() - begun:.0f} s")
    return True


def _run(connection: psycopg.Connection, script: str) -> None:
    for setting in (*_MEMORY, "session_replication_role = replica"):
        connection.execute(f"set local {setting}".encode())
    connection.execute(script.encode())


def _drop_indexes(connection: psycopg.Connection) -> None:
    connection.execute(_TAKE_INDEXES)
    for (name,) in connection.execute("select name from public.filling_indexes").fetchall():
        connection.execute(f"drop index {name}".encode())


def _make_indexes(connection: psycopg.Connection) -> None:
    connection.execute(f"set local {_MEMORY[1]}".encode())
    for (definition,) in connection.execute("select definition from public.filling_indexes"):
        connection.execute(definition.encode())


@contextmanager
def _hurried(connection: psycopg.Connection) -> Iterator[None]:
    """Let the server write lazily; whatever comes, its settings are its own again."""
    for name, value in _FAST.items():
        connection.execute(f"alter system set {name} = '{value}'".encode())
    connection.execute("select pg_reload_conf()")
    try:
        yield
    finally:
        connection.execute("alter system reset all")
        connection.execute("select pg_reload_conf()")
