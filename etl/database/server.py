"""The embedded server: a Postgres that starts on demand and runs until it is stopped."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psycopg
from filelock import FileLock
from psycopg.errors import DuplicateDatabase, UniqueViolation
from sqlalchemy import URL

from etl.database.account import Account, choose_account
from etl.database.binaries import Binaries, find_binaries
from etl.database.cluster import OWNER, make_cluster
from etl.database.home import Home
from etl.database.launching import LONGEST_START, launch_server, wait_for_server
from etl.database.ports import PORT, TCP_HOST, refuse_if_taken
from etl.database.postmaster import (
    Postmaster,
    clear_stale_locks,
    find_postmaster,
    stop_postmaster,
)
from etl.database.urls import DRIVER, libpq_url, local_url
from etl.errors import ServerError
from etl.settings import Settings

DATABASE = "whomet"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalServer:
    """The embedded server of one home."""

    home: Home
    postgres_bin: Path | None = None
    postgres_user: str | None = None
    durable: bool = True
    """False makes and runs a cluster that a power cut may destroy: faster, for tests."""

    @classmethod
    def of(cls, settings: Settings) -> "LocalServer":
        """Return the server that the settings describe."""
        return cls(
            home=Home(path=settings.home),
            postgres_bin=settings.postgres_bin,
            postgres_user=settings.postgres_user,
        )

    def running(self) -> Postmaster | None:
        """Return what runs, None when the server is stopped, starting or without its database."""
        running = find_postmaster(self.home.data)
        return running if running is not None and self._answers(running, DATABASE) else None

    def url(self, database: str = DATABASE) -> URL:
        """Return the URL of a database of the running server."""
        running = find_postmaster(self.home.data)
        if running is None:
            raise ServerError("the embedded server does not run; whomet db start")
        return self._url(running, database)

    def tcp_port(self) -> int:
        """Return the port on which the server listens or will listen, 0 without TCP."""
        running = find_postmaster(self.home.data)
        return _listening(running) if running is not None else self._remembered()

    def tcp_url(self) -> URL | None:
        """Return the URL of the database over TCP without a password, None without TCP."""
        running = find_postmaster(self.home.data)
        if running is None or not running.listens_on:
            return None
        return URL.create(
            DRIVER,
            username=OWNER,
            host=running.listens_on,
            port=running.port,
            database=DATABASE,
            query={"passfile": str(self.home.passfile)},
        )

    def start(
        self, *, tcp: int | None = None, tell: Callable[[str], None] = lambda line: None
    ) -> Postmaster:
        """Return the server, started if it did not run; `tell` hears of what takes time.

        `tcp` is the port on 127.0.0.1, 0 for none; without it the last choice holds. A server
        that runs with another choice is started again, unless somebody is connected.
        """
        running = self.running()
        if running is not None and tcp in (None, _listening(running)):
            return running
        self.home.make()
        with self._lock():
            running = self.running()
            if running is not None:
                if tcp in (None, _listening(running)):
                    return running
                self._refuse_if_used(running)
                stop_postmaster(self.home.data)
            if tcp is not None:
                self._remember(tcp)
            return self._start(tell)

    def stop(self) -> bool:
        """Stop the server, ending its sessions; False when it did not run."""
        if not self.home.path.is_dir():
            return False
        with self._lock():
            return stop_postmaster(self.home.data)

    def binaries(self) -> Binaries:
        """Return the programs that fit the data, for whoever is at the terminal to run."""
        return find_binaries(self.postgres_bin, major=self._major())

    def _start(self, tell: Callable[[str], None]) -> Postmaster:
        """Start the server, its cluster made if there is none."""
        running = find_postmaster(self.home.data)
        if running is None:  # else whoever started it was killed while it started
            account = choose_account(self.home.data, self.postgres_user)
            binaries = self._ready_cluster(account, tell)
            sockets = self.home.socket_folder(account)
            clear_stale_locks(self.home.data, sockets)
            tcp = self._remembered()
            if tcp:
                refuse_if_taken(tcp)
            command = self._command(binaries, sockets, tcp)
            launch = partial(launch_server, command, self.home, account)
        else:
            launch = partial(int, running.pid)
        running = wait_for_server(launch, self.home, self._answers, tell)
        self._make_database(running)
        return running

    def _ready_cluster(self, account: Account, tell: Callable[[str], None]) -> Binaries:
        """Make the cluster unless it is there; return programs that the account can run."""
        binaries = self.binaries()
        if (self.home.data / "PG_VERSION").exists():
            if not self.home.passfile.exists():
                raise ServerError(f"{self.home.passfile}, the password of the database, is gone")
            return self.home.usable(binaries, account)
        tell(f"making a database in {self.home.path}")
        self.home.place(account)
        binaries = self.home.usable(binaries, account)
        make_cluster(self.home, binaries, account, durable=self.durable)
        return binaries

    def _command(self, binaries: Binaries, sockets: Path, tcp: int) -> list[str | Path]:
        """Return the command line; what must hold is on it, the rest in postgresql.conf."""
        folder = str(sockets).replace('"', '""')
        settings = {
            "unix_socket_directories": f'"{folder}"',
            "port": str(tcp or PORT),
            "listen_addresses": TCP_HOST if tcp else "",
        }
        given = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [binaries.program("postgres"), "-D", self.home.data, *given]

    def _answers(self, running: Postmaster, database: str = "postgres") -> bool:
        """Tell whether a session can be opened; raise ServerError when the password is refused."""
        try:
            psycopg.connect(libpq_url(self._url(running, database)), connect_timeout=3).close()
        except psycopg.OperationalError as error:
            if "authentication failed" in str(error):
                raise ServerError(
                    f"{self.home.passfile} does not hold the password of the database"
                ) from error
            return False
        return True

    def _make_database(self, running: Postmaster) -> None:
        """Make the database of whomet unless it is there."""
        url = libpq_url(self._url(running, "postgres"))
        with psycopg.connect(url, autocommit=True) as connection:
            found = connection.execute(
                "select 1 from pg_database where datname = %s", (DATABASE,)
            ).fetchone()
            if found is None:
                # the session of a starter that was killed may still be making it
                with suppress(DuplicateDatabase, UniqueViolation):
                    connection.execute(f"create database {DATABASE}")

    def _refuse_if_used(self, running: Postmaster) -> None:
        """Raise ServerError when a restart would end somebody's session."""
        with psycopg.connect(libpq_url(self._url(running, "postgres"))) as connection:
            row = connection.execute(
                "select count(*) from pg_stat_activity"
                " where backend_type = 'client backend' and pid <> pg_backend_pid()"
            ).fetchone()
        if row is not None and row[0]:
            raise ServerError(
                f"the server must start again for that, but {row[0]} sessions are open; close "
                "them, or run whomet db stop first"
            )

    def _url(self, running: Postmaster, database: str) -> URL:
        return local_url(
            socket_folder=running.socket_folder,
            port=running.port,
            passfile=self.home.passfile,
            user=OWNER,
            database=database,
        )

    def _lock(self) -> FileLock:
        return FileLock(self.home.lock, timeout=LONGEST_START)

    def _major(self) -> int | None:
        """Return the version of the data, None when there are none yet."""
        try:
            return int((self.home.data / "PG_VERSION").read_text(encoding="ascii"))
        except FileNotFoundError:
            return None

    def _remember(self, tcp: int) -> None:
        if tcp:
            self.home.tcp.write_text(f"{tcp}\n", encoding="ascii")
        else:
            self.home.tcp.unlink(missing_ok=True)

    def _remembered(self) -> int:
        try:
            return int(self.home.tcp.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return 0


def _listening(running: Postmaster) -> int:
    """Return the port of TCP, 0 without it."""
    return running.port if running.listens_on else 0
