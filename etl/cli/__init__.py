"""The command `whomet`, one file a group of commands: parse, call a function, print, exit code."""

import sys


def main() -> None:
    """Run the command; turn errors into one message and exit code 2.

    An error that nobody foresaw is told with its trace. It leaves with 2 as well, for 1 says
    that all was done but for some records.
    """
    from etl.cli.app import app
    from etl.cli.failing import STOPPED, exit_told, failure_message

    try:
        app()
    except SystemExit as exit_:
        if not exit_told(exit_.code):
            print(f"\nwhomet: {STOPPED}", file=sys.stderr)
        raise
    except Exception as error:
        message = failure_message(error)
        if message is None:
            import traceback

            traceback.print_exc()
        print(f"whomet: {message or _unforeseen(error)}", file=sys.stderr)
        sys.exit(2)


def _unforeseen(error: Exception) -> str:
    return f"a fault of whomet: {type(error).__name__}: {error}. Please report the lines above."
