"""Put meetings in the place of those that were; what is the same as before is left alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.grouping import JoinedReport, Key
from etl.identity.occasion import make_occasion
from etl.identity.write_meetings import delete_meetings, write_meetings

Driver = psycopg.Connection[Any]

_AS_WRITTEN = """
select meeting_id, article_id, report_position, rule, score from meeting_reports
where meeting_id = any(%s)
"""


def read_joined(connection: Driver, meetings: Iterable[UUID]) -> list[tuple[UUID, Key, str, int]]:
    """Return the reports of these meetings, with the rule that joined each and its percent."""
    rows = connection.execute(_AS_WRITTEN, [sorted(meetings)])
    return [
        (meeting, (article, position), rule, int(score * 100))
        for meeting, article, position, rule, score in rows
    ]


def replace_meetings(
    connection: Driver,
    old: Collection[UUID],
    groups: Iterable[Sequence[JoinedReport]],
    changed: Collection[Key],
) -> None:
    """Write a meeting for each group in the place of the old ones.

    A meeting of the same reports, joined by the same rules, none of them `changed`, is the same.
    """
    written: dict[UUID, dict[Key, tuple[str, int]]] = defaultdict(dict)
    home: dict[Key, UUID] = {}
    for meeting, key, rule, percent in read_joined(connection, old):
        written[meeting][key] = (rule, percent)
        home[key] = meeting
    same: set[UUID] = set()
    new = []
    for group in groups:
        told = {joined.told.key: (joined.rule, joined.percent) for joined in group}
        meeting_id = home.get(group[0].told.key)
        if meeting_id and written[meeting_id] == told and not any(key in changed for key in told):
            same.add(meeting_id)
        else:
            new.append(group)
    delete_meetings(connection, set(old) - same)
    write_meetings(connection, [make_occasion(group) for group in new])
