"""What is told of a load when it ends, and the exit code that says so."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.load.outcomes import Counts
    from etl.load.run import LoadSummary

_INTERRUPTED = 130


def exit_as(summary: "LoadSummary") -> None:
    """Leave with 130 when the load was stopped, with 1 when records were rejected."""
    if summary.interrupted:
        raise typer.Exit(_INTERRUPTED)
    if summary.counts.rejected:
        raise typer.Exit(1)


def _skipped_words(rules: "Mapping[str, int]") -> str:
    """Return "skipped" with the rules that skipped, and how often each when there are several."""
    if len(rules) <= 1:
        told = "".join(rules)
    else:
        told = ", ".join(f"{count} {rule}" for rule, count in sorted(rules.items()))
    return f"skipped ({told})" if told else "skipped"


def count_words(counts: "Counts") -> str:
    """Return how many records were read, and the sum of what became of them."""
    parts = {
        "inserted": counts.inserted,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "duplicate": counts.duplicate,
        _skipped_words(counts.skipped_by): counts.skipped,
        "rejected": counts.rejected,
    }
    told = " + ".join(f"{count} {name}" for name, count in parts.items() if count) or "nothing"
    return f"{counts.read} {'record' if counts.read == 1 else 'records'} read = {told}"


def report(summary: "LoadSummary", *, dry_run: bool = False) -> None:
    """Say what became of the records, what was refused, and what to do next."""
    from etl.cli.printing import say

    counts = summary.counts
    for reject in summary.rejects[:5]:
        say(f"rejected: {reject.locator}: {reject.message}")
    name = "Dry run" if dry_run else f"Load {summary.load_id}"
    if summary.load_id:
        print(f"{name}: {count_words(counts)}.")
    if summary.goes_on_from:
        say(f"It went on where load {summary.goes_on_from} was cut short.")
    if summary.passed_over:
        noun = "file or address was" if summary.passed_over == 1 else "files and addresses were"
        say(f"{summary.passed_over} {noun} passed over: nothing changed in them.")
    if dry_run:
        say("Nothing was kept. The same command without --dry-run loads it.")
    elif summary.interrupted:
        return  # the command says so when it leaves
    elif counts.rejected and not summary.load_id:
        what = "That fails" if counts.rejected == 1 else f"These {counts.rejected} fail"
        say(f"Nothing new. {what} as before; next: whomet rejects list")
    elif counts.rejected:
        say(f"Next: whomet rejects list --load {summary.load_id}")
    elif counts.read == 0 or not summary.load_id:
        known = summary.passed_over or counts.read
        say("Nothing new." if known else "There was nothing to read in it.")
    elif wishes := _left_all_out(counts):
        hint = " A source is named as the input names it." if "--source" in wishes else ""
        say(f"Nothing was loaded: {' and '.join(wishes)} left out every record.{hint}")
    else:
        say("Next: whomet meetings")


def _left_all_out(counts: "Counts") -> list[str]:
    """Return the options that left out all that was read; none when anything else became of it."""
    if set(counts.skipped_by) - {"since", "until", "source"} or counts.skipped < counts.read:
        return []
    return [f"--{rule}" for rule in sorted(counts.skipped_by)]
