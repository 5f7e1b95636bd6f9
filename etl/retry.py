"""Read rejected records again, from what was kept of them, and load those that can be."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

import psycopg
from sqlalchemy import Engine

from etl.executors import Loader
from etl.load.embargo import is_embargoed
from etl.load.run import LoadSummary
from etl.pipeline import Progress, VersionedExtractor, load_records
from etl.queries import run_query, stream_query
from etl.readers.payloads import read_payload
from etl.records import Article, Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A rejected record that no load has read again yet."""

    load_id: int
    position: int
    locator: str
    payload: str
    payload_format: str | None
    """None when only a part of it was kept, so that it cannot be read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrySummary:
    """What a retry did."""

    load: LoadSummary | None
    """None when nothing could be read again."""
    not_whole: tuple[Kept, ...]
    """The rejects of which only a part was kept; they stay open."""


def retry_rejects(
    engine: Engine,
    *,
    load_id: int | None = None,
    position: int | None = None,
    extractor: VersionedExtractor,
    load_extractor: Loader,
    workers: int | None = None,
    progress: Progress = lambda counts: None,
) -> RetrySummary:
    """Load the open rejects again, all of them or those of one load, or one alone.

    Each is read by the reader that refused it, its day of reference is the one it had. One that
    was read again is closed, in the transaction that writes what became of it: an article, or a
    new reject with another reason. One refused for the same reason stays open, counted once more;
    one that turns out to be under an embargo stays open too.
    """
    chosen = {"load": load_id, "position": position}
    found = list(_open_rejects(engine, {**chosen, "whole": "no"}))
    summary = None
    if _any_whole(engine, chosen):
        reading = _Reading(_open_rejects(engine, {**chosen, "whole": "yes"}))
        summary = load_records(
            engine,
            reading.records(),
            kind="retry",
            arguments={"load": load_id, "reject": position},
            extractor=extractor,
            load_extractor=load_extractor,
            workers=workers,
            progress=progress,
            after_batch=reading.close,
        )
    return RetrySummary(load=summary, not_whole=tuple(found))


class _Reading:
    """The rejects on their way: which were read, and up to which record each goes."""

    def __init__(self, rejects: Iterator[Kept]) -> None:
        self._rejects = rejects
        self._given = self._written = self._before = 0
        self._ends: deque[tuple[int, Kept]] = deque()

    def records(self) -> Iterator[Article | Reject]:
        """Give what the rejects tell when they are read again."""
        for kept in self._rejects:
            assert kept.payload_format is not None
            records = list(
                read_payload(kept.payload, format=kept.payload_format, locator=kept.locator)
            )
            now = datetime.now(UTC)
            if any(is_embargoed(record, now=now) for record in records):
                continue
            self._given += len(records)
            self._ends.append((self._given, kept))
            yield from records

    def close(self, connection: psycopg.Connection[Any], load_id: int, read: int) -> None:
        """Close the rejects whose last record is among the first `read` of the load."""
        if read > self._written:
            self._before, self._written = self._written, read
        # Only those of earlier batches are committed for certain: this one may be told again.
        while self._ends and self._ends[0][0] <= self._before:
            self._ends.popleft()
        for _, kept in takewhile(lambda end: end[0] <= read, self._ends):
            connection.execute(
                "update rejects set replayed_by_load_id = %s where load_id = %s and position = %s"
                " and last_load_id <> %s",
                [load_id, kept.load_id, kept.position, load_id],
            )


def _open_rejects(engine: Engine, chosen: dict[str, Any]) -> Iterator[Kept]:
    with engine.connect() as connection:
        _, rows = stream_query(connection, "command/rejects_open", chosen)
        for load_id, position, locator, payload, payload_format in rows:
            yield Kept(
                load_id=load_id,
                position=position,
                locator=locator,
                payload=payload,
                payload_format=payload_format,
            )


def _any_whole(engine: Engine, chosen: dict[str, Any]) -> bool:
    with engine.connect() as connection:
        limited = {**chosen, "whole": "yes", "limit": 1}
        return bool(run_query(connection, "command/rejects_open", limited).rows)
