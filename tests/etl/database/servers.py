"""What the tests of the embedded server share."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg

from etl.database.home import Home
from etl.database.server import LocalServer
from etl.database.urls import libpq_url

ROOT = Path(__file__).resolve().parents[3]
START = """
import os, signal, sys
from pathlib import Path
from etl.database.home import Home
from etl.database.server import LocalServer
server = LocalServer(home=Home(path=Path(sys.argv[1])), durable=False)
print(server.start().pid, flush=True)
"""


def server_in(home: Path) -> LocalServer:
    """Return a server that a power cut may destroy, but no other accident."""
    return LocalServer(home=Home(path=home), durable=False)


def ask(server: LocalServer, statement: str) -> object:
    """Run a statement in a session of its own and return the first value it gives."""
    with psycopg.connect(libpq_url(server.url()), autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def starter(home: Path, more: str = "") -> subprocess.Popen[str]:
    """Start the server from a process of its own, which then runs `more`."""
    return subprocess.Popen(
        [sys.executable, "-c", START + more, str(home)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_server(server: LocalServer) -> None:
    """Kill the server so that it can clean up nothing."""
    running = server.running()
    assert running is not None
    os.kill(running.pid, signal.SIGKILL)
    wait_until(lambda: server.running() is None)


def account_of(server: LocalServer) -> int:
    """Return the uid that the server runs as."""
    running = server.running()
    assert running is not None
    return int(psutil.Process(running.pid).uids().real)


def mode(path: Path) -> int:
    """Return the permissions of a file or folder."""
    return path.stat().st_mode & 0o777


def wait_until(happens: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for something; fail when it does not happen."""
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)
