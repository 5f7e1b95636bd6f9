"""The order of the steps: read, survey, extract, load, resolve."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from typing import Any, Protocol

import psycopg
from sqlalchemy import Engine

from etl.executors import Extracts, Loader, extract_all
from etl.extract import Extractor
from etl.identity import resolve
from etl.load.articles import Keyed
from etl.load.batch import Extracted, LeftOut, Record, write_batch
from etl.load.connections import driver_connection
from etl.load.embargo import obey_embargo
from etl.load.keys import storable
from etl.load.ledger import close_load, open_load
from etl.load.outcomes import Counts
from etl.load.survey import find_stored
from etl.load.wanted import Wanted
from etl.readers import read
from etl.records import Article, Claims, Reject

BATCH_SIZE = 100
"""Records a transaction: enough for COPY to pay, few enough to lose little work."""
SHOWN_REJECTS = 20
INTERRUPTED = "interrupted"

Progress = Callable[[Counts], None]
AfterBatch = Callable[[psycopg.Connection[Any], int, int], None]
"""Told connection, load and number of records within the transaction that writes each batch."""
Records = Iterable[Article | Reject | LeftOut]
Slot = Keyed | Extracted | Reject | LeftOut
"""A record on its way; one that is Keyed still waits for its claims."""


class VersionedExtractor(Extracts, Protocol):
    """An extractor that says which model and seeds it reads with."""

    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadSummary:
    """What one load did."""

    load_id: int
    counts: Counts
    rejects: tuple[Reject, ...]
    """The first of the rejects; the table has them all."""
    interrupted: bool = False


def load(
    engine: Engine,
    paths: Sequence[str],
    *,
    format: str | None = None,
    workers: int | None = None,
    limit: int | None = None,
    wanted: Wanted | None = None,
    dry_run: bool = False,
    now: datetime | None = None,
    progress: Progress = lambda counts: None,
    on_bytes: Callable[[int], None] | None = None,
) -> LoadSummary:
    """Load articles from files, folders or "-" and derive the facts again where they changed.

    Records that are not `wanted`, and those under an embargo `now`, are counted as skipped and
    not kept. With `dry_run` all is done
    in one transaction that is taken back, and the facts stay as they are. Tells `progress` the
    counts after each batch and `on_bytes` the bytes taken from the files.
    """
    records: Records = islice(read(paths, format=format, on_bytes=on_bytes), limit)
    told = {} if wanted is None else wanted.arguments()
    return load_records(
        engine,
        records if wanted is None else map(wanted.sift, records),
        arguments={"paths": list(paths), "format": format, "limit": limit, **told},
        dry_run=dry_run,
        now=now,
        extractor=Extractor.load(),
        load_extractor=Extractor.load,
        workers=workers,
        progress=progress,
    )


def load_records(
    engine: Engine,
    records: Records,
    *,
    kind: str = "load",
    arguments: dict[str, Any],
    extractor: VersionedExtractor,
    load_extractor: Loader,
    workers: int | None = None,
    dry_run: bool = False,
    now: datetime | None = None,
    progress: Progress = lambda counts: None,
    after_batch: AfterBatch = lambda connection, load_id, count: None,
) -> LoadSummary:
    """Load records from any source; batches that were committed stay whatever happens later.

    Embargoes that run `now` are obeyed; without it, those that run when the load begins.
    """
    with (
        driver_connection(engine) as connection,
        connection.transaction(force_rollback=True) if dry_run else nullcontext(),
    ):
        run = _Run(connection, kind, arguments, extractor, after_batch, now)
        try:
            batches = run.survey(records)
            for slots, claims in extract_all(
                batches, load_extractor=load_extractor, workers=workers, extractor=extractor
            ):
                run.write(slots, claims)
                progress(run.counts)
        except KeyboardInterrupt:
            return run.close(error=INTERRUPTED)
        except BaseException as error:
            run.close(error=f"{type(error).__name__}: {error}")
            raise
        summary = run.close()
    if not dry_run:
        resolve(engine)
    return summary


class _Run:
    """One load under way: its connection, its number, what it counted."""

    def __init__(
        self,
        connection: psycopg.Connection[Any],
        kind: str,
        arguments: dict[str, Any],
        extractor: VersionedExtractor,
        after_batch: AfterBatch,
        now: datetime | None,
    ) -> None:
        self.counts = Counts()
        self._now = now or datetime.now(UTC)
        self._connection = connection
        self._version = extractor.version
        self._after_batch = after_batch
        self._position = 0
        self._rejects: list[Reject] = []
        self._load_id = open_load(
            connection,
            kind=kind,
            arguments=arguments,
            version=whomet_version(),
            extractor_version=extractor.version,
        )

    def survey(self, records: Records) -> Iterator[tuple[list[Slot], list[Article]]]:
        """Cut the input into batches and pick the articles that need to be extracted."""
        coming = iter(records)
        while batch := list(islice(coming, BATCH_SIZE)):
            allowed = [obey_embargo(record, now=self._now) for record in batch]
            readable = [Keyed.of(storable(r)) if isinstance(r, Article) else r for r in allowed]
            keyed = [one for one in readable if isinstance(one, Keyed)]
            stored = find_stored(self._connection, keyed, extractor_version=self._version)
            slots: list[Slot] = [
                Extracted(keyed=one, claims=None)
                if isinstance(one, Keyed) and one.id in stored
                else one
                for one in readable
            ]
            yield slots, [slot.article for slot in slots if isinstance(slot, Keyed)]

    def write(self, slots: Sequence[Slot], results: Sequence[Claims | Reject]) -> None:
        """Put the results where their articles waited, and write the batch."""
        coming = iter(results)
        records: list[Record] = []
        for slot in slots:
            result = next(coming) if isinstance(slot, Keyed) else slot
            if isinstance(slot, Keyed) and isinstance(result, Claims):
                result = Extracted(keyed=slot, claims=result)
            assert isinstance(result, Extracted | Reject | LeftOut)
            records.append(result)
        with self._connection.transaction():
            done = write_batch(self._connection, self._load_id, self._position, records)
            self._after_batch(self._connection, self._load_id, len(records))
        self._position += 1
        self._rejects += done.rejects[: SHOWN_REJECTS - len(self._rejects)]
        self.counts += done.counts

    def close(self, *, error: str | None = None) -> LoadSummary:
        """Write the sums to the ledger and return them."""
        counts = close_load(self._connection, self._load_id, read=self.counts.read, error=error)
        return LoadSummary(
            load_id=self._load_id,
            counts=counts,
            rejects=tuple(self._rejects),
            interrupted=error == INTERRUPTED,
        )


def whomet_version() -> str:
    """Return the version of the program, as loads are marked with it."""
    try:
        return version("whomet")
    except PackageNotFoundError:  # a checkout that was never installed
        return "unknown"
