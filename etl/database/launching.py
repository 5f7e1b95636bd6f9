"""Start Postgres apart from this process, and wait until it answers."""

import time
from collections.abc import Callable
from pathlib import Path

import psutil

from etl.database.account import Account
from etl.database.home import Home
from etl.database.postmaster import Postmaster, find_postmaster, processes_in
from etl.errors import ServerError

LONGEST_START = 900.0
"""Seconds; recovery after a crash in the middle of a large load takes minutes."""
_LEAVING = 60.0
_SILENT = 5.0
_LAUNCH = 'umask 077; "$@" </dev/null >>"$0" 2>&1 & echo $!'
"""The shell goes at once, so the server is a child of init, whoever started it."""

Tell = Callable[[str], None]


def launch_server(command: list[str | Path], home: Home, account: Account) -> int:
    """Start the server, its output appended to the log, and return its pid."""
    home.log.touch(mode=0o600)
    account.own(home.log)
    done = account.run("/bin/sh", "-c", _LAUNCH, home.log, *command, cwd=home.data)
    if not done.stdout.strip().isdigit():
        raise ServerError(f"Postgres did not start: {done.stdout.strip()}")
    return int(done.stdout)


def wait_for_server(
    launch: Callable[[], int], home: Home, answers: Callable[[Postmaster], bool], tell: Tell
) -> Postmaster:
    """Launch until the server answers; raise ServerError with the end of its log when it cannot.

    After kill -9 the other processes of the old server hold its memory until they notice that it
    is gone. A new one refuses to start meanwhile, and is launched again.
    """
    began = time.monotonic()
    while True:
        running = _wait(launch(), home, answers, tell)
        if running is not None:
            return running
        if not processes_in(home.data) or time.monotonic() - began > _LEAVING:
            raise ServerError(f"Postgres did not start:\n{_tail(home.log)}")
        time.sleep(0.3)


def _wait(
    pid: int, home: Home, answers: Callable[[Postmaster], bool], tell: Tell
) -> Postmaster | None:
    """Return the server once it answers, None when it ended."""
    began = time.monotonic()
    told = False
    while time.monotonic() - began < LONGEST_START:
        running = find_postmaster(home.data)
        if running is not None and answers(running):
            return running
        if not _lives(pid):
            return None
        if not told and time.monotonic() - began > _SILENT:
            tell("Postgres is still starting; after a crash it first repairs its data")
            told = True
        time.sleep(0.03)
    raise ServerError(f"Postgres did not answer in {LONGEST_START:.0f} s; see {home.log}")


def _lives(pid: int) -> bool:
    """Tell whether a process runs; one that ended and waits to be reaped does not."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _tail(log: Path) -> str:
    """Return the end of the log."""
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
    except FileNotFoundError:
        return ""
