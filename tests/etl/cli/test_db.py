"""`whomet db` as it is typed: the embedded server, a server of one's own, backups, readers."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, Engine, create_engine
from typer.testing import CliRunner, Result

from etl.cli.app import app
from etl.database.upgrade import is_current, upgrade
from etl.database.urls import libpq_url
from etl.errors import ConfigError
from etl.seeding.writing import is_seeded
from tests.fixtures.database import open_folder_for_all

Run = Callable[..., Result]


def invoke(*words: str, home: Path, url: str | None = None, typed: str | None = None) -> Result:
    """Run a command; errors for users come as they are raised."""
    environment = {"WHOMET_HOME": str(home), "DATABASE_URL": url or ""}
    result = CliRunner().invoke(app, list(words), env=environment, input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(scope="module")
def whomet() -> Iterator[Run]:
    """Run commands on an embedded server that starts when one of them needs it."""
    with open_folder_for_all() as folder:

        def run(*words: str, **options: str) -> Result:
            return invoke(*words, home=folder / "home", **options)

        try:
            yield run
        finally:
            run("db", "stop")


@pytest.fixture
def own(empty_database: URL, tmp_path: Path) -> Run:
    """Run commands with DATABASE_URL set, and a home in which nothing may appear."""

    def run(*words: str, **options: str) -> Result:
        result = invoke(*words, home=tmp_path / "home", url=libpq_url(empty_database), **options)
        assert not (tmp_path / "home").exists()
        return result

    return run


def test_the_server_starts_stops_and_says_how_it_is(whomet: Run) -> None:
    assert "stopped" in whomet("db", "status").stdout
    assert whomet("db", "start").stdout.startswith("Postgres runs (pid ")
    status = whomet("db", "status").stdout
    assert "tcp       off" in status
    assert "schema    none yet" in status
    assert whomet("db", "stop").stdout == "stopped\n"
    assert whomet("db", "stop").stdout == "the embedded server did not run\n"


def test_the_url_is_one_line_and_leads_to_a_database_that_is_ready(whomet: Run) -> None:
    result = whomet("db", "url")
    assert result.stderr == ""
    (line,) = result.stdout.splitlines()
    with psycopg.connect(line) as connection:
        connection.execute("select count(*) from bi.who_met_whom")
        assert connection.execute("select count(*) > 100 from countries").fetchone() == (True,)
    assert "current" in whomet("db", "status").stdout
    assert whomet("db", "upgrade").exit_code == 0
    assert whomet("db", "check").stdout == "nothing is wrong\n"


def test_how_to_connect_is_told_with_and_without_tcp(whomet: Run) -> None:
    assert "whomet db start --tcp" in whomet("db", "connect").stdout
    started = whomet("db", "start", "--tcp")
    assert ", on 127.0.0.1:" in started.stdout
    told = whomet("db", "connect").stdout
    assert "host      127.0.0.1" in told
    assert "whomet db role reader --name bi_reader   makes a login" in told
    assert "url" not in told
    assert whomet("db", "start").stdout == started.stdout
    whomet("db", "start", "--no-tcp")
    assert "whomet db start --tcp" in whomet("db", "connect").stdout
    with pytest.raises(ConfigError, match="give both"):
        whomet("db", "start", "--port", "6000")


def test_a_reader_gets_a_url_that_works(whomet: Run, tmp_path: Path) -> None:
    first = whomet("db", "role", "reader", "--name", "bi_reader")
    assert "whomet db start --tcp" in first.stderr
    whomet("db", "start", "--tcp")
    file = tmp_path / "password"
    file.write_text("pass word/%\n")
    made = whomet("db", "role", "reader", "--name", "bi_reader", "--password-file", str(file))
    (line,) = made.stdout.splitlines()
    with psycopg.connect(line) as connection:
        connection.execute("select count(*) from meetings_flat")
    again = whomet("db", "role", "reader", "--name", "bi_reader")
    assert "keeps the password" in again.stderr
    assert whomet("db", "role", "list").stdout == "bi_reader\n"
    whomet("db", "start", "--no-tcp")
    whomet("db", "reset", "--yes")
    assert whomet("db", "role", "list").stdout == "bi_reader\n"
    whomet("db", "role", "drop", "--name", "bi_reader")
    assert whomet("db", "role", "list").stdout == ""


def test_bi_tools_are_offered_the_reader_and_never_the_owner(whomet: Run) -> None:
    with psycopg.connect(whomet("db", "url").stdout.strip()) as connection:
        owner = connection.info.user
    made = whomet("db", "role", "reader", "--name", "bi_reader").stdout.strip()
    whomet("db", "start", "--tcp")
    tools = whomet("db", "connect").stdout.partition("BI tools")[2]
    whomet("db", "start", "--no-tcp")
    with psycopg.connect(made) as connection:
        password = connection.info.password
    whomet("db", "role", "drop", "--name", "bi_reader")
    (url,) = [line.split()[1] for line in tools.splitlines() if line.strip().startswith("url")]
    assert url.startswith("postgresql://bi_reader@127.0.0.1:")
    assert "whomet does not keep it" in tools
    assert password not in tools
    assert f"//{owner}@" not in tools


def test_reset_asks_first(whomet: Run) -> None:
    refused = whomet("db", "reset", typed="n\n")
    assert refused.exit_code == 1
    assert "Remove all articles, meetings and judgements" in refused.output


def test_a_backup_replaces_what_is_there_only_when_told_to(whomet: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup.dump"
    assert whomet("db", "backup", str(file)).exit_code == 0
    with pytest.raises(ConfigError, match="is not empty; --yes"):
        whomet("db", "restore", str(file))
    assert whomet("db", "restore", str(file), "--yes").exit_code == 0
    assert whomet("db", "check").exit_code == 0
    with pytest.raises(ConfigError, match="there is no file"):
        whomet("db", "restore", str(tmp_path / "none"))
    with pytest.raises(ConfigError, match="make it first"):
        whomet("db", "backup", str(tmp_path / "none" / "file"))


def test_psql_takes_all_its_arguments(whomet: Run, capfd: pytest.CaptureFixture[str]) -> None:
    result = whomet("db", "psql", "-X", "-A", "-t", "--command", "select current_database()")
    assert result.exit_code == 0
    assert capfd.readouterr().out == "whomet\n"
    assert whomet("db", "psql", "-X", "-c", "select 1/0").exit_code == 1


def test_a_server_of_ones_own_is_neither_started_nor_stopped(own: Run) -> None:
    for words in (["start"], ["stop"]):
        with pytest.raises(ConfigError, match="a server of your own"):
            own("db", *words)


def test_an_empty_database_of_ones_own_is_made_ready_on_first_use(
    own: Run, empty_database: URL, capfd: pytest.CaptureFixture[str]
) -> None:
    assert own("db", "psql", "-X", "-A", "-t", "-c", "table bi.who_met_whom").exit_code == 0
    engine = create_engine(empty_database)
    assert is_current(engine)
    assert is_seeded(engine)
    engine.dispose()
    assert own("db", "url").stdout.strip() == libpq_url(empty_database)
    assert "current" in own("db", "status").stdout
    assert "postgresql" not in capfd.readouterr().out


def test_a_database_with_tables_of_others_is_only_changed_when_told_to(
    own: Run, empty_database: URL
) -> None:
    engine = create_engine(empty_database)
    with engine.begin() as connection:
        connection.exec_driver_sql("create table theirs (a int)")
    with pytest.raises(ConfigError, match="whomet db upgrade brings it there"):
        own("meetings")
    engine.dispose()


def test_a_schema_that_is_behind_is_named(own: Run, empty_database: URL) -> None:
    engine = create_engine(empty_database)
    upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '0001'")
    with pytest.raises(ConfigError, match="whomet db upgrade"):
        own("meetings")
    assert "another version's" in own("db", "status").stdout
    engine.dispose()


def test_check_finds_what_is_wrong(own_database: Engine, tmp_path: Path) -> None:
    with own_database.begin() as connection:
        connection.exec_driver_sql("alter table loads drop column error")
    result = invoke("db", "check", home=tmp_path / "home", url=libpq_url(own_database.url))
    assert result.exit_code == 1
    assert result.stdout.startswith("schema: ")


def test_a_user_sees_one_line_and_no_traceback(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [
            "env",
            f"WHOMET_HOME={tmp_path / 'home'}",
            "DATABASE_URL=postgres://ann:hidden@127.0.0.1:1/x",
            sys.executable,
            "-c",
            "import sys; sys.argv[1:] = ['db', 'check']; from etl.cli import main; main()",
        ],
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("whomet: postgresql://ann:***@127.0.0.1:1/x does not answer")
    assert "hidden" not in done.stderr
    assert "Traceback" not in done.stderr
