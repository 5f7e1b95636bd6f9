"""The ledger: one row a load, one row a transaction, counts that add up."""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from etl.errors import DatabaseError
from etl.load.outcomes import OUTCOMES, Counts
from etl.load.presence import announce

_COUNT_COLUMNS = ("read_count", *(f"{outcome}_count" for outcome in OUTCOMES))
_RULES = """
select rule, sum(number::int)::int
from load_batches, jsonb_each_text(skipped_by) as told (rule, number)
where load_id = %s
group by rule
order by rule
"""


def open_load(
    connection: psycopg.Connection[Any],
    *,
    kind: str = "load",
    arguments: Mapping[str, Any],
    version: str,
    extractor_version: str | None = None,
) -> int:
    """Begin a load, announce that this session works on it, and return its number."""
    with connection.transaction():
        found = connection.execute(
            "insert into loads (kind, arguments, version, extractor_version, started_at, outcome)"
            " values (%s, %s, %s, %s, clock_timestamp(), 'running') returning id",
            [kind, Jsonb(dict(arguments)), version, extractor_version],
        ).fetchone()
        if found is None:
            raise DatabaseError("the database gave the load no number; nothing was written")
        announce(connection, found[0])
    return int(found[0])


def write_batch_line(
    connection: psycopg.Connection[Any],
    load_id: int,
    position: int,
    counts: Counts,
    locators: Sequence[str],
    *,
    known_rejects: int = 0,
) -> None:
    """Write the batch's line, inside the transaction that writes its rows."""
    columns = ", ".join(_COUNT_COLUMNS)
    statement = (
        "insert into load_batches"  # noqa: S608 - the columns are ours, not the input's
        f" (load_id, position, first_locator, last_locator, written_at, {columns}, skipped_by,"
        " known_reject_count)"
        " values (%s, %s, %s, %s, clock_timestamp(), %s, %s, %s, %s, %s, %s, %s, %s, %s)"
    )
    ends = [locators[0], locators[-1]] if locators else [None, None]
    connection.execute(
        statement.encode(), [load_id, position, *ends, *_values(counts), known_rejects]
    )


def has_batch(connection: psycopg.Connection[Any], load_id: int, position: int) -> bool:
    """Tell whether this batch of the load was committed."""
    found = connection.execute(
        "select from load_batches where load_id = %s and position = %s", [load_id, position]
    )
    return found.fetchone() is not None


def close_load(
    connection: psycopg.Connection[Any],
    load_id: int,
    *,
    read: int,
    error: str | None = None,
) -> Counts:
    """End a load with the sums of its batches; raise DatabaseError when they do not add up."""
    sums = ", ".join(f"coalesce(sum({column}), 0)::int" for column in _COUNT_COLUMNS)
    with connection.transaction():
        found = connection.execute(
            f"select {sums} from load_batches where load_id = %s".encode(),  # noqa: S608
            [load_id],
        ).fetchone()
        values = tuple(found) if found else (0,) * len(_COUNT_COLUMNS)
        rules = dict(connection.execute(_RULES, [load_id]).fetchall())
        numbers = dict(zip(("read", *OUTCOMES), values, strict=True))
        counts = Counts(**numbers, skipped_by=rules)
        # What was interrupted may have written a batch that it had no time to count.
        adds_up = error is not None or counts.read == read
        if not adds_up:
            error = f"{read} records were read, but the ledger holds {counts.read}"
        outcome = "failed" if error else "with_rejects" if counts.rejected else "succeeded"
        assigned = ", ".join(f"{column} = %s" for column in (*_COUNT_COLUMNS, "skipped_by"))
        connection.execute(
            f"update loads set ended_at = clock_timestamp(), outcome = %s, error = %s, {assigned}"  # noqa: S608
            " where id = %s".encode(),
            [outcome, error, *_values(counts), load_id],
        )
    if not adds_up:
        raise DatabaseError(f"load {load_id}: {error}; run it again, nothing is lost")
    return counts


def _values(counts: Counts) -> tuple[Any, ...]:
    numbers = (getattr(counts, outcome) for outcome in OUTCOMES)
    return (counts.read, *numbers, Jsonb(dict(counts.skipped_by)))
