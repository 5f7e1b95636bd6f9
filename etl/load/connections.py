"""The psycopg connection beneath an engine's: COPY needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from etl.errors import DatabaseError


@contextmanager
def driver_connection(engine: Engine) -> Iterator[psycopg.Connection[Any]]:
    """Lend a connection that begins no transaction by itself; raise DatabaseError on its errors."""
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            yield driver
    except (psycopg.Error, SQLAlchemyError) as error:
        raise DatabaseError(f"the database refused: {error}") from error
