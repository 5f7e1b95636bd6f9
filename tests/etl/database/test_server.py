"""The embedded server in ordinary life, in awkward folders, and over TCP."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from etl.database.ports import free_port
from etl.database.server import LocalServer
from etl.errors import ConfigError, ServerError
from tests.etl.database.servers import ask, mode, server_in, starter
from tests.fixtures.database import open_folder_for_all


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with open_folder_for_all() as folder:
        server = server_in(folder / "home")
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def running(server: LocalServer) -> LocalServer:
    server.start(tcp=0)
    return server


def test_it_starts_on_demand_and_runs_until_it_is_stopped(server: LocalServer) -> None:
    assert server.running() is None
    assert server.stop() is False
    told: list[str] = []
    first = server.start(tell=told.append)
    assert told == [f"making a database in {server.home.path}"]
    assert server.start() == first
    assert ask(server, "select 1") == 1
    assert server.stop() is True
    assert server.running() is None
    with pytest.raises(ServerError, match="whomet db start"):
        server.url()


def test_what_was_written_is_there_after_a_restart(running: LocalServer) -> None:
    ask(running, "create table kept as select 7 as seven")
    running.stop()
    running.start()
    assert ask(running, "select seven from kept") == 7


def test_it_keeps_to_its_owner_and_to_one_locale(running: LocalServer) -> None:
    assert mode(running.home.passfile) == 0o600
    assert mode(running.home.data) == mode(running.home.data.parent / "run") == 0o700
    assert mode(running.home.log) == 0o600
    assert ask(running, "show listen_addresses") == ""
    assert ask(running, "show timezone") == "UTC"
    assert ask(running, "select lower('É') = 'é' and 'Z' < 'a'") is True
    assert ask(running, "show server_encoding") == "UTF8"


def test_without_the_password_nobody_gets_in(running: LocalServer) -> None:
    url = running.url()
    folder = str(url.query["host"])
    for password in ("", "guessed"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(
                host=folder, user="whomet", dbname="whomet", password=password, passfile="none"
            )


def test_tcp_on_request_asks_for_the_password_and_is_remembered(running: LocalServer) -> None:
    port = free_port(20_000 + hash(running.home.path) % 20_000)
    assert running.tcp_url() is None
    running.start(tcp=port)
    assert ask(running, "show listen_addresses") == "127.0.0.1"
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host="127.0.0.1", port=port, user="whomet", dbname="whomet", passfile="none"
        )
    psycopg.connect(
        host="127.0.0.1",
        port=port,
        user="whomet",
        dbname="whomet",
        passfile=str(running.home.passfile),
    ).close()
    running.stop()
    assert running.tcp_port() == port
    assert running.start().port == port
    assert running.start(tcp=0).listens_on == ""
    assert running.tcp_port() == 0


def test_a_restart_for_tcp_ends_nobodys_session(running: LocalServer) -> None:
    from etl.database.urls import libpq_url

    with (
        psycopg.connect(libpq_url(running.url())),
        pytest.raises(ServerError, match="1 sessions are open"),
    ):
        running.start(tcp=free_port(45_000))
    assert running.tcp_port() == 0


def test_a_port_that_is_taken_is_said_to_be(running: LocalServer) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port} is taken"):
            running.start(tcp=port)
        assert free_port(port) == port + 1
    running.start(tcp=0)


def test_a_password_file_that_is_gone_or_wrong_is_named(running: LocalServer) -> None:
    passfile = running.home.passfile
    kept = passfile.read_text()
    passfile.write_text("*:*:*:whomet:wrong\n")
    try:
        with pytest.raises(ServerError, match="pgpass does not hold the password"):
            running.start()
    finally:
        passfile.write_text(kept)


def test_a_folder_with_spaces_and_quotes_will_do(open_folder: Path) -> None:
    server = server_in(open_folder / 'it\'s a "home"' / "$HOME `x` %20")
    server.start()
    try:
        assert ask(server, "select current_database()") == "whomet"
    finally:
        server.stop()


def test_a_path_too_long_for_a_socket_will_do(open_folder: Path) -> None:
    server = server_in(open_folder / ("a" * 80) / ("b" * 80))
    running = server.start()
    try:
        assert ask(server, "select 1") == 1
        assert len(str(running.socket_folder)) < 60
        assert mode(running.socket_folder) == 0o700
    finally:
        server.stop()
        running.socket_folder.rmdir()


def test_a_socket_folder_of_somebody_else_is_refused(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from etl.database import home

    monkeypatch.setattr(home, "_SHORT", open_folder)
    server = server_in(open_folder / ("a" * 100))
    server.start()
    server.stop()
    (folder,) = open_folder.glob("whomet-*")
    folder.rmdir()
    folder.symlink_to(open_folder)
    with pytest.raises(ServerError, match="belongs to someone else"):
        server.start()


def test_five_processes_at_once_start_one_server(open_folder: Path) -> None:
    home = open_folder / "home"
    starters = [starter(home) for _ in range(5)]
    try:
        pids = {process.communicate(timeout=60)[0] for process in starters}
        running = server_in(home).running()
        assert running is not None
        assert pids == {f"{running.pid}\n"}
    finally:
        server_in(home).stop()
