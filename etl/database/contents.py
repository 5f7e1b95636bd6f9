"""What is in a database, and taking all that is whomet's out of it."""

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from etl.errors import DatabaseError

_EMPTY = """
select not exists (
    select from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname not in ('information_schema', 'pg_catalog', 'pg_toast')
)
"""


def is_empty(engine: Engine) -> bool:
    """Tell whether nobody made a table or a view in the database."""
    with engine.connect() as connection:
        return bool(connection.exec_driver_sql(_EMPTY).scalar_one())


def remove_everything(engine: Engine) -> None:
    """Drop whomet's tables and views, and what others built on them; other tables stay."""
    from models import Base

    tables = ", ".join([*Base.metadata.tables, "alembic_version"])
    try:
        with engine.begin() as connection:
            connection.execute(text("set local lock_timeout = '10s'"))
            connection.execute(text("drop schema if exists bi, search cascade"))
            connection.execute(text(f"drop table if exists {tables} cascade"))
            connection.execute(text("drop function if exists touch_marts()"))
    except SQLAlchemyError as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise DatabaseError(
            f"the database was not emptied, and nothing was changed: {reason}"
        ) from error
