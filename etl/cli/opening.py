"""The database a command works on: found, started and brought to this version's schema."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

    from etl.database.server import LocalServer


def ready_engine(
    context: typer.Context, *, quiet: bool = False, for_readers: bool = False
) -> "Engine":
    """Return an engine on a database of this version; start and upgrade what is ours to change.

    A database of the user's own is upgraded only while it is empty. Raises ConfigError, for a login
    that reads schema bi alone too, unless that is enough. What takes time is told on stderr, unless
    `quiet`.
    """
    from etl.cli.printing import say
    from etl.database.contents import is_empty
    from etl.database.upgrade import is_current, revision
    from etl.errors import ConfigError
    from etl.seeding.writing import is_seeded

    engine = any_engine(context, quiet=quiet)
    if is_current(engine) and is_seeded(engine):
        if not for_readers:
            refuse_readers(engine, "this command")
        return engine
    ours = own_url(context) is None
    if not ours and (revision(engine) is not None or not is_empty(engine)):
        raise ConfigError(
            "the database is not of this version of whomet; whomet db upgrade brings it there"
        )
    if not quiet:
        say("preparing the database")
    prepare(engine)
    return engine


def refuse_readers(engine: "Engine", what: str) -> None:
    """Raise ConfigError for a login that reads schema bi alone."""
    from etl.database.upgrade import reads_bi_alone
    from etl.errors import ConfigError

    if reads_bi_alone(engine):
        raise ConfigError(
            f"this login reads schema bi alone, and {what} needs what lies beneath; meetings, "
            "actors, organisations, sources, topics, show, sql and report need no more"
        )


def owner_engine(context: typer.Context, what: str) -> "Engine":
    """Return any_engine's; raise ConfigError for a login that reads schema bi alone."""
    engine = any_engine(context)
    refuse_readers(engine, what)
    return engine


def any_engine(context: typer.Context, *, quiet: bool = False) -> "Engine":
    """Return an engine on the database whatever its schema; the embedded server is started.

    Its connections are closed when the command ends.
    """
    from etl.database.engine import open_engine

    own = own_url(context)
    engine = open_engine(own if own is not None else started_server(quiet=quiet).url())
    context.call_on_close(engine.dispose)
    return engine


def prepare(engine: "Engine") -> None:
    """Bring schema, reference tables and the star schema to this version."""
    from etl.database.upgrade import upgrade
    from etl.marts import fill_marts
    from etl.seeding.writing import seed

    upgrade(engine)
    seed(engine)
    fill_marts(engine)


def own_url(context: typer.Context) -> "URL | None":
    """Return the URL of the user's own server, None when the embedded one serves."""
    from etl.database.urls import database_url
    from etl.settings import Settings

    return database_url(Settings.from_env(), context.obj)


def local_server() -> "LocalServer":
    """Return the embedded server of the settings, running or not."""
    from etl.database.server import LocalServer
    from etl.settings import Settings

    return LocalServer.of(Settings.from_env())


def started_server(*, quiet: bool = False) -> "LocalServer":
    """Return the embedded server, started if it did not run; unless `quiet`, told on stderr."""
    from etl.cli.printing import say

    server = local_server()
    server.start(tell=(lambda line: None) if quiet else say)
    return server
