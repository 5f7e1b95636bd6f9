"""The command `whomet`, one file a group of commands: parse, call a function, print, exit code."""

import sys


def main() -> None:
    """Run the command; turn the errors meant for users into one message and an exit code."""
    from etl.cli.app import app
    from etl.errors import WhometError

    try:
        app()
    except WhometError as error:
        _fail(str(error))
    except SystemExit as exit_:
        if exit_.code == 130:
            print(
                "\nwhomet: stopped. What was written before stays, nothing is half written; "
                "run the same command again to go on.",
                file=sys.stderr,
            )
        raise
    except Exception as error:
        message = _database_message(error)
        if message is None:
            raise
        _fail(message)


def _fail(message: str) -> None:
    """Print why the command failed and leave with code 2."""
    print(f"whomet: {message}", file=sys.stderr)
    sys.exit(2)


def _database_message(error: Exception) -> str | None:
    """Return what Postgres said when it refused, or None for an error of another kind.

    Its libraries are looked up rather than imported: a command that never asked the database
    must not pay a second for them here.
    """
    alchemy, psycopg = sys.modules.get("sqlalchemy.exc"), sys.modules.get("psycopg")
    if alchemy is not None and isinstance(error, alchemy.DBAPIError):
        said = str(error.orig).strip()
    elif psycopg is not None and isinstance(error, psycopg.Error):
        said = str(error).strip()
    else:
        return None
    return f"the database refused: {said}\nNothing was changed by this statement."
