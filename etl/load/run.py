"""One load under way: its connection, its number, what it counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import psycopg
from sqlalchemy import Engine

from etl.errors import ModelError
from etl.load.articles import Keyed
from etl.load.batch import BatchResult, Extracted, LeftOut, Record, write_batch
from etl.load.connections import LastingConnection
from etl.load.embargo import obey_embargo
from etl.load.keys import storable
from etl.load.ledger import close_load, has_batch, open_load
from etl.load.outcomes import Counts
from etl.load.presence import INTERRUPTED, announce, leave
from etl.load.seen import Seen
from etl.load.survey import find_stored
from etl.records import Article, Claims, Reject

SHOWN_REJECTS = 20
_BATCH_CHARS = 5_000_000
"""A hundred articles have less than a tenth of it; a hundred of the longest lines, a gigabyte."""

Answer = TypeVar("Answer")
AfterBatch = Callable[[psycopg.Connection[Any], int, int], None]
"""Told connection, load and records read so far in the transaction that writes each batch.

Told again with the same number when the connection broke and the batch is written anew, and once
more at the end of the input."""
Records = Iterable[Article | Reject | LeftOut]
Slot = Keyed | Extracted | Reject | LeftOut
"""A record on its way; one that is Keyed still waits for its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadSummary:
    """What one load did."""

    load_id: int
    """0 when there was nothing new, so that no load was opened."""
    counts: Counts
    rejects: tuple[Reject, ...] = ()
    """The first of the rejects; the table has them all."""
    interrupted: bool = False
    passed_over: int = 0
    """Files and addresses not read, for the database has what they hold."""
    goes_on_from: int | None = None
    """The load that was cut short and that this one went on from."""


class Run:
    """One load under way: its connection, its number, what it counted."""

    def __init__(
        self,
        engine: Engine,
        *,
        kind: str,
        arguments: Mapping[str, Any],
        version: str,
        extractor_version: str,
        after_batch: AfterBatch,
        batch_size: int,
        now: datetime | None,
        dry_run: bool,
    ) -> None:
        """Begin the load in the ledger; with `dry_run` all is taken back when it closes."""
        self.counts = Counts()
        self._now = now or datetime.now(UTC)
        self._version = extractor_version
        self._after_batch = after_batch
        self._batch_size = batch_size
        self._position = 0
        self._rejects: list[Reject] = []
        self._seen = Seen()
        self._connection = LastingConnection(engine, prepare=self._prepare)
        self._patience = 0.0 if dry_run else None
        self._kept = ExitStack()
        if dry_run:
            taken_back = self._connection.run(
                lambda driver: driver.transaction(force_rollback=True)
            )
            self._kept.enter_context(taken_back)
        self.load_id = self._connection.run(
            lambda driver: open_load(
                driver,
                kind=kind,
                arguments=arguments,
                version=version,
                extractor_version=extractor_version,
            ),
            patience=0,
        )

    def survey(self, records: Records) -> Iterator[tuple[list[Slot], list[Article]]]:
        """Cut the input into batches and pick the articles that need to be extracted."""
        coming = iter(records)
        while batch := self._next_batch(coming):
            allowed = [obey_embargo(record, now=self._now) for record in batch]
            readable = [Keyed.of(storable(r)) if isinstance(r, Article) else r for r in allowed]
            keyed = [one for one in readable if isinstance(one, Keyed)]
            stored = self._run(partial(find_stored, keyed=keyed, extractor_version=self._version))
            slots: list[Slot] = [
                Extracted(keyed=one, claims=None)
                if isinstance(one, Keyed) and (one.id, one.content_hash) in stored
                else one
                for one in readable
            ]
            yield slots, [slot.article for slot in slots if isinstance(slot, Keyed)]

    def _next_batch(self, coming: Iterator[Article | Reject | LeftOut]) -> list[Any]:
        """Take the next records: fewer when they are long, so that memory stays flat."""
        batch: list[Article | Reject | LeftOut] = []
        size = 0
        for record in islice(coming, self._batch_size):
            batch.append(record)
            size += _length(record)
            if size >= _BATCH_CHARS:
                break
        return batch

    def write(self, slots: Sequence[Slot], results: Sequence[Claims | Reject]) -> None:
        """Put the results where their articles waited, and write the batch."""
        coming = iter(results)
        records: list[Record] = []
        for slot in slots:
            result = next(coming) if isinstance(slot, Keyed) else slot
            if isinstance(slot, Keyed) and isinstance(result, Claims):
                self._refuse_other_version(result)
                result = Extracted(keyed=slot, claims=result)
            assert isinstance(result, Extracted | Reject | LeftOut)
            records.append(result)
        done = self._write(records)
        keyed = [record.keyed for record in records if isinstance(record, Extracted)]
        self._seen.add(self.load_id, [(one.id, one.content_hash) for one in keyed])
        self._position += 1
        self._rejects += done.rejects[: SHOWN_REJECTS - len(self._rejects)]
        self.counts += done.counts

    def _write(self, records: Sequence[Record]) -> BatchResult:
        """Write a batch, its line of the ledger and what goes with it, in one transaction."""
        result: BatchResult | None = None

        def write(driver: psycopg.Connection[Any]) -> BatchResult:
            nonlocal result
            # A connection may break after the server committed and before it could say so.
            if result is not None and has_batch(driver, self.load_id, self._position):
                return result
            with driver.transaction():
                result = write_batch(driver, self.load_id, self._position, records)
                self._after_batch(driver, self.load_id, self.counts.read + len(records))
            return result

        return self._run(write)

    def end(self, *, error: str | None = None) -> LoadSummary:
        """Write the sums to the ledger and return them; after an error, if that can be done now."""
        if error is None or error == INTERRUPTED:
            self._run(self._after_last)
        counts = self._connection.run(
            partial(close_load, load_id=self.load_id, read=self.counts.read, error=error),
            patience=0 if error else self._patience,
        )
        return LoadSummary(
            load_id=self.load_id,
            counts=counts,
            rejects=tuple(self._rejects),
            interrupted=error == INTERRUPTED,
        )

    def _after_last(self, driver: psycopg.Connection[Any]) -> None:
        with driver.transaction():
            self._after_batch(driver, self.load_id, self.counts.read)

    def close(self) -> None:
        """Give the connection back."""
        self._kept.close()
        with suppress(Exception):  # gone, and with it the announcement
            self._connection.run(partial(leave, load_id=self.load_id), patience=0)
        self._connection.close()
        self._seen.close()

    def _prepare(self, driver: psycopg.Connection[Any]) -> None:
        announce(driver, self.load_id)
        self._seen.restore(driver)

    def _run(self, task: Callable[[psycopg.Connection[Any]], Answer]) -> Answer:
        return self._connection.run(task, patience=self._patience)

    def _refuse_other_version(self, claims: Claims) -> None:
        """Raise ModelError for claims of another version: a load never mixes two."""
        if claims.extractor_version not in ("", self._version):
            raise ModelError(
                f"a worker extracts with {claims.extractor_version}, this process with "
                f"{self._version}; install the same whomet everywhere and start the workers again"
            )


def _length(record: Article | Reject | LeftOut) -> int:
    """Return about how much a record holds."""
    if isinstance(record, Article):
        return len(record.text)
    return len(record.payload) if isinstance(record, Reject) else 0
