"""`whomet load` and `whomet loads`: articles into the database, and the history of that."""

from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.printing import TableFormat

if TYPE_CHECKING:
    from etl.pipeline import LoadSummary

_INTERRUPTED = 130


def load(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs or - for stdin.")
    ],
    reader: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="Format of the input, when detection errs."
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that extract; one a processor.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most records to read.")] = None,
) -> None:
    """Read articles, extract who met whom, and write it; loading again changes nothing."""
    from etl.cli.opening import ready_engine
    from etl.cli.progress import progress_display
    from etl.pipeline import load as run_load

    engine = ready_engine(context)
    with progress_display() as progress:
        summary = run_load(
            engine, paths, format=reader, workers=workers, limit=limit, progress=progress
        )
    report(summary)
    exit_as(summary)


def loads(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="[ID]", help="Number of one load, to see its batches.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most rows to print.")] = 20,
    form: Annotated[TableFormat, typer.Option("--format", help="How to print rows.")] = (
        TableFormat.TABLE
    ),
) -> None:
    """List what was loaded, when, and with what outcome; with ID, one load and its batches."""
    from etl.cli.opening import ready_engine
    from etl.cli.printing import print_answer, print_json, without
    from etl.errors import ConfigError
    from etl.queries import run_query

    with ready_engine(context).connect() as connection:
        answer = run_query(connection, "command/loads", {"load": number, "limit": limit})
        if number is None:
            details = ("version", "extractor_version", "arguments", "error")
            shown = without(answer, *details) if form is TableFormat.TABLE else answer
            print_answer(shown, form, empty="Nothing was loaded yet. whomet load PATH...")
            return
        if not answer.rows:
            raise ConfigError(f"there is no load {number}; whomet loads lists them")
        batches = run_query(connection, "command/load_batches", {"load": number})
    if form is TableFormat.JSON:
        print_json({**answer.records()[0], "batches": batches.records()})
        return
    if form is TableFormat.TABLE:
        from etl.cli.printing import print_record

        print_record(answer.records()[0])
    print_answer(batches, form, empty="No batch was written.")


def exit_as(summary: "LoadSummary") -> None:
    """Leave with 130 when the load was stopped, with 1 when records were rejected."""
    if summary.interrupted:
        raise typer.Exit(_INTERRUPTED)
    if summary.counts.rejected:
        raise typer.Exit(1)


def report(summary: "LoadSummary") -> None:
    """Say what became of the records, what was refused, and what to do next."""
    from etl.cli.printing import say

    counts = summary.counts
    parts = {
        "inserted": counts.inserted,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "duplicate": counts.duplicate,
        "skipped": counts.skipped,
        "rejected": counts.rejected,
    }
    told = " + ".join(f"{count} {name}" for name, count in parts.items() if count) or "nothing"
    for reject in summary.rejects[:5]:
        say(f"rejected: {reject.locator}: {reject.message}")
    noun = "record" if counts.read == 1 else "records"
    print(f"Load {summary.load_id}: {counts.read} {noun} read = {told}.")
    if summary.interrupted:
        say("Stopped. The batches above are kept; run the same command again to load the rest.")
    elif counts.rejected:
        say(f"Next: whomet rejects list --load {summary.load_id}")
    elif counts.read == 0:
        say("There was nothing to read in it.")
    else:
        say("Next: whomet meetings")
