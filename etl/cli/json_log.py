"""What a load does as JSON Lines on stderr, for whoever collects logs."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from time import monotonic
from typing import TYPE_CHECKING

from etl.cli.progress import SECONDS_BETWEEN_LINES, Shown

if TYPE_CHECKING:
    from etl.load.outcomes import Counts
    from etl.load.run import LoadSummary


class LogFormat(StrEnum):
    """How a load tells what it does."""

    TEXT = "text"
    JSON = "json"


def write_event(event: str, **told: object) -> None:
    """Write one line: the instant in UTC, the event, and what is told of it."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"time": now, "event": event, **told}, ensure_ascii=False, default=str)
    print(line, file=sys.stderr, flush=True)


@contextmanager
def progress_events() -> Iterator[Shown]:
    """Give what writes an event `progress` when ten seconds have passed since the last."""
    yield Shown(total_bytes=None, show=_events())


def _events() -> Callable[[Shown], None]:
    last = monotonic()

    def show(shown: Shown) -> None:
        nonlocal last
        if shown.counts and monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = monotonic()
            write_event("progress", input=shown.input, **numbers(shown.counts))

    return show


def report_events(summary: "LoadSummary", *, dry_run: bool = False) -> None:
    """Write an event for each record that was refused, and one for the load."""
    for reject in summary.rejects:
        write_event("rejected", load=summary.load_id, locator=reject.locator, why=reject.message)
    write_event(
        "load",
        load=summary.load_id,
        dry_run=dry_run,
        interrupted=summary.interrupted,
        goes_on_from=summary.goes_on_from,
        passed_over=summary.passed_over,
        **numbers(summary.counts),
    )


def numbers(counts: "Counts") -> dict[str, object]:
    """Return how many records were read, and what became of them."""
    return {
        "read": counts.read,
        "inserted": counts.inserted,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "duplicate": counts.duplicate,
        "skipped": counts.skipped,
        "skipped_by": dict(counts.skipped_by),
        "rejected": counts.rejected,
    }
