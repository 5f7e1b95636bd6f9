"""Take articles back: rows and claims go, what they said is marked for identity."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from etl.errors import ConfigError
from etl.load import blocks
from etl.load.presence import close_left
from etl.readers.resuming import JOINTS

_LAST_PART = re.compile(r"[^/]+/?$")

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
# What it read is to be read again, also where only changed files are: what it noted, and what a
# later load found unchanged in the same files.
_FORGET = """
delete from inputs
where load_id = %(load_id)s
   or (load_id > %(load_id)s and substring(name from '[^/]+/?$') = any(%(names)s))
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
    names = _file_names(connection, inserted or [])
    taken = remove_articles(connection, inserted or [])
    rejects = connection.execute(_REFUSED, [load_id, load_id]).rowcount
    connection.execute(_FORGET, {"load_id": load_id, "names": names})
    connection.execute(_UNDONE, [load_id])
    return Removal(articles=taken.articles, reports=taken.reports, rejects=rejects, updated=updated)


def _file_names(connection: psycopg.Connection[Any], articles: Sequence[UUID]) -> list[str]:
    """Return what may be the last part of the names of the inputs that held these articles."""
    found = connection.execute(
        "select locator from articles where id = any(%s)", [list(articles)]
    ).fetchall()
    begins = (locator[:end] for (locator,) in found for end in _ends_of_names(locator))
    return list({last[0] for name in begins if (last := _LAST_PART.search(name))})


def _ends_of_names(locator: str) -> Iterator[int]:
    """Give where the name of the input may end in the place of a record."""
    yield from (i for i, letter in enumerate(locator) if letter in JOINTS)
    yield len(locator)
