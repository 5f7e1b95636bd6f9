"""Time loading and resolving as the database grows, with made-up claims and no model.

Usage: python -m benchmarks.growth [--sizes 1000 10000 100000] [--seconds N]

A server of its own is made in a temporary folder. Between the sizes articles are loaded 5,000
at a time; at each size two loads of 1,000 are timed: all of them through the real path of a
load, the facts derived again at its end. It stops at the size that the seconds allow. CPU is
that of this process and of the server (on Linux), which other work on the machine lengthens
too, but less than what the clock shows: compare what one run tells.
"""

import argparse
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, text

from benchmarks.made_up import MadeUp
from etl.database.engine import open_engine
from etl.database.home import Home
from etl.database.server import LocalServer
from etl.database.upgrade import upgrade
from etl.load.outcomes import Counts
from etl.pipeline import load_records
from etl.records import Article
from etl.seeding.writing import seed
from etl.settings import Settings

TIMED = 1000
"""Articles of a load that is timed."""
FILLING = 5_000
"""Articles of a load between the sizes."""
SIZES = (2_000, 10_000, 30_000, 100_000)
_TICKS = os.sysconf("SC_CLK_TCK")


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


def server_seconds(pid: int) -> float:
    """Return the CPU seconds of a server and all its processes so far; 0 where no /proc tells."""
    ticks = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(folder.name) == pid:
                ticks += sum(map(int, told[11:15]))
            elif int(told[1]) == pid:
                ticks += sum(map(int, told[11:13]))
    return ticks / _TICKS


class Growth:
    """One run: articles are loaded, and the times noted."""

    def __init__(self, engine: Engine, server: int) -> None:
        """Take an empty database, and the pid of its server."""
        self._engine = engine
        self._server = server
        self._news = MadeUp()
        self._coming: Iterator[Article] = self._news.articles()
        self.stored = 0

    def load(self, count: int) -> tuple[float, float, float]:
        """Load so many articles more; return CPU seconds of writing and resolving, and all time."""
        start, begun = self._cpu(), time.perf_counter()
        written = [start]

        def note(counts: Counts) -> None:
            written.append(self._cpu())

        load_records(
            self._engine,
            islice(self._coming, count),
            arguments={},
            extractor=self._news,
            load_extractor=MadeUp,
            workers=1,
            progress=note,
        )
        self.stored += count
        return written[-1] - start, self._cpu() - written[-1], time.perf_counter() - begun

    def _cpu(self) -> float:
        return time.process_time() + server_seconds(self._server)

    def fill(self, size: int, last: float) -> bool:
        """Load until so many are stored; False when the time was up before."""
        while self.stored < size:
            if time.monotonic() > last:
                return False
            self.load(min(FILLING, size - self.stored))
        return True

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        with self._engine.connect() as connection:
            found = connection.execute(text(f"select count(*) from {table}"))  # noqa: S608 - ours
            return int(found.scalar_one())


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    args = parser.parse_args()
    last = time.monotonic() + args.seconds
    print("                            CPU seconds for 1,000 articles")
    print(" stored   actors  meetings  write  resolve  both  by the clock  most memory")
    with own_database() as (engine, server):
        growth = Growth(engine, server)
        for size in args.sizes:
            if not growth.fill(size - 2 * TIMED, last):
                break
            timed = [growth.load(TIMED) for _ in range(2)]
            written, resolved, took = (sum(part) / len(timed) for part in zip(*timed, strict=True))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            actors, meetings = growth.count("actors"), growth.count("meetings")
            print(
                f"{growth.stored:7} {actors:8} {meetings:9} {written:6.1f} {resolved:8.1f}"
                f" {written + resolved:5.1f} {took:13.1f}  {memory:8} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
