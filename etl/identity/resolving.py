"""Derive the facts from the claims: one transaction, one resolver at a time.

The result is a function of the set of claims: neither their order nor their batches show in it.
Loaders may commit meanwhile: a resolver sees the claims of one instant, and the touches of that
instant are those it takes.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import Engine

from etl.identity import people, writing
from etl.identity.grouping import group_reports
from etl.identity.occasion import make_occasion
from etl.identity.reading import read_reports
from etl.identity.stories import write_stories
from etl.identity.write_meetings import write_meetings
from etl.load.connections import driver_connection

ATTEMPTS = 5
_ONE_AT_A_TIME = "lock table redirects in share update exclusive mode"
"""Resolvers wait here for each other; loaders and readers pass.

Not an advisory lock: the query that asks for one already fixes what the transaction sees, and after
the wait that would be the facts before the other resolver.
"""
_MEANWHILE = (
    psycopg.errors.SerializationFailure,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.ForeignKeyViolation,
)
"""A loader took away claims that facts were being derived from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """How much there is after resolving."""

    touches: int
    """Touched blocks that were waiting; none means that nothing had to be done."""
    actors: int
    organisations: int
    meetings: int


def resolve(engine: Engine, *, everything: bool = False) -> Resolved:
    """Derive the facts of all touched blocks again, or all facts when `everything` is true."""
    with driver_connection(engine) as connection:
        for _ in range(ATTEMPTS - 1):
            with suppress(*_MEANWHILE):
                return _resolve_once(connection, everything=everything)
        return _resolve_once(connection, everything=everything)


def _resolve_once(connection: psycopg.Connection[Any], *, everything: bool) -> Resolved:
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        connection.execute(_ONE_AT_A_TIME)
        touches = _take_touches(connection)
        if touches or everything:
            _derive(connection)
        return _count(connection, touches)


def _take_touches(connection: psycopg.Connection[Any]) -> int:
    return connection.execute("delete from dirty_blocks").rowcount


def _derive(connection: psycopg.Connection[Any]) -> None:
    writing.empty_facts(connection)
    write_stories(connection)
    people.write_organisations(connection)
    people.write_actors(connection)
    people.write_affiliations(connection)
    occasions = [make_occasion(joined) for joined in group_reports(read_reports(connection))]
    write_meetings(connection, occasions)


def _count(connection: psycopg.Connection[Any], touches: int) -> Resolved:
    row = connection.execute(
        "select (select count(*) from actors),"
        " (select count(distinct organisation_id) from organisation_members),"
        " (select count(*) from meetings)"
    ).fetchone()
    actors, organisations, meetings = row or (0, 0, 0)
    return Resolved(touches=touches, actors=actors, organisations=organisations, meetings=meetings)
