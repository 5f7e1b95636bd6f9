"""Logins that read schema bi and nothing else, for BI tools and colleagues."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from etl.assets import asset_dir
from etl.errors import ConfigError, DatabaseError

_MARK = "Reads schema bi of {database}; made by whomet db role reader."
"""Comment of our roles: a server has one list of roles for all its databases."""
_FIND = "select shobj_description(oid, 'pg_authid') from pg_roles where rolname = %s"
_LIST = "select rolname from pg_roles where shobj_description(oid, 'pg_authid') = %s order by 1"
_LONGEST_NAME = 63


def grant_reader(engine: Engine, name: str, password: str | None = None) -> str | None:
    """Make or mend the reader `name`; return its password if it was set now.

    A new reader without `password` gets a random one; an old one keeps its own. Raises ConfigError
    for a role that is not a reader of this database.
    """
    _check_name(name)
    with _driver(engine) as connection:
        if not _exists(connection, name):
            password = password or secrets.token_urlsafe(24)
            connection.execute(_named("create role {role}", connection, name))
            connection.execute(_named("comment on role {role} is {mark}", connection, name))
        if password is not None:
            _set_password(connection, name, password)
        _grant(connection, name)
    return password


def mend_readers(engine: Engine) -> None:
    """Give all readers their rights again, after schema bi was dropped and made anew."""
    with _driver(engine) as connection:
        for name in _names(connection):
            _grant(connection, name)


def drop_reader(engine: Engine, name: str) -> None:
    """Take the reader `name` away; raise ConfigError when it is not a reader of this database."""
    with _driver(engine) as connection:
        if not _exists(connection, name):
            raise ConfigError(f"there is no reader {name!r}; whomet db role list shows all")
        connection.execute(_named("drop owned by {role}", connection, name))
        connection.execute(_named("drop role {role}", connection, name))


def list_readers(engine: Engine) -> list[str]:
    """Return the names of the readers of this database."""
    with _driver(engine) as connection:
        return _names(connection)


def read_password(file: Path) -> str:
    """Return the first line of a password file; raise ConfigError when it has none."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} cannot be read: {error}") from error
    if not lines or not lines[0]:
        raise ConfigError(f"the first line of {file} must be the password, and it is empty")
    return lines[0]


def _check_name(name: str) -> None:
    if not name or len(name.encode()) > _LONGEST_NAME or "\0" in name or name.startswith("pg_"):
        raise ConfigError(f"{name!r} cannot name a role; take a short word, such as bi_reader")


def _grant(connection: psycopg.Connection, name: str) -> None:
    """Give a role the rights of a reader, whatever it had before."""
    for file in ("reader", *(["superuser"] if _is_superuser(connection) else [])):
        statements = (asset_dir("sql") / "roles" / f"{file}.sql").read_text(encoding="utf-8")
        connection.execute(_named(statements, connection, name))


def _names(connection: psycopg.Connection) -> list[str]:
    return [name for (name,) in connection.execute(_LIST, (_mark(connection),))]


def _mark(connection: psycopg.Connection) -> str:
    return _MARK.format(database=connection.info.dbname)


def _exists(connection: psycopg.Connection, name: str) -> bool:
    """Tell whether the reader exists; raise ConfigError when another role bears its name."""
    row = connection.execute(_FIND, (name,)).fetchone()
    if row is not None and row[0] != _mark(connection):
        raise ConfigError(
            f"the role {name!r} is there and is no reader of this database; choose another name"
        )
    return row is not None


def _set_password(connection: psycopg.Connection, name: str, password: str) -> None:
    """Set a password that is encrypted here, so that no log of the server ever has it."""
    secret = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    statement = sql.SQL("alter role {} password {}")
    connection.execute(statement.format(sql.Identifier(name), sql.Literal(secret.decode())))


def _is_superuser(connection: psycopg.Connection) -> bool:
    row = connection.execute("select current_setting('is_superuser')::boolean").fetchone()
    return bool(row and row[0])


def _named(statements: str, connection: psycopg.Connection, role: str) -> sql.Composed:
    """Put quoted names into statements of ours."""
    return sql.SQL(statements).format(
        role=sql.Identifier(role),
        database=sql.Identifier(connection.info.dbname),
        mark=sql.Literal(_mark(connection)),
    )


@contextmanager
def _driver(engine: Engine) -> Iterator[psycopg.Connection]:
    """Lend the driver's connection in one transaction; raise DatabaseError when it is refused."""
    try:
        with engine.begin() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            yield driver
    except psycopg.Error as error:
        raise DatabaseError(f"the server refused, and nothing was changed: {error}") from error
