"""Run psql, pg_dump and pg_restore on a database, the password kept off their command line."""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine

from etl.database.binaries import Binaries, find_clients
from etl.database.urls import libpq_url
from etl.errors import DatabaseError


def clients_for(engine: Engine, chosen: Path | None) -> Binaries:
    """Return the client programs of the version of the engine's server."""
    with engine.connect() as connection:
        number = connection.exec_driver_sql("show server_version_num").scalar_one()
    return find_clients(chosen, major=int(number) // 10_000)


def run_psql(url: URL, clients: Binaries, arguments: list[str]) -> int:
    """Run psql at the terminal and return its exit status.

    The system's own is taken when it has the same version: it can edit the line, which those in
    packages cannot.
    """
    installed = shutil.which("psql")
    program = clients.program("psql")
    if installed is not None and _major_of(installed) == clients.major:
        program = Path(installed)
    with _without_password(url) as address:
        # Ctrl-C is psql's to answer: it cancels the query, and must not end us around it.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return subprocess.run(
                [program, address, *arguments], preexec_fn=_heed_interrupt
            ).returncode
        finally:
            signal.signal(signal.SIGINT, before)


def dump(url: URL, clients: Binaries, file: Path) -> None:
    """Write the whole database to `file`, which is there complete or not at all."""
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with _without_password(url) as address:
            _run(clients.program("pg_dump"), "-Fc", f"--file={unfinished}", f"--dbname={address}")
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def list_dump(clients: Binaries, file: Path) -> None:
    """Raise DatabaseError unless `file` is a dump that these programs can read."""
    _run(clients.program("pg_restore"), "--list", str(file))


def restore(url: URL, clients: Binaries, file: Path) -> None:
    """Put a dump into an empty database, all of it or nothing."""
    with _without_password(url) as address:
        _run(
            clients.program("pg_restore"),
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            f"--dbname={address}",
            str(file),
        )


def _run(program: Path, *arguments: str) -> None:
    """Run a program; raise DatabaseError with what it said when it fails."""
    done = subprocess.run(
        [program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise DatabaseError(f"{program.name} failed: {done.stderr.strip()}")


@contextmanager
def _without_password(url: URL) -> Iterator[str]:
    """Give the URL for libpq; a password in it moves to a file that lasts as long as the block."""
    if url.password is None:
        yield libpq_url(url)
        return
    escaped = str(url.password).replace("\\", "\\\\").replace(":", "\\:")
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="whomet-") as file:
        file.write(f"*:*:*:*:{escaped}\n")
        file.flush()
        bare = url.update_query_dict({"passfile": file.name})
        yield libpq_url(URL.create(**{**bare._asdict(), "password": None}))


def _major_of(psql: str) -> int | None:
    done = subprocess.run([psql, "--version"], capture_output=True, text=True)
    words = done.stdout.split()
    return int(words[2].partition(".")[0]) if done.returncode == 0 and len(words) > 2 else None


def _heed_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
