"""Seconds of the clock and of processors, told apart by who spent them, on a server of its own."""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median
from typing import Self

import psutil
from sqlalchemy import Engine, create_engine, text

from etl.database.home import Home
from etl.database.server import LocalServer
from etl.database.upgrade import upgrade
from etl.seeding.writing import seed


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconds:
    """How long something took, and how much of it processors worked for whom."""

    clock: float
    here: float
    """This process."""
    workers: float
    """Processes that it started, ended ones too."""
    server: float
    """Postgres."""

    def __sub__(self, other: Self) -> "Seconds":
        """Return what was spent between two moments."""
        return Seconds(
            **{f.name: getattr(self, f.name) - getattr(other, f.name) for f in fields(self)}
        )

    @property
    def processors(self) -> float:
        """Return the seconds of all processors together."""
        return self.here + self.workers + self.server


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A seeded database, and the process that serves it."""

    engine: Engine
    server: psutil.Process

    def seconds(self) -> Seconds:
        """Return what was spent so far."""
        own = psutil.Process()
        times = own.cpu_times()
        ended = times.children_user + times.children_system
        return Seconds(
            clock=time.perf_counter(),
            here=times.user + times.system,
            workers=ended + sum(map(_taken_by, own.children())),
            server=_taken_by(self.server),
        )

    def take(self, task: Callable[[], object]) -> Seconds:
        """Do it, and return what it took."""
        before = self.seconds()
        task()
        return self.seconds() - before

    def empty(self) -> None:
        """Remove all articles and facts; the seeds stay."""
        with self.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(
                text(
                    "truncate articles, dirty_blocks, redirects, actors, meetings, stories,"
                    " variants cascade"
                )
            )
            connection.execute(text("delete from organisations where seed_key is null"))
            connection.execute(text("checkpoint"))


@contextmanager
def bench() -> Iterator[Bench]:
    """Lend a seeded database on a server of its own."""
    with tempfile.TemporaryDirectory(prefix="whomet-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        server = LocalServer(home=Home(path=Path(name) / "home"))
        process = psutil.Process(server.start().pid)
        engine = create_engine(server.url())
        try:
            upgrade(engine)
            seed(engine)
            yield Bench(engine=engine, server=process)
        finally:
            engine.dispose()
            server.stop()


def middle(measured: Sequence[Seconds]) -> Seconds:
    """Return the median of each number."""
    return Seconds(
        **{f.name: median(getattr(one, f.name) for one in measured) for f in fields(Seconds)}
    )


def _taken_by(process: psutil.Process) -> float:
    """Return the processor seconds of a process and of its children, ended ones too."""
    own = 0.0
    with suppress(psutil.NoSuchProcess):
        times = process.cpu_times()
        own = times.user + times.system + times.children_user + times.children_system
        own += sum(map(_taken_by, process.children()))
    return own
