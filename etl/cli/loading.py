"""`whomet load` and `whomet reextract`: articles into the database, and claims again."""

from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.executing import ExecutorName, ExecutorOption, Scheduler, Workers, chosen_scheduler
from etl.cli.input_formats import FORMAT_HELP
from etl.cli.json_log import LogFormat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.load.outcomes import Counts
    from etl.load.run import LoadSummary
    from etl.pipeline import VersionedExtractor

_INTERRUPTED = 130

Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only what was published since: 2024-03, 2024.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only what was published until: 2024-03, 2024.")
]


def load(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, globs, addresses (https://...) or - for stdin."
        ),
    ],
    reader: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=FORMAT_HELP),
    ] = None,
    workers: Workers = None,
    executor: ExecutorOption = ExecutorName.PROCESSES,
    scheduler: Scheduler = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most records to read.")] = None,
    since: Since = None,
    until: Until = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only articles of this source.")
    ] = None,
    only_new: Annotated[
        bool,
        typer.Option("--new", help="Pass over files and addresses that did not change since."),
    ] = False,
    every: Annotated[
        str | None,
        typer.Option(
            "--watch",
            metavar="[EVERY]",
            help="Load what is new every 30s, 5m (when not said) or 1h, until Ctrl-C.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Do it all, tell the counts, and keep nothing.")
    ] = False,
    log_format: Annotated[
        LogFormat,
        typer.Option(help="How to tell what is done: words, or JSON Lines on stderr."),
    ] = LogFormat.TEXT,
) -> None:
    """Read articles, extract who met whom, and write it; loading again changes nothing.

    Records that --since, --until or --source leave out are counted as skipped, and so are
    articles whose publisher embargoes them until later: a load after that time takes them in.
    A load that was cut short is gone on with by the same command.
    """
    from etl.cli.asking_days import first_day, last_day
    from etl.cli.asking_intervals import seconds_of
    from etl.cli.json_log import progress_events, report_events
    from etl.cli.opening import ready_engine
    from etl.cli.progress import progress_display
    from etl.cli.watching import check_watch, keep_watch
    from etl.load.wanted import Wanted
    from etl.pipeline import load as run_load
    from etl.readers import count_bytes

    wanted = None
    if since or until or source:
        wanted = Wanted(
            since=first_day(since) if since else None,
            until=last_day(until) if until else None,
            source=source,
        )
    cluster = chosen_scheduler(executor, scheduler)
    seconds = seconds_of(every) if every else None
    if seconds:
        check_watch(paths, dry_run=dry_run, limit=limit)
    engine = ready_engine(context)
    as_json = log_format is LogFormat.JSON

    def run(extractor: "VersionedExtractor | None" = None) -> "LoadSummary":
        total = None if only_new or every is not None or limit else count_bytes(paths)
        with progress_events() if as_json else progress_display(total_bytes=total) as progress:
            return run_load(
                engine,
                paths,
                format=reader,
                workers=workers,
                scheduler=cluster,
                limit=limit,
                wanted=wanted,
                only_new=only_new or every is not None,
                dry_run=dry_run,
                extractor=extractor,
                progress=progress,
                on_bytes=progress.on_bytes,
                on_input=progress.on_input,
            )

    if seconds:
        keep_watch(run, seconds=seconds, as_json=as_json)
    else:
        summary = run()
        (report_events if as_json else report)(summary, dry_run=dry_run)
        exit_as(summary)


def reextract(
    context: typer.Context,
    source: Annotated[
        str | None, typer.Option(metavar="SLUG", help="Only articles of this publisher.")
    ] = None,
    since: Since = None,
    until: Until = None,
    workers: Workers = None,
    executor: ExecutorOption = ExecutorName.PROCESSES,
    scheduler: Scheduler = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell how many articles there are; change nothing.")
    ] = False,
) -> None:
    """Read stored articles again with the current model and seeds, and tell what changed.

    Only articles whose claims another version made are read; their files are not needed.
    """
    from etl.cli.asking_days import first_day, last_day
    from etl.cli.opening import ready_engine
    from etl.cli.progress import progress_display
    from etl.extract import Extractor
    from etl.reextract import count_stale
    from etl.reextract import reextract as read_again

    cluster = chosen_scheduler(executor, scheduler)
    engine = ready_engine(context)
    extractor = Extractor.load()
    chosen = {
        "source": source,
        "since": first_day(since) if since else None,
        "until": last_day(until) if until else None,
    }
    if dry_run:
        count = count_stale(engine, chosen=chosen, version=extractor.version)
        print(f"Would read {count} articles again, whose claims another version made.")
        return
    with progress_display() as progress:
        done = read_again(
            engine,
            chosen=chosen,
            extractor=extractor,
            load_extractor=Extractor.load,
            workers=workers,
            scheduler=cluster,
            progress=progress,
        )
    change = done.change
    report(done.load)
    print(
        f"Reports of meetings: {change.same} the same, {change.changed} changed, "
        f"{change.added} new, {change.gone} gone."
    )
    exit_as(done.load)


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
        say("Stopped. The batches above are kept; run the same command again to load the rest.")
    elif counts.rejected:
        say(f"Next: whomet rejects list --load {summary.load_id}")
    elif counts.read == 0:
        say("Nothing new." if summary.passed_over else "There was nothing to read in it.")
    else:
        say("Next: whomet meetings")
