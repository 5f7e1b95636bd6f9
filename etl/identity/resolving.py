"""Derive the facts from the claims: a transaction a step, one resolver at a time.

The result is a function of the set of claims and judgements: neither their order nor their
batches show in it. What is touched is taken out and put in again; the rest stays as it is.
Loaders may commit meanwhile: a step sees the claims of one instant, and of the touches of that
instant it takes all but new articles beyond the first five thousand, which are for the next step.
Articles that had facts before, and all of them where everything is derived again, are taken out at
once and put in again by five thousand: who reads meanwhile sees the facts as they were.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import Engine

from etl.garbage import uncollected
from etl.identity.families import Regrouping
from etl.identity.following import follow_ids, make_again
from etl.identity.gatherings import regroup_meetings
from etl.identity.judged import judged_variants, read_judged_reports, read_set_apart
from etl.identity.members import ORGANISATION, PERSON, delete_stale
from etl.identity.people import Written, write_people
from etl.identity.stories import write_stories
from etl.identity.superseding import settle_corrections
from etl.identity.ties import write_ties
from etl.identity.tokens import give_tokens
from etl.identity.touched import Touched, find_touched, parts, put_off, take_out
from etl.identity.variants import Changes, count_again, count_new, delete_gone
from etl.load.connections import driver_connection
from etl.marts import refresh_marts

Driver = psycopg.Connection[Any]

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
    """What a resolver did."""

    touches: int
    """Touched things that were waiting; none means that nothing had to be done."""


def resolve(engine: Engine, *, everything: bool = False) -> Resolved:
    """Derive the facts that were touched again, or all facts when `everything` is true."""
    touches = 0
    while True:
        with uncollected(), driver_connection(engine) as connection:
            taken, is_left = _take_step(connection, everything=everything)
        touches += taken
        if not is_left:
            return Resolved(touches=touches)


def _take_step(connection: Driver, *, everything: bool) -> tuple[int, bool]:
    for _ in range(ATTEMPTS - 1):
        with suppress(*_MEANWHILE):
            return _resolve_once(connection, everything=everything)
    return _resolve_once(connection, everything=everything)


def _resolve_once(connection: Driver, *, everything: bool) -> tuple[int, bool]:
    """Take a step; return the touches that it took, and whether articles were put off."""
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        connection.execute(_ONE_AT_A_TIME)
        is_left = put_off(connection, everything=everything)
        settle_corrections(connection, everything=everything)
        touched = find_touched(connection, everything=everything)
        if touched.touches or everything:
            take_out(connection, everything=everything)
            for part in parts(connection, touched):
                _derive(connection, part)
            refresh_marts(connection, everything=everything)
        return touched.touches, is_left


def _derive(connection: Driver, touched: Touched) -> None:
    retold = write_stories(connection, touched.stories)
    set_apart, pairs = read_set_apart(connection)
    changes = Changes()
    count_again(connection, touched.variants, changes)
    count_new(connection, set_apart, changes)
    delete_gone(connection, changes)
    judged = judged_variants(connection, pairs)
    written: dict[str, Written] = {}
    retokened: set[UUID] = set()
    for kind in (ORGANISATION, PERSON):
        regrouping = Regrouping(connection, kind.name, judged)
        families = regrouping.run(changes)
        regrouped = regrouping.regrouped
        given = give_tokens(connection, kind.name, families=families, regrouped=regrouped)
        retokened |= given - changes.new
        written[kind.name] = write_people(
            connection,
            kind,
            families,
            regrouped=regrouped,
            retokened=given,
            changes=changes,
            lost=touched.facts,
        )
    bodies, persons = written["organisation"], written["person"]
    write_ties(connection, persons.facts, bodies, persons.alone)
    reports = read_judged_reports(connection)
    again = follow_ids(connection, persons, bodies)
    regroup_meetings(
        connection,
        touched,
        resettled=persons.resettled | bodies.resettled,
        retokened=retokened,
        retold=retold,
        judged=reports,
    )
    make_again(connection, again, reports.corrections)
    delete_stale(connection, PERSON, persons.stale)
    delete_stale(connection, ORGANISATION, bodies.stale)
