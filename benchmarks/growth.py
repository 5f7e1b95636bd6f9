"""Time loading and resolving as the database grows, with made-up claims and no model.

Usage: python -m benchmarks.growth [--sizes 1000 10000 100000] [--seconds N] [--keep FOLDER]

A server of its own is made in a temporary folder, or in one that is kept and gone on with. Between
the sizes the database is filled in bulk: articles are written 20,000 at a time by the code of a
load, and meanwhile the facts of those before are derived, in the large steps that a load takes when
it brings many. What comes of it is what loads would have left. At each size two loads of 1,000 are
timed: all of them through the real path of a load, the facts derived again at its end. It stops at
the size that the seconds allow. Each load is a process of its own, as `whomet load` is, and gets
its articles from this one, which makes them up: CPU is that of the loader, from its first article
on, and of the server (on Linux); memory is the most that a timed loader had. Other work on the
machine lengthens CPU seconds too, but less than what the clock shows: compare what one run tells.
"""

import argparse
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from benchmarks.arriving import Cost, derive, load, write
from benchmarks.made_up import MadeUp
from etl.database.engine import open_engine
from etl.database.home import Home
from etl.database.server import LocalServer
from etl.database.upgrade import upgrade
from etl.load.connections import driver_connection
from etl.records import Article
from etl.seeding.writing import seed
from etl.settings import Settings

TIMED = 1000
"""Articles of a load that is timed."""
FILLING = 20_000
"""Articles that are written at a time between the sizes."""
SIZES = (2_000, 10_000, 30_000, 100_000)


@contextmanager
def own_database(keep: Path | None = None) -> Iterator[tuple[Engine, int]]:
    """Lend a database with schema and seeds on a server of its own, and the server's pid.

    It is empty and goes afterwards, unless a folder is given: what lies there is used and stays.
    """
    folder = keep or Path(tempfile.mkdtemp(prefix="whomet-"))
    folder.mkdir(exist_ok=True)
    folder.chmod(0o711)
    settings = Settings.from_env()
    server = LocalServer(
        home=Home(path=folder / "home"),
        postgres_bin=settings.postgres_bin,
        postgres_user=settings.postgres_user,
    )
    try:
        running = server.start()
        engine = open_engine(server.url())
        upgrade(engine)
        seed(engine)
        yield engine, running.pid
        engine.dispose()
    finally:
        server.stop()
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


class Growth:
    """One run: articles are loaded, and the times noted."""

    def __init__(self, engine: Engine, server: int) -> None:
        """Take a database with no articles but the first made-up ones, and its server's pid."""
        self._engine = engine
        self._server = server
        self._news = MadeUp()
        self._coming: Iterator[Article] = self._news.articles()
        self.stored = self.count("articles")
        for article in islice(self._coming, self.stored):
            self._news.extract(article)

    def load(self, count: int) -> Cost:
        """Load so many articles more in a process of its own; return what it cost."""
        cost: Cost = self._send(load, count, self._server)
        return cost

    def fill(self, size: int, last: float = float("inf")) -> bool:
        """Fill until so many are stored; False when the time was up before.

        What a run that was killed left waiting is derived too, which a timed load would have to do.
        """
        deriving = self._start(derive)
        while self.stored < size and time.monotonic() <= last:
            self._send(write, min(FILLING, size - self.stored))
            _answer(*deriving)
            deriving = self._start(derive)
        _answer(*deriving)
        # As the server does by itself in quiet hours, and would do while loads are timed.
        with driver_connection(self._engine) as connection:
            connection.execute("vacuum analyze")
        return self.stored >= size

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        with self._engine.connect() as connection:
            found = connection.execute(text(f"select count(*) from {table}"))  # noqa: S608 - ours
            return int(found.scalar_one())

    def _send(self, task: Callable[..., None], count: int, *more: Any) -> Any:
        """Send so many articles to a task in a process of its own; return its answer."""
        process, pipe = self._start(task, *more)
        for article in islice(self._coming, count):
            pipe.send((article, self._news.extract(article)))
        pipe.send(None)
        self.stored += count
        return _answer(process, pipe)

    def _start(self, task: Callable[..., None], *more: Any) -> tuple[SpawnProcess, Connection]:
        spawning = multiprocessing.get_context("spawn")
        mine, theirs = spawning.Pipe()
        process = spawning.Process(target=task, args=(self._engine.url, theirs, *more))
        process.start()
        theirs.close()
        return process, mine


def _answer(process: SpawnProcess, pipe: Connection) -> Any:
    """Return what a process sends when it is done; raise EOFError when it failed."""
    answer = pipe.recv()
    process.join()
    return answer


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="go on with what lies there")
    args = parser.parse_args()
    last = time.monotonic() + args.seconds
    print("                            CPU seconds for 1,000 articles")
    print(" stored   actors  meetings  write  resolve  both  by the clock  most memory")
    with own_database(args.keep) as (engine, server):
        growth = Growth(engine, server)
        for size in args.sizes:
            if not growth.fill(size - 2 * TIMED, last):
                break
            timed = [growth.load(TIMED) for _ in range(2)]
            written, resolved, clock = (
                sum(getattr(cost, part) for cost in timed) / len(timed)
                for part in ("written", "resolved", "clock")
            )
            actors, meetings = growth.count("actors"), growth.count("meetings")
            print(
                f"{growth.stored:7} {actors:8} {meetings:9} {written:6.1f} {resolved:8.1f}"
                f" {written + resolved:5.1f} {clock:13.1f}"
                f"  {max(cost.memory for cost in timed):8} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
