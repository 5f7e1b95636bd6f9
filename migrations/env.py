"""Run the migrations and make the views in one transaction, one process at a time.

On the connection that etl.database.upgrade lends, else on the server that DATABASE_URL names.
Plain `alembic upgrade head` therefore gives the schema that `whomet db upgrade` gives.
"""

from alembic import context
from sqlalchemy import URL, Connection, NullPool, create_engine, text

from etl.database.urls import database_url
from etl.database.views import create_views, drop_views
from etl.errors import ConfigError
from etl.settings import Settings
from models import Base

LOCK = 7_940_213_665
"""Number of the advisory lock that one upgrade holds at a time; no other lock may bear it."""

TURN_TIMEOUT = "set local lock_timeout = '10min'"
"""Another upgrade may take its time; but any login may hold the number, and for ever."""

LOCK_TIMEOUT = "set local lock_timeout = '10s'"
"""A migration that cannot have its table gives up, rather than stopping all who read behind it."""


def run_offline() -> None:
    """Print the statements (`alembic upgrade head --sql`), without the views."""
    context.configure(dialect_name="postgresql", literal_binds=True)
    with context.begin_transaction():
        context.execute(LOCK_TIMEOUT)
        context.run_migrations()


def run_online(connection: Connection) -> None:
    """Run what was asked for; after an upgrade to the newest revision, make the views anew."""
    changes = moves()
    if changes:
        connection.execute(text(TURN_TIMEOUT))
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        connection.execute(text(LOCK_TIMEOUT))
        drop_views(connection)
    context.configure(
        connection=connection, target_metadata=Base.metadata, compare_server_default=True
    )
    with context.begin_transaction():
        context.run_migrations()
    if changes and set(context.get_context().get_current_heads()) == {context.get_head_revision()}:
        create_views(connection)


def moves() -> bool:
    """Tell whether the command moves the database to a revision, or only asks."""
    try:
        context.get_revision_argument()
    except KeyError:
        return False
    return True


def main() -> None:
    """Choose where to run."""
    if context.is_offline_mode():
        return run_offline()
    given = context.config.attributes.get("connection")
    if isinstance(given, Connection) and given.in_transaction():
        return run_online(given)
    source = given if given is not None else create_engine(configured_url(), poolclass=NullPool)
    # An engine lends a connection of its own, a connection itself.
    with source.begin() as begun:
        run_online(begun if isinstance(begun, Connection) else source)


def configured_url() -> URL:
    """Return DATABASE_URL for our driver; raise ConfigError when it is not set."""
    url = database_url(Settings.from_env())
    if url is None:
        raise ConfigError(
            "set DATABASE_URL for alembic, or run whomet db upgrade for the local server"
        )
    return url


main()
