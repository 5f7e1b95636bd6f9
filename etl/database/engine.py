"""An engine for a database that answers and is new enough."""

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.exc import OperationalError

from etl.database.binaries import OLDEST_MAJOR
from etl.database.urls import libpq_url
from etl.errors import ConfigError, DatabaseError


def open_engine(url: URL) -> Engine:
    """Return an engine whose first connection was made; raise ConfigError for an older Postgres."""
    engine = create_engine(
        url,
        connect_args={
            "fallback_application_name": "whomet",
            # Poolers in transaction mode give each transaction another session.
            "prepare_threshold": None,
        },
    )
    try:
        with engine.connect() as connection:
            version = connection.exec_driver_sql("show server_version_num").scalar_one()
    except OperationalError as error:
        raise DatabaseError(
            f"{libpq_url(url, hide_password=True)} does not answer: {str(error.orig).strip()}\n"
            "Check the URL and that the server runs."
        ) from error
    major = int(version) // 10_000
    if major < OLDEST_MAJOR:
        engine.dispose()
        raise ConfigError(f"the server is Postgres {major}; whomet needs {OLDEST_MAJOR} or newer")
    return engine
