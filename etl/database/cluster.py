"""Make the data folder of the embedded server, with a password that nobody chose."""

import os
import secrets
import shutil
import time
from pathlib import Path

from etl.database.account import Account
from etl.database.binaries import Binaries
from etl.database.home import Home
from etl.database.memory import buffer_megabytes
from etl.errors import ServerError

OWNER = "whomet"
_SETTINGS = """
# By whomet. What is changed or added below survives.
shared_buffers = '%dMB'
max_wal_size = '2GB'
max_connections = 60
# Disks of today, and memory, read anywhere at about one cost.
random_page_cost = 1.1
work_mem = '32MB'
timezone = 'UTC'
log_timezone = 'UTC'
"""
_UNSAFE = "fsync = off\nfull_page_writes = off\n"
_SMALL = 256
"""Megabytes of buffers where several servers run at once, as in tests."""
_LONGEST_REMOVAL = 10.0
"""Seconds."""


def make_cluster(home: Home, binaries: Binaries, account: Account, *, durable: bool) -> None:
    """Make the data folder at once or not at all: initdb works beside it and is renamed."""
    for unfinished in home.base.glob("data.new-*"):
        _remove_unfinished(unfinished)
    fresh = home.base / f"data.new-{secrets.token_hex(4)}"
    password = secrets.token_urlsafe(24)
    for_initdb = home.base / "password"
    try:
        fresh.mkdir(mode=0o700)
        account.own(fresh)
        _write_secret(for_initdb, f"{password}\n")
        account.own(for_initdb)
        _initdb(fresh, for_initdb, binaries, account, durable=durable)
        settings = _SETTINGS % (buffer_megabytes() if durable else _SMALL)
        settings += "" if durable else _UNSAFE
        append = 'printf %s "$1" >> "$0"'  # by the account: root follows no link in its folder
        account.run("/bin/sh", "-c", append, fresh / "postgresql.conf", settings, cwd=fresh)
        _write_secret(home.passfile, f"*:*:*:{OWNER}:{password}\n")
        fresh.rename(home.data)
    finally:
        for_initdb.unlink(missing_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)


def _remove_unfinished(folder: Path) -> None:
    """Remove what a killed starter left.

    Its initdb may outlive it and write on, so that a folder fills up again behind rmtree; with
    its files gone it soon fails.
    """
    last = time.monotonic() + _LONGEST_REMOVAL
    while folder.exists() and time.monotonic() < last:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.02)


def _initdb(
    data: Path, password: Path, binaries: Binaries, account: Account, *, durable: bool
) -> None:
    """Run initdb with a locale that is the same on every machine."""
    builtin = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = account.run(
        binaries.program("initdb"),
        *(builtin if binaries.major >= 17 else ["--locale=C.UTF-8"]),
        *([] if durable else ["--no-sync"]),
        "--encoding=UTF8",
        "--auth=scram-sha-256",
        f"--username={OWNER}",
        f"--pwfile={password}",
        "--no-instructions",
        "-D",
        data,
        cwd=data,
    )
    if done.returncode != 0:
        raise ServerError(f"the database cannot be made in {data.parent}:\n{done.stdout.strip()}")


def _write_secret(path: Path, text: str) -> None:
    """Write a file that its owner alone can read, from its first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
