"""The order of the steps: read, survey, extract, load, resolve."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, islice
from typing import Any, Protocol, Required, TypedDict, Unpack

import stamina
from sqlalchemy import Engine

from etl.executors import Extracts, Loader, extract_all
from etl.extract import Extractor
from etl.identity import resolve
from etl.load.batch import LeftOut
from etl.load.connections import PATIENCE, driver_connection, errors_told, is_lost
from etl.load.inputs import GOES_ON_FROM, find_cut_loads
from etl.load.listening import NOBODY, Listener
from etl.load.news import Looked, look_for_news
from etl.load.notices import obey_kill
from etl.load.outcomes import Counts
from etl.load.presence import INTERRUPTED, close_left
from etl.load.rejects import count_again
from etl.load.run import SHOWN_REJECTS, AfterBatch, LoadSummary, Records, Run
from etl.load.tracking import Scope, Tracking, reading_words
from etl.load.wanted import Wanted
from etl.readers import Web
from etl.readers.find import printable
from etl.records import Article, Reject

BATCH_SIZE = 100
"""Records a transaction: enough for COPY to pay, few enough to lose little work."""

Progress = Callable[[Counts], None]


class VersionedExtractor(Extracts, Protocol):
    """An extractor that says which model and seeds it reads with."""

    version: str


class Extraction(TypedDict, total=False):
    """Where the extraction runs, and who is told of it."""

    load_extractor: Loader
    workers: int | None
    scheduler: str | None
    progress: Progress


class Loading(Extraction, total=False):
    """What `write_records` takes."""

    kind: str
    arguments: Required[dict[str, Any]]
    extractor: Required[VersionedExtractor]
    now: datetime | None
    on_load: Callable[[int], None]
    after_batch: AfterBatch


def load(
    engine: Engine,
    paths: Sequence[str],
    *,
    format: str | None = None,
    limit: int | None = None,
    wanted: Wanted | None = None,
    only_new: bool = False,
    dry_run: bool = False,
    now: datetime | None = None,
    web: Web | None = None,
    extractor: VersionedExtractor | None = None,
    listener: Listener = NOBODY,
    **extraction: Unpack[Extraction],
) -> LoadSummary:
    """Load articles from files, folders or "-" and derive the facts again where they changed.

    Records that are not `wanted`, and those under an embargo `now`, are counted as skipped and
    not kept. With `only_new`, files and addresses that did not change since any load read them
    are passed over, and no load is opened when nothing is left; without it, a load goes on behind
    an earlier one of the same arguments that was cut short. With `dry_run` all is done in one
    transaction that is taken back, and the facts stay as they are.
    """
    now = now or datetime.now(UTC)
    told = {} if wanted is None else wanted.arguments()
    arguments = _arguments(paths, format, limit, told, only_new=only_new)
    at_hand = cache(lambda: extractor or Extractor.load())
    whole = not (only_new or dry_run or limit)
    cut = _cut_loads(engine, arguments, at_hand().version) if whole else []
    tracking = Tracking(
        engine, paths, format=format, reading=reading_words(format, told), now=now, web=web,
        scope=Scope(everything=only_new, loads=tuple(cut)), listener=listener,
    )  # fmt: skip
    records = _wanted_records(tracking, wanted, limit)
    if only_new:
        looked = look_for_news(engine, records, version=lambda: at_hand().version)
        if not (looked.is_news or tracking.has_news()):
            return _nothing_new(engine, tracking, looked, dry_run=dry_run)
        records = chain(looked.records, records)
    summary = load_records(
        engine, records, arguments=arguments | ({GOES_ON_FROM: cut[0]} if cut else {}),
        dry_run=dry_run, now=now, extractor=at_hand(),
        on_load=listener.on_load, after_batch=tracking.after_batch, **extraction,
    )  # fmt: skip
    return replace(summary, passed_over=tracking.unchanged, goes_on_from=cut[0] if cut else None)


def _arguments(
    paths: Sequence[str],
    format: str | None,
    limit: int | None,
    told: Mapping[str, Any],
    *,
    only_new: bool,
) -> dict[str, Any]:
    """Return what a load was asked for, as its row tells it."""
    return {
        "paths": [printable(path) for path in paths],
        "format": format,
        "limit": limit,
        **told,
        **({"new": True} if only_new else {}),
    }


def _cut_loads(engine: Engine, arguments: Mapping[str, Any], version: str) -> list[int]:
    """Return the loads to go on from, those whose loader was killed among them."""
    with driver_connection(engine) as connection:
        close_left(connection)
        return find_cut_loads(connection, arguments, version)


def _wanted_records(
    tracking: Tracking, wanted: Wanted | None, limit: int | None
) -> Iterator[Article | Reject | LeftOut]:
    coming = tracking.records()
    return islice(coming if wanted is None else map(wanted.sift, coming), limit)


def _nothing_new(
    engine: Engine, tracking: Tracking, looked: Looked, *, dry_run: bool
) -> LoadSummary:
    again = looked.rejects()
    if not dry_run:
        tracking.keep_looks(refused=again)
        if again:
            with driver_connection(engine) as connection:
                count_again(connection, again)
    return LoadSummary(
        load_id=0,
        counts=looked.counts(),
        rejects=tuple(again[:SHOWN_REJECTS]),
        passed_over=tracking.unchanged,
    )


def load_records(
    engine: Engine,
    records: Records,
    *,
    dry_run: bool = False,
    **options: Unpack[Loading],
) -> LoadSummary:
    """Load records from any source and derive the facts again where they changed."""
    summary = write_records(engine, records, dry_run=dry_run, **options)
    if not (dry_run or summary.interrupted):
        _resolve(engine)
    return summary


def write_records(
    engine: Engine,
    records: Records,
    *,
    kind: str = "load",
    arguments: dict[str, Any],
    extractor: VersionedExtractor,
    dry_run: bool = False,
    now: datetime | None = None,
    on_load: Callable[[int], None] = lambda number: None,
    after_batch: AfterBatch = lambda connection, load_id, count: None,
    **extraction: Unpack[Extraction],
) -> LoadSummary:
    """Write records with their claims; batches that were committed stay whatever happens later.

    Their facts wait for a resolver. Embargoes that run `now` are obeyed; without it, those that run
    when the load begins. Waits for a database that goes away meanwhile, and writes nothing twice
    when it is back.
    """
    with errors_told():
        run = Run(
            engine,
            kind=kind,
            arguments=arguments,
            version=whomet_version(),
            extractor_version=extractor.version,
            after_batch=after_batch,
            batch_size=BATCH_SIZE,
            now=now,
            dry_run=dry_run,
        )
        with closing(run):
            on_load(run.load_id)
            return _write(run, records, extractor, **extraction)


def _write(
    run: Run, records: Records, extractor: VersionedExtractor, **extraction: Unpack[Extraction]
) -> LoadSummary:
    """Extract and write batch after batch, and end the load, whatever it ends with."""
    try:
        for slots, claims in extract_all(
            run.survey(map(obey_kill, records)),
            load_extractor=extraction.get("load_extractor", Extractor.load),
            workers=extraction.get("workers"),
            scheduler=extraction.get("scheduler"),
            extractor=extractor,
        ):
            run.write(slots, claims)
            if progress := extraction.get("progress"):
                progress(run.counts)
    except KeyboardInterrupt:
        return run.end(error=INTERRUPTED)
    except BaseException as error:
        # What happened is the news, not that it could not be noted.
        with suppress(Exception):
            run.end(error=f"{type(error).__name__}: {error}")
        raise
    return run.end()


def _resolve(engine: Engine) -> None:
    """Derive the facts; begin again when the database went away meanwhile."""
    for attempt in stamina.retry_context(on=is_lost, attempts=None, timeout=PATIENCE):
        with attempt:
            resolve(engine)


def whomet_version() -> str:
    """Return the version of the program, as loads are marked with it."""
    try:
        return version("whomet")
    except PackageNotFoundError:  # a checkout that was never installed
        return "unknown"
