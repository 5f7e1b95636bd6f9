"""Load in processes of their own, which may be killed at any moment."""

import multiprocessing
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess

from sqlalchemy import Engine, create_engine, text

from etl import pipeline
from etl.records import Article
from tests.etl.load.scripted import CLAIM_TABLES, FACT_TABLES, count, dump, empty, load_scripted
from tests.factories import make_article

BATCH = 5
INTERRUPTED = 130
_PEOPLE = ["Kim Song Nam/KP", "Wang Yi/CN", "Sergei Naryshkin/RU", "Naryshkin/RU", "=KP", "=CN"]

# A server that has imported everything forks the loaders: one starts in milliseconds.
_starting = multiprocessing.get_context("forkserver")
_starting.set_forkserver_preload([__name__])
_started: list[BaseProcess] = []


def news(number: int, first: int = 0) -> Iterator[Article]:
    """Yield articles whose meetings overlap, some told again, corrected, or impossible to read."""
    for n in range(first, first + number):
        told = make_article(_words(n, n), external_id=str(n), version=1)
        yield told
        if n % 7 == 3:
            yield make_article(_words(n, n + 1), external_id=str(n), version=2)
        if n % 11 == 0:
            yield told
        if n % 13 == 5:
            yield make_article("fail", external_id=f"fails {n}")


def _words(n: int, day: int) -> str:
    a, b = _PEOPLE[n % 6], _PEOPLE[(n // 6 + n + 1) % 6]
    month = f"2024-{day % 4 + 1:02}"
    return f"Item {n}\ntalks held {month}-{day % 5 + 1:02} 2 - security | {a} | {b}\n"


def start_loader(database: Engine, number: int, first: int = 0, *, workers: int = 1) -> BaseProcess:
    """Start a process that loads news; it ends with code 0 when all went well."""
    url = database.url.render_as_string(hide_password=False)
    process = _starting.Process(target=_load, args=(url, number, first, workers))
    process.start()
    _started.append(process)
    return process


def end_loaders() -> None:
    """Kill what a test that failed left running."""
    for process in _started:
        process.kill()
        process.join()
    _started.clear()


def _load(url: str, number: int, first: int, workers: int) -> None:
    pipeline.BATCH_SIZE = BATCH
    # Tests started in the background of a script inherit that Ctrl-C is ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        summary = load_scripted(create_engine(url), news(number, first), workers=workers)
    except KeyboardInterrupt:  # after the last batch
        sys.exit(INTERRUPTED)
    sys.exit(INTERRUPTED if summary.interrupted else 0)


def state(database: Engine) -> dict[str, list[str]]:
    """Return all that a load leaves behind, but not which load it was."""
    found = dump(database, (*FACT_TABLES, *CLAIM_TABLES))
    with database.connect() as connection:
        rows = connection.execute(
            text("select to_jsonb(a) - 'load_id' from articles as a order by id")
        )
        found["articles"] = [str(row) for row in rows.scalars()]
    return found


def check_same_as_one_clean_run(database: Engine, number: int) -> None:
    """Fail unless the database is as one load of this news leaves it; then it is so."""
    after = state(database)
    empty(database)
    load_scripted(database, news(number))
    different = {
        table: (set(after[table]) - set(rows), set(rows) - set(after[table]))
        for table, rows in state(database).items()
        if after[table] != rows
    }
    assert different == {}


def wait_for_batches(database: Engine, number: int) -> None:
    """Wait until the loads have committed so many batches."""
    until = time.monotonic() + 60
    while count(database, "load_batches") < number:
        assert time.monotonic() < until, "the loaders write nothing"
        time.sleep(0.01)


def check_ledger(database: Engine) -> int:
    """Fail unless the articles are those that the ledger counts; return their number."""
    with database.connect() as connection:
        stored, counted, refused, kept = connection.execute(
            text(
                "select (select count(*) from articles), coalesce(sum(inserted_count), 0),"
                " coalesce(sum(rejected_count), 0),"
                " (select coalesce(sum(seen_count), 0) from rejects)"
                " from load_batches"
            )
        ).one()
    assert stored == counted
    assert kept == refused
    return int(stored)
