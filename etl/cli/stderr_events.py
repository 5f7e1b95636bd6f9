"""Make events of all that comes to stderr: words to the user, warnings, what workers print."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import typer

from etl.cli.failing import STOPPED, failure_message
from etl.cli.json_log import log, write_event

_MARK = "that was the last line"


@contextmanager
def stderr_as_events() -> Iterator[None]:
    """Leave stderr to events alone, and make one of the error that ends the command.

    Whoever else writes a line there makes an event `message` of it, with the load under way.
    """
    log.is_used, log.load_id = True, None
    with _lines_as_events():
        try:
            yield
        except (typer.Exit, typer.Abort):
            raise
        except KeyboardInterrupt:
            _fail(STOPPED, 130)
        except Exception as error:
            known = failure_message(error)
            _fail(known or "".join(traceback.format_exception(error)), 2)


def _fail(message: str, code: int) -> None:
    write_event("failed", load=log.load_id, error=message, exit_code=code)
    raise typer.Exit(code)


@contextmanager
def _lines_as_events() -> Iterator[None]:
    """Put a pipe in the place of stderr and tell its lines; the true one is left to events.

    What is replaced is the file itself (descriptor 2), since workers and libraries in C write
    there too. Where stderr is something else, as in tests, nothing is done.
    """
    if not _is_file_2():
        yield
        return
    sys.stderr.flush()
    reading, writing = os.pipe()
    kept = os.dup(2)
    os.dup2(writing, 2)
    os.close(writing)
    with os.fdopen(kept, "w", encoding="utf-8", errors="backslashreplace") as log.out:
        teller = Thread(target=_tell_lines, args=(reading,), daemon=True)
        teller.start()
        try:
            yield
        finally:
            # Workers that are still to end hold the pipe open: its end would not come.
            print(f"\n{_MARK}", file=sys.stderr, flush=True)
            teller.join()
            os.dup2(kept, 2)
            log.out = None


def _is_file_2() -> bool:
    try:
        return sys.stderr.fileno() == 2
    except (AttributeError, OSError):
        return False


def _tell_lines(reading: int) -> None:
    """Make an event of each line up to the last."""
    with os.fdopen(reading, encoding="utf-8", errors="backslashreplace") as lines:
        for line in lines:
            if line.rstrip("\n") == _MARK:
                return
            if line.strip():
                write_event("message", load=log.load_id, text=line.rstrip("\n"))
