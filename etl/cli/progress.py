"""How far a load has come: a live line on a terminal, a plain line now and then elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.load.outcomes import Counts

SECONDS_BETWEEN_LINES = 10.0
_NAME_SHOWN = 40


class Shown:
    """What is known of a load on its way: call it with the counts, tell it files and bytes."""

    def __init__(self, *, total_bytes: int | None, show: "Callable[[Shown], None]") -> None:
        """Take the bytes of all files, None when they are not known, and what shows the rest."""
        self.counts: Counts | None = None
        self.input = ""
        self.bytes_taken = 0
        self.total_bytes = total_bytes
        self._began = monotonic()
        self._show = show

    def __call__(self, counts: "Counts") -> None:
        """Show counts as they grow."""
        self.counts = counts
        self._show(self)

    def on_input(self, name: str) -> None:
        """Note the file that is read now."""
        self.input = name

    def on_bytes(self, taken: int) -> None:
        """Note bytes that were taken from the files."""
        self.bytes_taken += taken

    def in_words(self, *, now: float | None = None) -> str:
        """Return records, rate, refusals, time left and the file that is read."""
        seconds = (monotonic() if now is None else now) - self._began
        words = in_words(self.counts, seconds) if self.counts else "starting"
        left = seconds_left(seconds, self.bytes_taken, self.total_bytes)
        if left is not None:
            words += f", about {_duration(left)} left"
        if self.input:
            words += f", in {_short(self.input)}"
        return words


@contextmanager
def progress_display(*, total_bytes: int | None = None) -> Iterator[Shown]:
    """Give what shows on stderr how counts grow; with the bytes of the files the time left too."""
    if sys.stderr.isatty():
        with _live(total_bytes) as shown:
            yield shown
    else:
        yield Shown(total_bytes=total_bytes, show=_lines())


@contextmanager
def _live(total_bytes: int | None) -> Iterator[Shown]:
    """Show one line that is written again in place."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from etl.cli.printing import console

    with Progress(
        TextColumn("Loading"),
        BarColumn(bar_width=20),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("starting", total=total_bytes or None)
        yield Shown(
            total_bytes=total_bytes,
            show=lambda shown: progress.update(
                task, completed=shown.bytes_taken, description=shown.in_words()
            ),
        )


def _lines() -> Callable[[Shown], None]:
    """Return a function that prints a line when ten seconds have passed since the last."""
    last = monotonic()

    def show(shown: Shown) -> None:
        nonlocal last
        if monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = monotonic()
            print(f"loading: {shown.in_words()}", file=sys.stderr, flush=True)

    return show


def in_words(counts: "Counts", seconds: float) -> str:
    """Return how many records were read, how fast, and how many of them were refused."""
    rate = f", {counts.read / seconds:.1f} a second" if seconds >= 1 else ""
    rejected = f", {counts.rejected} rejected" if counts.rejected else ""
    return f"{counts.read} records{rate}{rejected}"


def seconds_left(seconds: float, taken: int, total: int | None) -> float | None:
    """Return how long the rest takes at the pace so far; None when the bytes do not tell it.

    They tell nothing at the beginning, and at the end, where what was read is still extracted.
    """
    if not total or not taken or taken >= total or seconds < 1:
        return None
    return seconds * (total - taken) / taken


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _short(name: str) -> str:
    return name if len(name) <= _NAME_SHOWN else f"...{name[3 - _NAME_SHOWN :]}"
