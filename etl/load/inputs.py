"""What the database knows of files and addresses it read: how they looked, and how far it came."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

_COLUMNS = (
    "name", "reading", "byte_size", "modified_at", "changed_at", "digest", "etag",
    "last_modified", "place", "record_count", "is_whole", "read_at", "again_at", "article_id",
    "load_id",
)  # fmt: skip
GOES_ON_FROM = "goes_on_from"
"""Among a load's arguments: the load that was cut short and that it goes on from."""
# Only the last load of these arguments counts: one that ended well makes the earlier ones void.
_CUT = """
with recursive latest as (
    select id, outcome, arguments
    from loads
    where kind = 'load' and extractor_version = %(version)s
      and arguments - %(key)s = %(arguments)s
    order by id desc
    limit 1
), chain as (
    select id, arguments from latest where outcome = 'failed'
    union all
    select loads.id, loads.arguments
    from chain
    join loads on loads.id = (chain.arguments ->> %(key)s)::bigint
)
select id from chain order by id desc
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownInput:
    """One file or address as it was when it was read, and how far it was read."""

    name: str
    """Absolute path, or address."""
    reading: str
    """How it was read: format and wishes, "" for the usual way."""
    byte_size: int | None = None
    modified_at: datetime | None = None
    changed_at: datetime | None = None
    """When the system noted the last change of the file or of what it says of it."""
    digest: bytes | None = None
    etag: str | None = None
    last_modified: str | None = None
    place: str | None = None
    """Locator of its last record in the database, without the name."""
    record_count: int = 0
    is_whole: bool = True
    read_at: datetime
    again_at: datetime | None = None
    """When an embargo ends that left something of it out."""
    article_id: UUID | None = None
    """The article of a file with one record that only its content identifies."""
    load_id: int | None = None
    """Load that kept this; None before it is kept."""


def find_input(connection: psycopg.Connection[Any], name: str, reading: str) -> KnownInput | None:
    """Return what is known of an input read in this way."""
    row = connection.execute(
        f"select {', '.join(_COLUMNS)} from inputs"  # noqa: S608 - columns are ours
        " where name = %s and reading = %s".encode(),
        [name, reading],
    ).fetchone()
    return KnownInput(**dict(zip(_COLUMNS, row, strict=True))) if row else None


def save_input(connection: psycopg.Connection[Any], known: KnownInput, load_id: int) -> None:
    """Keep what is known of an input, in the transaction that writes its records."""
    assigned = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS)
    kept = replace(known, load_id=load_id)
    connection.execute(
        f"insert into inputs ({', '.join(_COLUMNS)})"  # noqa: S608 - columns are ours
        f" values ({', '.join(['%s'] * len(_COLUMNS))})"
        f" on conflict (name, reading) do update set {assigned}".encode(),
        [getattr(kept, column) for column in _COLUMNS],
    )


def find_cut_loads(
    connection: psycopg.Connection[Any], arguments: Mapping[str, Any], extractor_version: str
) -> list[int]:
    """Return the loads to go on from, the latest first; none when the last such load ended well.

    These are the last load of the same arguments, when it was cut short, and those it went on
    from in turn.
    """
    asked = {
        "version": extractor_version,
        "key": GOES_ON_FROM,
        "arguments": Jsonb(dict(arguments)),
    }
    return [row[0] for row in connection.execute(_CUT, asked).fetchall()]
