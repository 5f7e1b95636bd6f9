"""The psycopg connection beneath an engine's: COPY needs it, and a load outlives it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
import stamina
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from etl.errors import DatabaseError
from etl.load.arrays import QuickLists

Driver = psycopg.Connection[Any]
Answer = TypeVar("Answer")

PATIENCE = 300.0
"""Seconds a load waits for a server that went away: it may have to repair its data first."""
_COMING_BACK = {"57P01", "57P02", "57P03", "53300"}
"""Shut down, crashed, not yet ready, too many connections: another attempt may succeed."""

_log = logging.getLogger(__name__)


@contextmanager
def driver_connection(engine: Engine) -> Iterator[Driver]:
    """Lend a connection that begins no transaction by itself; raise DatabaseError on its errors."""
    with errors_told(), _autocommit(engine) as connection:
        yield _driver(connection)


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn what the database's libraries raise into a DatabaseError that says what to do."""
    try:
        yield
    except psycopg.errors.DiskFull as error:
        raise DatabaseError(
            f"the database's disk is full: {error.diag.message_primary}. What was committed stays; "
            "make room and run the same command again"
        ) from error
    except (psycopg.Error, SQLAlchemyError) as error:
        if is_lost(error):
            raise DatabaseError(
                f"the database went away: {error}\nWhat was committed stays; run the same command "
                "again when it is back"
            ) from error
        raise DatabaseError(f"the database refused: {error}") from error


class LastingConnection:
    """A connection that is made anew when the server went away and came back."""

    def __init__(self, engine: Engine, *, prepare: Callable[[Driver], None]) -> None:
        """Connect; `prepare` is called with each new connection after the first."""
        self._engine = engine
        self._prepare = prepare
        self._connection: Connection | None = _autocommit(engine)

    def run(self, task: Callable[[Driver], Answer], *, patience: float | None = None) -> Answer:
        """Return what the task gives, done again after a lost connection.

        A lost connection may have committed all the same: the task must look, or do no harm.
        Errors of other kinds are raised at once.
        """
        set_on_retry_hooks([_tell])
        patience = PATIENCE if patience is None else patience
        for attempt in stamina.retry_context(
            on=is_lost,
            attempts=None if patience else 1,
            timeout=patience or None,
            wait_jitter=0.1,
        ):
            with attempt:
                try:
                    return task(self._current())
                except Exception as error:
                    if is_lost(error):
                        self._drop()
                    raise
        raise AssertionError("either an attempt returned, or it raised")

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()

    def _current(self) -> Driver:
        if self._connection is not None and _is_stuck(_driver(self._connection)):
            self._drop()
        if self._connection is None:
            self._connection = _autocommit(self._engine)
            self._prepare(_driver(self._connection))
        return _driver(self._connection)

    def _drop(self) -> None:
        """Forget the connection, and those that the pool kept from before."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
        self._engine.dispose()


def is_lost(error: Exception) -> bool:
    """Tell whether the server went away, so that another attempt may succeed.

    Without an SQLSTATE it was not the server that spoke: the connection broke, or none was made.
    """
    cause: BaseException | None = error.__cause__ if isinstance(error, DatabaseError) else error
    cause = cause.orig if isinstance(cause, DBAPIError) else cause
    if not isinstance(cause, psycopg.OperationalError):
        return False
    state = cause.sqlstate
    return state is None or state.startswith("08") or state in _COMING_BACK


def _autocommit(engine: Engine) -> Connection:
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


def _driver(connection: Connection) -> Driver:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    driver.adapters.register_dumper(list, QuickLists)
    return driver


def _is_stuck(driver: Driver) -> bool:
    """Tell whether an interruption left a statement behind that nobody waits for."""
    return driver.info.transaction_status in (TransactionStatus.ACTIVE, TransactionStatus.UNKNOWN)


def _tell(details: RetryDetails) -> None:
    said = str(details.caused_by).strip().splitlines()
    _log.warning(
        "the database: %s; trying again in %.1f s",
        said[0] if said else type(details.caused_by).__name__,
        details.wait_for,
    )
