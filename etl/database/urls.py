"""The URLs that name a database, for SQLAlchemy and for libpq."""

from pathlib import Path
from urllib.parse import quote, urlencode

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from etl.errors import ConfigError
from etl.settings import Settings

_SCHEMES = {"postgres", "postgresql", "postgresql+psycopg"}
DRIVER = "postgresql+psycopg"


def database_url(settings: Settings, override: str | None = None) -> URL | None:
    """Return the URL of the user's own server, None when the embedded one is to be used."""
    text = override or settings.database_url
    return parse_url(text) if text else None


def parse_url(text: str) -> URL:
    """Return a URL for SQLAlchemy from one as libpq or SQLAlchemy write it."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise ConfigError(
            "the database URL cannot be read; write postgresql://user:password@host:5432/database"
        ) from error
    if url.drivername not in _SCHEMES:
        raise ConfigError(
            f"the database URL starts with {url.drivername}://, but whomet keeps its data in "
            "Postgres: write postgresql://user:password@host:5432/database"
        )
    return url.set(drivername=DRIVER)


def local_url(*, socket_folder: Path, port: int, passfile: Path, user: str, database: str) -> URL:
    """Return the URL of a database behind a socket, its password in a file."""
    query = {"host": str(socket_folder), "port": str(port), "passfile": str(passfile)}
    return URL.create(DRIVER, username=user, database=database, query=query)


def login_url(url: URL, name: str, password: str | None = None) -> URL:
    """Return the URL by which another login reaches the database; the owner's file is not its."""
    return url.difference_update_query(["passfile"])._replace(username=name, password=password)


def libpq_url(url: URL, *, hide_password: bool = False) -> str:
    """Return the URL as psql, BI tools and whomet itself understand it.

    SQLAlchemy writes a space in the query as "+", which libpq would take for a plus.
    """
    user = quote(url.username or "", safe="")
    if url.password is not None:
        user += ":" + ("***" if hide_password else quote(str(url.password), safe=""))
    host = f"[{url.host}]" if url.host and ":" in url.host else url.host or ""
    port = f":{url.port}" if url.port else ""
    query = urlencode(url.query, doseq=True, quote_via=quote, safe="")
    place = f"{user + '@' if user else ''}{host}{port}/{quote(url.database or '', safe='')}"
    return f"postgresql://{place}" + (f"?{query}" if query else "")
