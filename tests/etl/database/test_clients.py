"""Backups that come back whole, and passwords that no list of processes shows."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, create_engine

from etl.database.binaries import Binaries
from etl.database.clients import clients_for, dump, list_dump, restore, run_psql
from etl.database.contents import is_empty, remove_everything
from etl.database.upgrade import is_current
from etl.errors import DatabaseError


def test_a_backup_comes_back_whole(
    own_database: Engine, empty_database: URL, tmp_path: Path
) -> None:
    with own_database.begin() as connection:
        connection.exec_driver_sql("insert into countries (code, name) values ('KP', 'Korea')")
    clients = clients_for(own_database, None)
    file = tmp_path / "backup.dump"
    dump(own_database.url, clients, file)
    assert [path.name for path in tmp_path.iterdir()] == ["backup.dump"]
    list_dump(clients, file)
    restored = create_engine(empty_database)
    assert is_empty(restored)
    restore(empty_database, clients, file)
    with restored.connect() as connection:
        assert connection.exec_driver_sql("select name from countries").scalar_one() == "Korea"
        connection.exec_driver_sql("select * from bi.who_met_whom")
    assert is_current(restored)
    assert not is_empty(restored)
    restored.dispose()


def test_a_restore_that_fails_changes_nothing(
    own_database: Engine, empty_database: URL, tmp_path: Path
) -> None:
    clients = clients_for(own_database, None)
    file = tmp_path / "backup.dump"
    dump(own_database.url, clients, file)
    target = create_engine(empty_database)
    with target.begin() as connection:
        connection.exec_driver_sql("create table articles (mine int)")
    with pytest.raises(DatabaseError, match="already exists"):
        restore(empty_database, clients, file)
    with target.connect() as connection:
        found = connection.exec_driver_sql(
            "select string_agg(tablename, ',') from pg_tables where schemaname = 'public'"
        )
        assert found.scalar_one() == "articles"
    target.dispose()


def test_a_file_that_is_no_backup_is_refused(own_database: Engine, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a dump")
    with pytest.raises(DatabaseError, match="pg_restore failed"):
        list_dump(clients_for(own_database, None), file)


def test_a_backup_that_fails_leaves_the_one_before(own_database: Engine, tmp_path: Path) -> None:
    file = tmp_path / "backup.dump"
    file.write_text("yesterday's")
    nowhere = own_database.url.set(database="no_such_database")
    with pytest.raises(DatabaseError, match="no_such_database"):
        dump(nowhere, clients_for(own_database, None), file)
    assert file.read_text() == "yesterday's"
    assert list(tmp_path.iterdir()) == [file]


def test_emptying_leaves_tables_of_others(own_database: Engine) -> None:
    with own_database.begin() as connection:
        connection.exec_driver_sql("create table theirs as select 1 as one")
    remove_everything(own_database)
    with own_database.connect() as connection:
        found = connection.exec_driver_sql(
            "select string_agg(schemaname || '.' || tablename, ',') from pg_tables"
            " where schemaname in ('public', 'bi')"
        )
        assert found.scalar_one() == "public.theirs"


def test_psql_gets_its_arguments_and_its_status_comes_back(
    own_database: Engine, capfd: pytest.CaptureFixture[str]
) -> None:
    clients = clients_for(own_database, None)
    assert run_psql(own_database.url, clients, ["-X", "-A", "-t", "-c", "select 'a b'"]) == 0
    assert capfd.readouterr().out == "a b\n"
    assert run_psql(own_database.url, clients, ["-X", "-c", "select 1/0"]) == 1


def test_a_password_moves_from_the_url_to_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("etl.database.clients.shutil.which", lambda name: None)
    program = tmp_path / "psql"
    program.write_text(
        f"#!{sys.executable}\n"
        "import sys; from urllib.parse import parse_qs, urlsplit\n"
        "print(*sys.argv[1:])\n"
        "print(open(parse_qs(urlsplit(sys.argv[1]).query)['passfile'][0]).read(), end='')\n"
    )
    program.chmod(0o755)
    url = URL.create("postgresql+psycopg", "ann", "se:cr\\et", "db.example", 5432, "news")
    assert run_psql(url, Binaries(folder=tmp_path, version="18.0"), ["-l"]) == 0
    arguments, passfile = capfd.readouterr().out.splitlines()
    assert arguments.startswith("postgresql://ann@db.example:5432/news?passfile=")
    assert "se:cr" not in arguments
    assert passfile == "*:*:*:*:se\\:cr\\\\et"
