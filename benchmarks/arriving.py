"""Processes of their own that load made-up articles as they arrive, and tell what it cost.

One loads, as `whomet load` does; for filling a database one only writes and another derives the
facts, with the same code, so that the next articles are written meanwhile.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import URL, Engine

from benchmarks.made_up import VERSION
from etl.database.engine import open_engine
from etl.identity import resolve
from etl.load.outcomes import Counts
from etl.pipeline import Loading, load_records, write_records
from etl.records import Article, Claims

_TICKS = os.sysconf("SC_CLK_TCK")


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

    def options(self) -> Loading:
        return {
            "arguments": {}, "extractor": self, "load_extractor": lambda: self, "workers": 1,
        }  # fmt: skip


def load(url: URL, sender: Connection, server: int) -> None:
    """Load all articles that are sent, and send back what it cost with the server of that pid."""
    coming = _Arriving(sender)
    begun = time.perf_counter()

    def cpu() -> float:
        return time.process_time() + server_seconds(server)

    marks = [cpu()]

    def note(counts: Counts) -> None:
        marks.append(cpu())

    options = coming.options()
    options["progress"] = note
    with _opened(url) as engine:
        load_records(engine, coming.articles(), **options)
    end = cpu()
    sender.send(
        Cost(
            written=marks[-1] - marks[0],
            resolved=end - marks[-1],
            clock=time.perf_counter() - begun,
            memory=most_memory(),
        )
    )


def write(url: URL, sender: Connection) -> None:
    """Write all articles that are sent, their facts left for later; send back how many."""
    coming = _Arriving(sender)
    with _opened(url) as engine:
        summary = write_records(engine, coming.articles(), **coming.options())
    sender.send(summary.counts.read)


def derive(url: URL, sender: Connection) -> None:
    """Derive the facts of what was written; send back the most memory that it took."""
    with _opened(url) as engine:
        resolve(engine)
    sender.send(most_memory())


@contextmanager
def _opened(url: URL) -> Iterator[Engine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


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
