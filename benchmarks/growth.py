"""Time loading and resolving as the database grows, with made-up claims and no model.

Usage: python -m benchmarks.growth [--sizes 1000 10000 100000] [--seconds N] [--keep FOLDER]

A server of its own is made in a temporary folder, or in one that is kept and gone on with. Between
the sizes articles are loaded 5,000 at a time; at each size two loads of 1,000 are timed: all of
them through the real path of a load, the facts derived again at its end. It stops at the size that
the seconds allow. Each load is a process of its own, as `whomet load` is, and gets its articles
from this one, which makes them up: CPU is that of the loader, from its first article on, and of the
server (on Linux); memory is the most that a timed loader had. Other work on the machine lengthens
CPU seconds too, but less than what the clock shows: compare what one run tells.
"""

import argparse
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import URL, Engine, text

from benchmarks.made_up import VERSION, MadeUp
from etl.database.engine import open_engine
from etl.database.home import Home
from etl.database.server import LocalServer
from etl.database.upgrade import upgrade
from etl.load.outcomes import Counts
from etl.pipeline import load_records
from etl.records import Article, Claims
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


def most_memory() -> int:
    """Return the most megabytes this process has had so far; 0 where no /proc tells.

    What getrusage tells begins with what the process had that started this one.
    """
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a load took."""

    written: float
    """CPU seconds of reading and writing."""
    resolved: float
    """CPU seconds of deriving the facts."""
    clock: float
    memory: int
    """Most memory of the loader, in MB."""


class _Arriving:
    """Articles that another process makes up, and the extractor that knows what they say."""

    version = VERSION

    def __init__(self, sender: Connection) -> None:
        self._sender = sender
        self._claims: dict[str | None, Claims] = {}

    def articles(self) -> Iterator[Article]:
        while told := self._sender.recv():
            article, self._claims[article.external_id] = told
            yield article

    def extract(self, article: Article) -> Claims:
        return self._claims.pop(article.external_id)


def load(url: URL, server: int, sender: Connection) -> None:
    """Load all articles that are sent, and send back what it cost."""
    engine = open_engine(url)
    coming = _Arriving(sender)
    begun = time.perf_counter()

    def cpu() -> float:
        return time.process_time() + server_seconds(server)

    marks = [cpu()]

    def note(counts: Counts) -> None:
        marks.append(cpu())

    load_records(
        engine,
        coming.articles(),
        arguments={},
        extractor=coming,
        load_extractor=lambda: coming,
        workers=1,
        progress=note,
    )
    end = cpu()
    sender.send(
        Cost(
            written=marks[-1] - marks[0],
            resolved=end - marks[-1],
            clock=time.perf_counter() - begun,
            memory=most_memory(),
        )
    )


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
        spawning = multiprocessing.get_context("spawn")
        mine, theirs = spawning.Pipe()
        loader = spawning.Process(target=load, args=(self._engine.url, self._server, theirs))
        loader.start()
        theirs.close()
        for article in islice(self._coming, count):
            mine.send((article, self._news.extract(article)))
        mine.send(None)
        cost: Cost = mine.recv()
        loader.join()
        self.stored += count
        return cost

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
