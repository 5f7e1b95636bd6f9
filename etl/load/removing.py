"""Take articles back: rows and claims go, what they said is marked for identity."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from etl.errors import ConfigError
from etl.load import blocks
from etl.load.presence import close_left

_REPORTS = "select count(*) from reports where article_id = any(%s)"
_LOAD = "select kind, outcome from loads where id = %s for update"
_UNDONE = "update loads set outcome = 'undone' where id = %s"
# What another load refused too stays refused.
_REFUSED = "delete from rejects where load_id = %s and last_load_id = %s"
# What an earlier load brought and this one replaced is not kept: it cannot be put back.
_BROUGHT = """
select array_agg(id order by id) filter (where revision = 1) as inserted,
    count(*) filter (where revision > 1) as updated
from articles
where load_id = %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What a removal took, or would take."""

    articles: int
    reports: int
    """Meetings that these articles told, each counted once an article."""
    rejects: int = 0
    updated: int = 0
    """Articles that the load only replaced: they stay, for what they were is not kept."""


def remove_articles(connection: psycopg.Connection[Any], articles: Sequence[UUID]) -> Removal:
    """Delete articles and all they say, in the caller's transaction."""
    listed = list(articles)
    row = connection.execute(_REPORTS, [listed]).fetchone()
    blocks.touch(connection, listed)
    connection.execute("delete from articles where id = any(%s)", [listed])
    return Removal(articles=len(listed), reports=row[0] if row else 0)


def undo_load(connection: psycopg.Connection[Any], load_id: int) -> Removal:
    """Delete what a load inserted and refused, and mark it undone, in the caller's transaction.

    Raises ConfigError when there is no such load, when it runs, or when it was undone before.
    """
    close_left(connection)
    found = connection.execute(_LOAD, [load_id]).fetchone()
    if found is None:
        raise ConfigError(f"there is no load {load_id}; whomet loads lists them")
    kind, outcome = found
    if outcome == "undone":
        raise ConfigError(f"load {load_id} was undone before")
    if outcome == "running":
        raise ConfigError(f"load {load_id} still runs; stop it, or wait for its end")
    if kind not in ("load", "retry"):
        raise ConfigError(f"load {load_id} is a {kind}, which brought nothing that could go")
    row = connection.execute(_BROUGHT, [load_id]).fetchone()
    inserted, updated = row if row else (None, 0)
    taken = remove_articles(connection, inserted or [])
    rejects = connection.execute(_REFUSED, [load_id, load_id]).rowcount
    # What it read is to be read again, also where only changed files are.
    connection.execute("delete from inputs where load_id = %s", [load_id])
    connection.execute(_UNDONE, [load_id])
    return Removal(articles=taken.articles, reports=taken.reports, rejects=rejects, updated=updated)
