"""How far a load has come: a live line on a terminal, a plain line now and then elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.load.outcomes import Counts

SECONDS_BETWEEN_LINES = 10.0
SECONDS_BETWEEN_LOOKS = 0.5
"""At a terminal, where the line is written again in place."""
_NAME_SHOWN = 40


class Shown:
    """What is known of a load on its way: call it with the counts, let it listen to the inputs."""

    def __init__(
        self,
        *,
        total_bytes: int | None = None,
        limit: int | None = None,
    ) -> None:
        """Take the bytes of all files and the most records to come, as far as they are known."""
        from etl.load.listening import Listener

        self.counts: Counts | None = None
        self.load_id: int | None = None
        self.input = ""
        self.bytes_taken = 0
        self.total_bytes = total_bytes
        self.limit = limit
        self.listener = Listener(
            on_load=self._on_load,
            on_input=self._on_input,
            on_bytes=self._on_bytes,
            on_passed_over=self._on_passed_over,
        )
        self._began = monotonic()

    def __call__(self, counts: "Counts") -> None:
        """Take the counts as they grow."""
        self.counts = counts

    def share_done(self) -> float | None:
        """Return how much of the load is done, of 1; None when nothing tells it.

        Bytes tell nothing before the first batch, nor at the end, where what was read is still
        extracted.
        """
        if self.counts is None:
            return None
        by_bytes = self.bytes_taken / self.total_bytes if self.total_bytes else 0.0
        by_records = self.counts.read / self.limit if self.limit else 0.0
        share = max(by_bytes, by_records)
        return share if 0 < share < 1 else None

    def in_words(self, *, now: float | None = None) -> str:
        """Return records, outcomes, rate, time left and the file that is read."""
        seconds = (monotonic() if now is None else now) - self._began
        words = in_words(self.counts, seconds) if self.counts else "starting"
        share = self.share_done()
        if share is not None and seconds >= 1:
            words += f", about {_duration(seconds * (1 - share) / share)} left"
        if self.input:
            words += f", in {_short(self.input)}"
        return words

    def _on_load(self, number: int) -> None:
        self.load_id = number

    def _on_input(self, name: str) -> None:
        self.input = name

    def _on_bytes(self, taken: int) -> None:
        self.bytes_taken += taken

    def _on_passed_over(self, size: int) -> None:
        """Leave files out that take no time: they tell nothing of the pace."""
        if self.total_bytes is not None:
            self.total_bytes = max(self.total_bytes - size, 0)


@contextmanager
def progress_display(
    total_bytes: int | None = None, *, limit: int | None = None
) -> Iterator[Shown]:
    """Give what shows on stderr how counts grow, and the time left where a total is known."""
    if sys.stderr.isatty():
        with _live(total_bytes, limit) as shown:
            yield shown
    else:
        shown = Shown(total_bytes=total_bytes, limit=limit)
        with now_and_then(lambda: _print_line(shown)):
            yield shown


@contextmanager
def now_and_then(tell: Callable[[], None], *, seconds: float | None = None) -> Iterator[None]:
    """Call a function every so many seconds, ten if not said, however long a batch takes."""
    done = Event()

    def run() -> None:
        while not done.wait(SECONDS_BETWEEN_LINES if seconds is None else seconds):
            tell()

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@contextmanager
def _live(total_bytes: int | None, limit: int | None) -> Iterator[Shown]:
    """Show one line that is written again in place."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from etl.cli.printing import console

    known = total_bytes or limit
    with Progress(
        TextColumn("Loading"),
        BarColumn(bar_width=20),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("starting", total=1.0 if known else None)

        shown = Shown(total_bytes=total_bytes, limit=limit)

        def show() -> None:
            progress.update(task, completed=shown.share_done(), description=shown.in_words())

        with now_and_then(show, seconds=SECONDS_BETWEEN_LOOKS):
            yield shown


def _print_line(shown: Shown) -> None:
    print(f"loading: {shown.in_words()}", file=sys.stderr, flush=True)


def in_words(counts: "Counts", seconds: float) -> str:
    """Return how many records were read, what became of them, and how fast."""
    from etl.load.outcomes import OUTCOMES

    told = [f"{number} {name}" for name in OUTCOMES if (number := getattr(counts, name))]
    became = f" {told[0].split()[1]}" if len(told) == 1 else f" = {' + '.join(told)}"
    rate = f", {counts.read / seconds:.1f} a second" if seconds >= 1 else ""
    return f"{counts.read} records{became if told else ''}{rate}"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _short(name: str) -> str:
    return name if len(name) <= _NAME_SHOWN else f"...{name[3 - _NAME_SHOWN :]}"
