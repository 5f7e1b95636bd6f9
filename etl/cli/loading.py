"""`whomet load` and `whomet reextract`: articles into the database, and claims again."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import typer

from etl.cli.executing import ExecutorName, ExecutorOption, Scheduler, Workers, chosen_scheduler
from etl.cli.json_log import LogFormat
from etl.cli.load_options import (
    DryRereading,
    DryRun,
    Every,
    Limit,
    LocalToo,
    Log,
    OnlyNew,
    Paths,
    Publisher,
    Reader,
    Since,
    Source,
    Until,
    Where,
)  # fmt: skip

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from etl.load.differing import Change
    from etl.load.run import LoadSummary
    from etl.load.wanted import Wanted
    from etl.pipeline import VersionedExtractor


def load(
    context: typer.Context,
    paths: Paths,
    reader: Reader = None,
    workers: Workers = None,
    executor: ExecutorOption = ExecutorName.PROCESSES,
    scheduler: Scheduler = None,
    limit: Limit = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    only_new: OnlyNew = False,
    every: Every = None,
    allow_local: LocalToo = False,
    dry_run: DryRun = False,
    log_format: Log = LogFormat.TEXT,
) -> None:
    """Read articles, extract who met whom, and write it; loading again changes nothing.

    Records that --since, --until or --source leave out are counted as skipped.

    Articles that their publisher embargoes count as skipped too; load them again later.

    A load that was cut short is gone on with by the same command.
    """
    from etl.cli.stderr_events import stderr_as_events

    as_json = log_format is LogFormat.JSON
    with stderr_as_events() if as_json else nullcontext():
        options: dict[str, Any] = {
            "format": reader,
            "workers": workers,
            "scheduler": chosen_scheduler(executor, scheduler),
            "limit": limit,
            "wanted": _wanted(since, until, source),
            "only_new": only_new or every is not None,
            "dry_run": dry_run,
            "allow_local": allow_local,
        }
        _load(context, paths, every, as_json=as_json, **options)


def _load(
    context: typer.Context, paths: list[str], every: str | None, *, as_json: bool, **options: Any
) -> None:
    """Load once and tell what was done, or all the time."""
    from etl.cli.asking_intervals import seconds_of
    from etl.cli.json_log import report_events
    from etl.cli.load_summary import exit_as, report
    from etl.cli.opening import ready_engine
    from etl.cli.watching import check_watch, keep_watch

    dry_run = options["dry_run"]
    seconds = seconds_of(every) if every else None
    if seconds:
        check_watch(paths, dry_run=dry_run, limit=options["limit"])
    engine = ready_engine(context)

    def run(extractor: "VersionedExtractor | None" = None) -> "LoadSummary":
        return _run(engine, paths, extractor=extractor, as_json=as_json, **options)

    if seconds:
        keep_watch(run, seconds=seconds, as_json=as_json)
    else:
        summary = run()
        (report_events if as_json else report)(summary, dry_run=dry_run)
        exit_as(summary)


def _wanted(since: str | None, until: str | None, source: str | None) -> "Wanted | None":
    from etl.cli.asking_days import asked_days
    from etl.load.wanted import Wanted

    if not (since or until or source):
        return None
    first, last = asked_days(since, until)
    return Wanted(since=first, until=last, source=source)


def _run(
    engine: "Engine",
    paths: list[str],
    *,
    as_json: bool,
    limit: int | None,
    allow_local: bool,
    **options: Any,
) -> "LoadSummary":
    """Load once, showing how far it is."""
    from etl.cli.json_log import progress_events
    from etl.cli.progress import progress_display
    from etl.pipeline import load as run_load
    from etl.readers import Web, count_bytes

    total = count_bytes(paths)
    display = progress_events() if as_json else progress_display(total, limit=limit)
    with display as progress:
        return run_load(
            engine,
            paths,
            limit=limit,
            web=Web(allow_local=allow_local),
            progress=progress,
            listener=progress.listener,
            **options,
        )


def reextract(
    context: typer.Context,
    source: Publisher = None,
    since: Since = None,
    until: Until = None,
    where: Where = None,
    workers: Workers = None,
    executor: ExecutorOption = ExecutorName.PROCESSES,
    scheduler: Scheduler = None,
    dry_run: DryRereading = False,
) -> None:
    """Read stored articles again with the current model and seeds, and tell what changed.

    Only articles whose claims another version made are read; their files are not needed. One that
    was stopped is gone on with by the same command.
    """
    from etl.cli.asking_days import asked_days
    from etl.cli.load_summary import exit_as, report
    from etl.cli.opening import ready_engine
    from etl.cli.printing import say
    from etl.cli.progress import progress_display
    from etl.extract import Extractor
    from etl.reextract import Chosen, count_stale
    from etl.reextract import reextract as read_again

    cluster = chosen_scheduler(executor, scheduler)
    first, last = asked_days(since, until)
    engine = ready_engine(context)
    publisher = _key_of(engine, source)
    chosen = Chosen(source=publisher, since=first, until=last, where=where)
    extractor = Extractor.load()
    count = count_stale(engine, chosen=chosen, version=extractor.version)
    say(_stale_words(count))
    if not count:
        return
    with progress_display(None, limit=count) as progress:
        done = read_again(
            engine,
            chosen=chosen,
            extractor=extractor,
            dry_run=dry_run,
            load_extractor=Extractor.load,
            workers=workers,
            scheduler=cluster,
            progress=progress,
        )
    print(_change_words(done.change))
    report(done.load, dry_run=dry_run)
    exit_as(done.load)


def _key_of(engine: "Engine", source: str | None) -> str | None:
    """Return the key of the publisher that is asked for; raise ConfigError for an unknown one."""
    from etl.cli.asking_codes import known_source

    if source is None:
        return None
    with engine.connect() as connection:
        return known_source(connection, source).code


def _stale_words(count: int) -> str:
    if not count:
        return "Nothing to read again: this version made the claims of all these articles."
    return f"{count} {'article has' if count == 1 else 'articles have'} claims of another version."


def _change_words(change: "Change") -> str:
    return (
        f"Reports of meetings: {change.same} the same, {change.changed} changed, "
        f"{change.added} new, {change.gone} gone.\n"
        f"Rows of all claims: {change.rows_same} the same, {change.rows_added} new, "
        f"{change.rows_gone} gone."
    )
