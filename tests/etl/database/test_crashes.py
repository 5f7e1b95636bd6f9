"""The embedded server after accidents: killed servers, killed clients, pids that lie."""

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psycopg
import pytest
from psycopg.errors import DuplicateDatabase, UniqueViolation

from etl.database import postmaster
from etl.database.postmaster import clear_stale_locks, read_pid_file
from etl.database.server import DATABASE, LocalServer
from etl.database.urls import libpq_url
from tests.etl.database.servers import (
    account_of,
    ask,
    kill_server,
    server_in,
    starter,
    wait_until,
)
from tests.fixtures.database import open_folder_for_all


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with open_folder_for_all() as folder:
        server = server_in(folder / "home")
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture(autouse=True)
def _running(server: LocalServer) -> None:
    server.start()


def lie_about_the_pid(server: LocalServer, pid: int) -> None:
    """Write another pid into the lock files that a killed server left."""
    locks = [*(server.home.base / "run").glob(".s.PGSQL.*.lock")]
    assert len(locks) == 1
    for file in (server.home.data / "postmaster.pid", *locks):
        _, *rest = file.read_text().splitlines()
        file.write_text("\n".join([str(pid), *rest]) + "\n")


def test_after_kill_9_it_starts_at_once_with_all_that_was_committed(server: LocalServer) -> None:
    ask(server, "create table rows_kept as select generate_series(1, 100000) as number")
    busy = psycopg.connect(libpq_url(server.url()))
    busy.execute("insert into rows_kept values (0)")
    kill_server(server)
    server.start()
    assert ask(server, "select count(*) from rows_kept") == 100_000
    busy.close()


def test_a_pid_that_was_given_to_another_program_is_no_server(server: LocalServer) -> None:
    # Of the server's own account: Postgres itself sees through the others.
    sleeper = subprocess.Popen(["sleep", "60"], user=account_of(server))
    try:
        kill_server(server)
        wait_until(lambda: not postmaster.processes_in(server.home.data))
        lie_about_the_pid(server, sleeper.pid)
        assert server.running() is None
        assert server.stop() is False
        assert server.start().pid != sleeper.pid
        assert ask(server, "select 1") == 1
        assert sleeper.poll() is None
    finally:
        sleeper.kill()
        sleeper.wait()


def test_a_zombie_is_no_server(server: LocalServer) -> None:
    zombie = subprocess.Popen(["true"], user=account_of(server))
    try:
        kill_server(server)
        wait_until(lambda: not postmaster.processes_in(server.home.data))
        lie_about_the_pid(server, zombie.pid)
        server.start()
        assert ask(server, "select 1") == 1
    finally:
        zombie.wait()


def test_the_pid_file_of_a_dead_server_is_left_to_postgres(server: LocalServer) -> None:
    kill_server(server)
    wait_until(lambda: not postmaster.processes_in(server.home.data))
    gone = subprocess.Popen(["true"])
    gone.wait()
    lie_about_the_pid(server, gone.pid)
    dead = read_pid_file(server.home.data)
    clear_stale_locks(server.home.data, server.home.base / "run")
    assert read_pid_file(server.home.data) == dead


def test_a_client_killed_while_it_writes_leaves_a_server_that_works_and_stops(
    server: LocalServer,
) -> None:
    more = """
import psycopg
from etl.database.urls import libpq_url
connection = psycopg.connect(libpq_url(server.url()))
connection.execute("create table half as select 1 as one")
print("written", flush=True)
signal.pause()
"""
    client = starter(server.home.path, more)
    assert client.stdout is not None
    assert client.stdout.readline().strip().isdigit()
    assert client.stdout.readline() == "written\n"
    client.kill()
    client.communicate()
    assert ask(server, "select to_regclass('half') is null") is True
    assert server.stop() is True
    assert server.running() is None


def test_a_starter_killed_at_any_moment_leaves_a_home_that_starts() -> None:
    for seconds in (0.8, 1.3):
        with open_folder_for_all() as folder:
            client = starter(folder / "home")
            time.sleep(seconds)
            client.kill()
            client.communicate()
            server = server_in(folder / "home")
            try:
                server.start()
                assert ask(server, "select 1") == 1
                assert not list(server.home.base.glob("data.new-*"))
            finally:
                server.stop()


def test_a_starter_killed_before_it_made_the_database_leaves_that_to_the_next(
    server: LocalServer,
) -> None:
    with psycopg.connect(libpq_url(server.url("postgres")), autocommit=True) as connection:
        connection.execute(f"drop database {DATABASE} with (force)")
    assert server.running() is None
    server.start()
    assert ask(server, "select 1") == 1


def test_a_database_that_a_killed_starter_is_still_making_is_waited_for(
    server: LocalServer,
) -> None:
    admin = libpq_url(server.url("postgres"))
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"drop database {DATABASE} with (force)")
    with ThreadPoolExecutor() as pool, psycopg.connect(admin, autocommit=True) as connection:
        making = pool.submit(connection.execute, f"create database {DATABASE}")
        server.start()
        assert ask(server, "select 1") == 1
        with suppress(DuplicateDatabase, UniqueViolation):
            making.result()


def test_an_initdb_that_outlives_its_starter_leaves_nothing_behind() -> None:
    with open_folder_for_all() as folder:
        server = server_in(folder / "home")
        server.home.make()
        unfinished = server.home.base / "data.new-dead"
        (unfinished / "base").mkdir(parents=True)
        write = 'for i in $(seq 30); do : > "$0/base/$i" || exit; sleep 0.01; done'
        orphan = subprocess.Popen(["sh", "-c", write, unfinished], stderr=subprocess.DEVNULL)
        try:
            server.start()
            assert not unfinished.exists()
        finally:
            orphan.wait()
            server.stop()
