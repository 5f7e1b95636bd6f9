"""Keep what could not be loaded, with the reason, for a retry."""

from collections.abc import Sequence
from typing import Any

import psycopg

from etl.load.keys import storable_text
from etl.records import Reject


def write_rejects(
    connection: psycopg.Connection[Any], load_id: int, rejects: Sequence[Reject]
) -> None:
    """Write the rejects of a batch after those that the load already has."""
    if not rejects:
        return
    found = connection.execute(
        "select coalesce(max(position) + 1, 0) from rejects where load_id = %s", [load_id]
    ).fetchone()
    first = found[0] if found else 0
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into rejects (load_id, position, locator, stage, error_class, message,"
            " payload, payload_format, reference_on, rejected_at)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, now())",
            [
                (
                    load_id,
                    first + number,
                    storable_text(reject.locator),
                    reject.stage,
                    storable_text(reject.error_class),
                    storable_text(reject.message),
                    storable_text(reject.payload),
                    reject.payload_format,
                    reject.reference_on,
                )
                for number, reject in enumerate(rejects)
            ],
        )
