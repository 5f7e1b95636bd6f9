"""What is told of an error that ends a command: one message, and no trace where it is known."""

import sys

STOPPED = (
    "stopped. What was written before stays, nothing is half written; "
    "run the same command again to go on."
)


def failure_message(error: BaseException) -> str | None:
    """Return what to tell of an error meant for users or of the database, None for another.

    The database's libraries are looked up rather than imported: a command that never asked the
    database must not pay a second for them here.
    """
    from etl.errors import WhometError

    if isinstance(error, WhometError):
        return str(error)
    alchemy, psycopg = sys.modules.get("sqlalchemy.exc"), sys.modules.get("psycopg")
    if alchemy is not None and isinstance(error, alchemy.DBAPIError):
        said = str(error.orig).strip()
    elif psycopg is not None and isinstance(error, psycopg.Error):
        said = str(error).strip()
    else:
        return None
    return f"the database refused: {said}\nNothing was changed by this statement."


def exit_told(code: object) -> bool:
    """Say whether whoever left with this code told why: JSON Lines are told no words besides."""
    log = sys.modules.get("etl.cli.json_log")
    return code != 130 or (log is not None and log.log.is_used)
