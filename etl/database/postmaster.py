"""What runs on a data folder: told by postmaster.pid, and checked against the live processes."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from etl.errors import ServerError

_PATIENCE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Postmaster:
    """A server as its pid file describes it."""

    pid: int
    port: int
    socket_folder: Path
    listens_on: str
    """Address of TCP, empty without it."""


def read_pid_file(data: Path) -> Postmaster | None:
    """Return the server that left postmaster.pid, dead or alive, once its file is whole."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        if not lines[4]:
            return None  # Postgres fills in the lines one by one
        return Postmaster(
            pid=int(lines[0]),
            port=int(lines[3]),
            socket_folder=Path(lines[4]),
            listens_on=lines[5].strip(),
        )
    except PermissionError as error:
        raise ServerError(
            f"{data} belongs to someone else; set WHOMET_HOME to a folder of yours"
        ) from error
    except (FileNotFoundError, NotADirectoryError, ValueError, IndexError):
        return None


def find_postmaster(data: Path) -> Postmaster | None:
    """Return the server that runs on `data`, None when none does."""
    told = read_pid_file(data)
    return told if told is not None and _works_in(told.pid, data) else None


def stop_postmaster(data: Path, *, timeout: float = 120.0) -> bool:
    """End the server on `data`, its sessions rolled back; False when none runs."""
    running = find_postmaster(data)
    if running is None:
        return False
    try:
        os.kill(running.pid, signal.SIGINT)  # Postgres calls this a fast shutdown
    except ProcessLookupError:
        return False
    deadline = time.monotonic() + timeout
    while _works_in(running.pid, data):
        if time.monotonic() > deadline:
            raise ServerError(f"Postgres (pid {running.pid}) did not stop in {timeout:.0f} seconds")
        time.sleep(0.02)
    return True


def clear_stale_locks(data: Path, socket_folder: Path) -> None:
    """Remove the lock files that Postgres itself would take for a living server's.

    Postgres believes the pid in them, although that may be another program's by now, as is likely
    in containers, or a zombie's that nobody reaps. Nothing is removed while a process is at work
    in `data`. Nor is a postmaster.pid whose pid is dead, since Postgres finds through it the
    memory of processes that outlived their server; locks of sockets tell it nothing.
    """
    told = read_pid_file(data)
    misleading = told is not None and psutil.pid_exists(told.pid)
    sockets = list(socket_folder.glob(".s.PGSQL.*"))
    if not misleading and not sockets:
        return
    deadline = time.monotonic() + _PATIENCE
    while processes_in(data):
        if time.monotonic() > deadline:
            return
        time.sleep(0.1)
    for path in sockets:
        path.unlink(missing_ok=True)
    if misleading:
        (data / "postmaster.pid").unlink(missing_ok=True)


def processes_in(data: Path) -> list[int]:
    """Return the pids of all Postgres processes at work in `data`."""
    return [process.pid for process in psutil.process_iter() if _works_in(process.pid, data)]


def _works_in(pid: int, data: Path) -> bool:
    """Tell whether `pid` is a living Postgres of this folder: each changes into its data."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE or "postgres" not in process.name():
            return False
        return Path(process.cwd()).samefile(data)
    except psutil.AccessDenied:
        return True  # a Postgres that we may not look into is not ours to remove
    except (psutil.NoSuchProcess, FileNotFoundError):
        return False
