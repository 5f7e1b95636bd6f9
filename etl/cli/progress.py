"""How far a load has come: a live line on a terminal, a plain line now and then elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.load.outcomes import Counts

_SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def progress_display() -> "Iterator[Callable[[Counts], None]]":
    """Give a function that shows counts as they grow, on stderr."""
    if sys.stderr.isatty():
        with _live() as show:
            yield show
    else:
        yield _lines()


@contextmanager
def _live() -> "Iterator[Callable[[Counts], None]]":
    """Show one line that is written again in place; the end of the input is not known ahead."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from etl.cli.printing import console

    with Progress(
        TextColumn("Loading"),
        BarColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
    ) as progress:
        began = monotonic()
        task = progress.add_task("starting", total=None)
        yield lambda counts: progress.update(
            task, completed=counts.read, description=in_words(counts, monotonic() - began)
        )


def _lines() -> "Callable[[Counts], None]":
    """Return a function that prints a line when ten seconds have passed since the last."""
    began = last = monotonic()

    def show(counts: "Counts") -> None:
        nonlocal last
        if monotonic() - last >= _SECONDS_BETWEEN_LINES:
            last = monotonic()
            print(f"loading: {in_words(counts, last - began)}", file=sys.stderr, flush=True)

    return show


def in_words(counts: "Counts", seconds: float) -> str:
    """Return how many records were read, how fast, and how many of them were refused."""
    rate = f", {counts.read / seconds:.1f} a second" if seconds >= 1 else ""
    rejected = f", {counts.rejected} rejected" if counts.rejected else ""
    return f"{counts.read} records{rate}{rejected}"
