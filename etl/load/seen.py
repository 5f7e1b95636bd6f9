"""The records that a load has brought so far, beside the database, to know repeated ones.

The database keeps them in a temporary table while the connection lives; this file fills the table
of the next one. Not in memory, which stays flat in a load of any size.
"""

import tempfile
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import psycopg

_TABLE = (
    "create temp table if not exists seen_records"
    " (load_id bigint, id uuid, content_hash bytea, primary key (load_id, id, content_hash))"
)
_BLOCK = 1 << 16


class Seen:
    """Ids and content hashes of the records of committed batches."""

    def __init__(self) -> None:
        """Open an empty file, which is gone with the process."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()

    def add(self, load_id: int, records: Iterable[tuple[UUID, bytes]]) -> None:
        """Note the records of a batch that was committed."""
        lines = (f"{load_id}\t{one}\t\\\\x{digest.hex()}\n" for one, digest in records)
        self._file.write("".join(lines).encode("ascii"))

    def restore(self, connection: psycopg.Connection[Any]) -> None:
        """Fill the table of a new connection."""
        connection.execute(_TABLE)
        connection.execute("create temp table seen_again (like seen_records)")
        self._file.seek(0)
        with connection.cursor() as cursor, cursor.copy("copy seen_again from stdin") as copying:
            while block := self._file.read(_BLOCK):
                copying.write(block)
        connection.execute("insert into seen_records select distinct * from seen_again")
        connection.execute("drop table seen_again")

    def close(self) -> None:
        """Remove the file."""
        self._file.close()


def first_seen(
    connection: psycopg.Connection[Any], load_id: int, records: list[tuple[UUID, bytes]]
) -> frozenset[UUID]:
    """Return the ids of the records that this load did not bring before, and note them."""
    connection.execute(_TABLE)
    known = connection.execute(
        "insert into seen_records select %s, * from unnest(%s::uuid[], %s::bytea[])"
        " on conflict do nothing returning id",
        [load_id, [one for one, _ in records], [digest for _, digest in records]],
    ).fetchall()
    return frozenset(row[0] for row in known)
