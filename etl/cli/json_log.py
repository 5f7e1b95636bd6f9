"""What a load does as JSON Lines on stderr, for whoever collects logs."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

from etl.cli.progress import Shown, now_and_then

if TYPE_CHECKING:
    from etl.load.outcomes import Counts
    from etl.load.run import LoadSummary


class LogFormat(StrEnum):
    """How a load tells what it does."""

    TEXT = "text"
    JSON = "json"


@dataclass(slots=True)
class _Log:
    """Where events go, and which load they tell of."""

    is_used: bool = False
    out: TextIO | None = None
    """The true stderr while lines that others write to it become events."""
    load_id: int | None = None


log = _Log()


def write_event(event: str, **told: object) -> None:
    """Write one line: the instant in UTC, the event, and what is told of it."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"time": now, "event": event, **told}, ensure_ascii=False, default=str)
    print(line, file=log.out or sys.stderr, flush=True)


class _Told(Shown):
    """Counts of a load whose number goes into the lines that others write."""

    def _on_load(self, number: int) -> None:
        super()._on_load(number)
        log.load_id = number


@contextmanager
def progress_events() -> Iterator[Shown]:
    """Write an event `progress` every ten seconds, with what the yielded one is told."""
    shown = _Told()
    log.load_id = None

    def tell() -> None:
        if shown.counts:
            told = numbers(shown.counts)
            write_event("progress", load=shown.load_id, input=shown.input, **told)

    with now_and_then(tell):
        yield shown


def report_events(summary: "LoadSummary", *, dry_run: bool = False) -> None:
    """Write an event for each of the first records that were refused, and one for the load."""
    number = summary.load_id or None
    for reject in summary.rejects:
        write_event("rejected", load=number, locator=reject.locator, why=reject.message)
    write_event(
        "load",
        load=number,
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
