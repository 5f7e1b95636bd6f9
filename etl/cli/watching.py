"""`whomet load --watch`: rounds until Ctrl-C, each told, and the sums at the end."""

import signal
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from etl.load.run import LoadSummary
    from etl.pipeline import VersionedExtractor


def check_watch(paths: Sequence[str], *, dry_run: bool, limit: int | None) -> None:
    """Raise ConfigError for what cannot be watched."""
    from etl.errors import ConfigError

    for wrong, told in (
        ("-" in paths, "stdin ends once"),
        (dry_run, "--dry-run keeps nothing, so that every round would be the first"),
        (limit is not None, "--limit would cut every round"),
    ):
        if wrong:
            raise ConfigError(f"--watch does not go with it: {told}; leave one of them out")


def keep_watch(
    run: "Callable[[VersionedExtractor | None], LoadSummary]",
    *,
    seconds: float,
    as_json: bool = False,
) -> None:
    """Load what is new every so many seconds; after Ctrl-C or SIGTERM print the sums and leave.

    Exits with 1 when records were rejected or rounds failed.
    """
    from etl.cli.json_log import numbers, report_events, write_event
    from etl.cli.load_summary import count_words
    from etl.cli.printing import say
    from etl.extract import Extractor
    from etl.watching import watch

    # What stops a service is to end the watch as Ctrl-C does: with its sums, nothing half done.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    extractor = Extractor.load()
    if as_json:
        write_event("watch", seconds=seconds)
    else:
        say(f"Watching, every {seconds:g} seconds. Ctrl-C ends it.")

    def tell(summary: "LoadSummary") -> None:
        if as_json:
            return report_events(summary)
        for reject in summary.rejects[:5]:
            say(f"rejected: {reject.locator}: {reject.message}")
        if summary.load_id:
            print(f"{_now()} load {summary.load_id}: {count_words(summary.counts)}.", flush=True)

    def tell_failure(error: Exception) -> None:
        if as_json:
            write_event("round_failed", error=str(error))
        else:
            say(f"{_now()} this round failed: {error}")

    done = watch(lambda: run(extractor), seconds=seconds, on_round=tell, on_error=tell_failure)
    rounds = "1 round" if done.rounds == 1 else f"{done.rounds} rounds"
    failed = f", {done.failed} of them failed" if done.failed else ""
    if as_json:
        write_event("watch_ended", rounds=done.rounds, failed=done.failed, **numbers(done.counts))
    else:
        print(f"Watched {rounds}{failed}: {count_words(done.counts)}.")
    if done.counts.rejected or done.failed:
        raise typer.Exit(1)


def _now() -> str:
    return f"{datetime.now():%Y-%m-%d %H:%M:%S}"
