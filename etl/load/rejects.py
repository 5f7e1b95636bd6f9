"""Keep what could not be loaded, with the reason, for a retry; the same record once."""

import hashlib
from collections.abc import Sequence
from typing import Any

import psycopg

from etl.load.keys import storable_text
from etl.readers.resuming import JOINTS
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
    message = excluded.message,
    last_load_id = excluded.last_load_id,
    last_seen_at = excluded.last_seen_at
returning seen_count = 1
"""
_OPEN = (
    "select fingerprint from rejects where fingerprint = any(%s) and replayed_by_load_id is null"
)
_SEEN_AGAIN = """
update rejects set seen_count = seen_count + 1, message = %(message)s, last_seen_at = now()
where fingerprint = %(fingerprint)s and replayed_by_load_id is null
"""
_MENDED = """
update rejects set replayed_by_load_id = %(load_id)s
where replayed_by_load_id is null
  and last_load_id <> all(%(refused_by)s) and locator <> all(%(still)s)
  and (stage = 'read' or not %(only_read)s)
  and locator ~>=~ %(place)s and locator ~<~ (%(place)s || chr(1114111))
  and (locator = %(place)s or substr(locator, length(%(place)s) + 1, 1) = any(%(joints)s))
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


def are_open(connection: psycopg.Connection[Any], rejects: Sequence[Reject]) -> bool:
    """Say whether all of these wait already, refused by earlier loads for the same reason."""
    asked = {_row(reject)["fingerprint"] for reject in rejects}
    found = connection.execute(_OPEN, [list(asked)]).fetchall()
    return len(found) == len(asked)


def count_again(connection: psycopg.Connection[Any], rejects: Sequence[Reject]) -> None:
    """Note of open rejects that they were refused once more, by what opened no load."""
    for reject in rejects:
        connection.execute(_SEEN_AGAIN, _row(reject))


def close_mended(
    connection: psycopg.Connection[Any],
    place: str,
    load_id: int,
    *,
    refused_by: Sequence[int] = (),
    still: Sequence[Reject] = (),
    only_read: bool,
) -> None:
    """Close the rejects of a file or address that was read whole and no longer gives them.

    Those stay open that one of the loads `refused_by` met, which together read it, and those
    `still` refused where no load was opened; with `only_read` also those that a reader did not
    refuse, for wishes may have left them out.
    """
    connection.execute(
        _MENDED,
        {
            "place": place,
            "load_id": load_id,
            "refused_by": list(refused_by),
            "still": [storable_text(reject.locator) for reject in still],
            "only_read": only_read,
            "joints": list(JOINTS),
        },
    )


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
