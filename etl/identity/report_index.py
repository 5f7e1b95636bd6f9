"""Where reports lie: the keys they are found by, and the meetings they are in."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.grouping import Key
from etl.identity.neighbours import Neighbours
from etl.identity.report_keys import looking_for
from etl.identity.writing import fill_lines

Driver = psycopg.Connection[Any]

_TAKE_OUT = """
delete from report_blocks as b
using unnest(%s::uuid[], %s::int[]) as told (article_id, position)
where b.article_id = told.article_id and b.report_position = told.position
returning b.block, b.article_id, b.report_position
"""
_UNDER = """
select distinct article_id, report_position from report_blocks where block = any(%s)
"""
_REPORTS = """
select article_id, report_position from meeting_reports where meeting_id = any(%s)
"""


def store_keys(connection: Driver, near: Neighbours, changed: Sequence[Key]) -> set[Key]:
    """Store the keys of changed reports; return those that find them by the old ones no more."""
    there = near.read(map(near.number, changed))
    old: dict[int, set[int]] = defaultdict(set)
    for block, article, position in connection.execute(_TAKE_OUT, columns_of(changed)):
        old[near.number((article, position))].add(block)
    stored = {one: near.found_by(one).stored for one in sorted(there)}
    fill_lines(
        connection,
        "report_blocks",
        ("block", "article_id", "report_position"),
        (
            f"{block}\t{article}\t{position}\n"
            for one, blocks in stored.items()
            for article, position in [near.key(one)]
            for block in blocks
        ),
    )
    freed = [blocks - stored.get(one, frozenset()) for one, blocks in old.items()]
    return reports_looking_for(connection, set[int]().union(*freed))


def reports_looking_for(connection: Driver, blocks: Collection[int]) -> set[Key]:
    """Return the reports that look for one which was stored under these keys."""
    rows = connection.execute(_UNDER, [sorted(looking_for(blocks))]) if blocks else ()
    return {(row[0], row[1]) for row in rows}


def reports_in(connection: Driver, meetings: Collection[UUID]) -> set[Key]:
    """Return the reports of these meetings."""
    rows = connection.execute(_REPORTS, [sorted(meetings)]) if meetings else ()
    return {(row[0], row[1]) for row in rows}


def columns_of(keys: Sequence[Key]) -> list[list[Any]]:
    """Turn keys into columns, for unnest."""
    return [[key[0] for key in keys], [key[1] for key in keys]]
