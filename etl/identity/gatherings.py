"""Find which reports changed, and group each of them and its neighbours into meetings again.

The answer is that of `grouping.group_reports` on all reports; `settling.py` reads only the
neighbourhood of the changed ones.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.grouping import Key
from etl.identity.judged import JudgedReports
from etl.identity.neighbours import Neighbours
from etl.identity.report_index import columns_of, reports_in, reports_looking_for, store_keys
from etl.identity.settling import Settling
from etl.identity.touched import Touched
from etl.identity.write_meetings import delete_meetings

Driver = psycopg.Connection[Any]

CHUNK = 5000
"""Changed reports that are grouped at a time."""

_TOUCHED = """
select r.article_id, r.position
from touched join reports as r using (article_id) join article_stories using (article_id)
"""
_NAMING = """
select p.article_id, p.report_position
from report_parties as p
join {members} as m on m.article_id = p.article_id
    and m.entity_number in (p.entity_number, p.represents_number)
where m.{column} = any(%s)
"""
_BY_DAY = """
select r.article_id, r.position
from unnest(%s::uuid[], %s::int[]) as told (article_id, position)
join reports as r using (article_id, position)
join articles as a on a.id = r.article_id
order by coalesce(lower(r.during), a.dateline_on, a.published_on), r.article_id, r.position
"""


def regroup_meetings(
    connection: Driver,
    touched: Touched,
    *,
    resettled: Collection[UUID],
    retokened: Collection[UUID],
    retold: Collection[UUID],
    judged: JudgedReports,
) -> None:
    """Derive the meetings again of all reports that are new, lost neighbours or name who changed.

    `resettled` are actors and organisations of another country than before, `retokened` variants
    that are somebody else, `retold` articles whose story is another than before.
    """
    waiting = _changed_reports(connection, resettled, retokened, retold)
    waiting |= judged.together_with(waiting)
    waiting |= reports_in(connection, touched.meetings)
    waiting |= reports_looking_for(connection, touched.blocks)
    delete_meetings(connection, touched.meetings)
    near = Neighbours(connection, judged)
    freed: set[Key] = set()
    chunks = _chunks(connection, waiting)
    for chunk in chunks:
        freed |= store_keys(connection, near, chunk)
        if len(chunks) > 1:
            near = Neighbours(connection, judged)  # what was read is let go of
    changed, done = waiting | freed, set[Key]()
    chunks = _chunks(connection, changed)
    for chunk in chunks:
        fresh = [key for key in chunk if key not in done]
        if fresh:
            done |= Settling(connection, near, changed).settle(fresh)
        if len(chunks) > 1:
            near = Neighbours(connection, judged)


def _chunks(connection: Driver, keys: Collection[Key]) -> list[list[Key]]:
    """Return the reports in chunks; more than one in the order of days, as neighbours come."""
    if len(keys) <= CHUNK:
        return [sorted(keys)]
    rows = connection.execute(_BY_DAY, columns_of(list(keys)))
    ordered = [(row[0], row[1]) for row in rows]
    return [ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK)]


def _changed_reports(
    connection: Driver,
    resettled: Collection[UUID],
    retokened: Collection[UUID],
    retold: Collection[UUID],
) -> set[Key]:
    found = {(row[0], row[1]) for row in connection.execute(_TOUCHED)}
    for members, column, ids in (
        ("actor_members", "actor_id", resettled),
        ("organisation_members", "organisation_id", resettled),
        ("variant_members", "variant_id", retokened),
    ):
        query = _NAMING.format(members=members, column=column)
        rows = connection.execute(query.encode(), [sorted(ids)])
        found |= {(row[0], row[1]) for row in rows}
    rows = connection.execute(
        "select article_id, position from reports where article_id = any(%s)", [sorted(retold)]
    )
    return found | {(row[0], row[1]) for row in rows}
