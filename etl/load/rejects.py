"""Keep what could not be loaded, with the reason, for a retry; the same record once."""

import hashlib
from collections.abc import Sequence
from typing import Any

import psycopg

from etl.load.keys import storable_text
from etl.records import Reject

# A closed reject stays as it was: what is refused after it was read again is a new one.
_KEEP = """
insert into rejects (
    load_id, position, locator, stage, error_class, message, payload, payload_format,
    reference_on, rejected_at, fingerprint, seen_count, last_load_id, last_seen_at
)
values (
    %(load_id)s, %(position)s, %(locator)s, %(stage)s, %(error_class)s, %(message)s, %(payload)s,
    %(payload_format)s, %(reference_on)s, now(), %(fingerprint)s, 1, %(load_id)s, now()
)
on conflict (fingerprint) where replayed_by_load_id is null do update set
    seen_count = rejects.seen_count + 1,
    last_load_id = excluded.last_load_id,
    last_seen_at = excluded.last_seen_at
returning seen_count = 1
"""


def write_rejects(
    connection: psycopg.Connection[Any], load_id: int, rejects: Sequence[Reject]
) -> int:
    """Write the rejects of a batch after those that the load already has.

    One that is open already, from this load or an earlier one, is counted there and not written
    again. Returns how many these were.
    """
    if not rejects:
        return 0
    found = connection.execute(
        "select coalesce(max(position) + 1, 0) from rejects where load_id = %s", [load_id]
    ).fetchone()
    first = position = found[0] if found else 0
    for reject in rejects:
        row = _row(reject) | {"load_id": load_id, "position": position}
        kept = connection.execute(_KEEP, row).fetchone()
        position += bool(kept and kept[0])
    return len(rejects) - (position - first)


def _row(reject: Reject) -> dict[str, Any]:
    words = {
        "locator": storable_text(reject.locator),
        "stage": reject.stage,
        "error_class": storable_text(reject.error_class),
        "payload": storable_text(reject.payload),
    }
    return words | {
        "message": storable_text(reject.message),
        "payload_format": reject.payload_format,
        "reference_on": reject.reference_on,
        "fingerprint": hashlib.sha256("\0".join(words.values()).encode()).digest(),
    }
