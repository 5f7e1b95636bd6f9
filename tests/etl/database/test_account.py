"""Root and others: who runs the server, and what is left alone."""

import os
import shutil
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest

from etl.database import home as home_module
from etl.database.account import Account, choose_account
from etl.database.binaries import find_binaries
from etl.database.home import Home
from etl.database.server import LocalServer
from etl.errors import ConfigError, ServerError
from tests.etl.database.servers import account_of, ask, mode, server_in

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
NOBODY = 65534


@pytest.fixture
def elsewhere(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put what root's server cannot reach in its home below the test's folder."""
    monkeypatch.setattr(home_module, "_UNREACHABLE", open_folder / "elsewhere")
    return open_folder / "elsewhere"


@as_root
def test_root_runs_it_as_an_account_without_rights(open_folder: Path) -> None:
    server = server_in(open_folder / "home")
    server.start()
    try:
        assert account_of(server) != 0
        assert server.home.data.owner() in {"postgres", "nobody"}
        assert server.home.passfile.stat().st_uid == 0
    finally:
        server.stop()


@as_root
def test_folders_that_are_closed_stay_closed(open_folder: Path, elsewhere: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    server = server_in(closed / "home")
    server.start()
    try:
        assert ask(server, "select 1") == 1
        assert mode(closed) == 0o700
        assert server.home.data.is_relative_to(elsewhere)
        server.stop()
        assert ask_again(server) == 1
    finally:
        server.stop()


def ask_again(server: LocalServer) -> object:
    server.start()
    return ask(server, "select 1")


@as_root
def test_the_data_of_a_home_that_was_removed_are_set_aside(
    open_folder: Path, elsewhere: Path
) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    server = server_in(closed / "home")
    server.start()
    ask(server, "create table old as select 1 as one")
    shutil.rmtree(server.home.path)  # without a stop: the next start ends the old server
    try:
        server.start()
        assert ask(server, "select to_regclass('old') is null") is True
        assert len(list(elsewhere.glob("*/data.removed/PG_VERSION"))) == 1
    finally:
        server.stop()


@as_root
def test_a_lost_link_is_not_a_removed_home(open_folder: Path, elsewhere: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    server = server_in(closed / "home")
    server.start()
    server.stop()
    (server.home.path / "server").unlink()
    with pytest.raises(ServerError, match="is gone; make it again"):
        server.start()


@as_root
def test_programs_in_a_closed_folder_are_copied(open_folder: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    package = find_binaries(None).folder.parents[1]
    for name in (package.name, f"{package.name}.libs"):
        if package.with_name(name).exists():
            (closed / name).symlink_to(package.with_name(name))
    folder = closed / package.name / find_binaries(None).folder.parent.name / "bin"
    server = LocalServer(home=Home(path=open_folder / "home"), postgres_bin=folder, durable=False)
    server.start()
    try:
        running = server.running()
        assert running is not None
        program = Path(psutil.Process(running.pid).exe())
        assert program.is_relative_to(server.home.path)
        assert mode(closed) == 0o700
    finally:
        server.stop()


@as_root
def test_an_ordinary_user_runs_it_as_oneself_and_root_joins_in(open_folder: Path) -> None:
    if not Account(uid=NOBODY, gid=NOBODY, steps_down=True).can_run(
        find_binaries(None).program("postgres")
    ):
        pytest.skip("the programs of Postgres are closed to other accounts here")
    folder = open_folder / "theirs"
    folder.mkdir()
    os.chown(folder, NOBODY, NOBODY)
    assert run_as_nobody(start_and_ask, folder / "home") == NOBODY
    server = server_in(folder / "home")
    try:
        assert account_of(server) == NOBODY
        server.stop()
        server.start()  # by root, as the owner of the data
        assert account_of(server) == NOBODY
    finally:
        server.stop()


def start_and_ask(home: Path) -> int:
    server = server_in(home)
    server.start()
    assert ask(server, "select 1") == 1
    return account_of(server)


def run_as_nobody(function: Callable[[Path], int], home: Path) -> int:
    """Return what `function` returns in a process that gave up root's rights."""
    context = get_context("fork")  # an interpreter below root's folder could not be started again
    ours, theirs = context.Pipe()

    def step_down() -> None:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        theirs.send(function(home))

    process = context.Process(target=step_down)
    process.start()
    process.join(60)
    assert process.exitcode == 0
    result: int = ours.recv()
    return result


@as_root
def test_root_chooses_an_account_that_exists(open_folder: Path) -> None:
    missing = open_folder / "data"
    assert choose_account(missing, "nobody").uid == NOBODY
    with pytest.raises(ConfigError, match="there is no account no-such-account"):
        choose_account(missing, "no-such-account")
    with pytest.raises(ConfigError, match="refuses to run as root"):
        choose_account(missing, "root")
    missing.mkdir()
    with pytest.raises(ServerError, match="belongs to root"):
        choose_account(missing, None)


def test_a_home_that_cannot_be_made_is_named(open_folder: Path) -> None:
    (open_folder / "file").write_text("")
    with pytest.raises(ServerError, match="file/home cannot be made"):
        server_in(open_folder / "file" / "home").start()
