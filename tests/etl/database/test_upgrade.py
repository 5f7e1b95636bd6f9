"""An upgrade does all or nothing, once, and tells whether it is needed."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, Engine, create_engine, event, text

from etl.assets import asset_dir
from etl.database import upgrade as upgrading
from etl.database import views
from etl.database.roles import grant_reader
from etl.database.upgrade import Finding, check, is_current, newest_revision, revision, upgrade
from etl.database.urls import libpq_url
from etl.errors import DatabaseError
from tests.fixtures.schemas import schema_of

ROOT = Path(__file__).resolve().parents[3]
UPGRADE = """
import sys
from etl.database.engine import open_engine
from etl.database.upgrade import upgrade
from etl.database.urls import parse_url
engine = open_engine(parse_url(sys.argv[1]))
upgrade(engine)
engine.dispose()
"""


@pytest.fixture
def empty(empty_database: URL) -> Iterator[Engine]:
    engine = create_engine(empty_database)
    yield engine
    engine.dispose()


def run(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_five_at_once_build_one_schema(empty: Engine, own_database: Engine) -> None:
    command = [sys.executable, "-c", UPGRADE, libpq_url(empty.url)]
    running = [
        subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(5)
    ]
    assert [process.communicate()[1] for process in running] == [""] * 5
    assert [process.returncode for process in running] == [0] * 5
    assert schema_of(empty.url) == schema_of(own_database.url)


def test_plain_alembic_gives_the_same_schema_and_views(empty: Engine, own_database: Engine) -> None:
    subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "alembic", "upgrade", "head"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": libpq_url(empty.url)},
        check=True,
    )
    assert schema_of(empty.url) == schema_of(own_database.url)
    assert is_current(empty)


def test_views_are_made_anew(own_database: Engine) -> None:
    before = schema_of(own_database.url)
    run(
        own_database,
        "drop view bi.actors cascade",
        "create view bi.actors as select 1 as one",
        "create view bi.left_by_an_older_version as select 1 as one",
    )
    upgrade(own_database)
    assert schema_of(own_database.url) == before


def test_readers_still_read_after_an_upgrade(own_database: Engine) -> None:
    name = f"reader_of_{own_database.url.database}"
    grant_reader(own_database, name)
    try:
        upgrade(own_database)
        run(own_database, f"set local role {name}", "select count(*) from bi.meetings_flat")
    finally:
        run(own_database, f"drop owned by {name}", f"drop role {name}")


def test_a_view_that_fails_leaves_what_was(
    own_database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = schema_of(own_database.url)
    broken = tmp_path / "010_broken.sql"
    broken.write_text("create view bi.broken as select no_such_column from meetings")
    monkeypatch.setattr(views, "view_files", lambda: [broken])
    with pytest.raises(DatabaseError, match=r"010_broken\.sql .*no_such_column"):
        upgrade(own_database)
    assert schema_of(own_database.url) == before


def test_a_migration_that_fails_leaves_what_was(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrations = shutil.copytree(asset_dir("migrations"), tmp_path / "100% migrations")
    (migrations / "versions" / "9999_broken.py").write_text(
        f'revision = "9999"\ndown_revision = "{newest_revision()}"\n'
        'def upgrade():\n    __import__("alembic").op.execute("select no_such_column")\n'
    )
    monkeypatch.setattr(upgrading, "asset_dir", lambda name: migrations)
    before = schema_of(empty.url)
    with pytest.raises(DatabaseError, match=r"changed nothing: .*no_such_column"):
        upgrade(empty)
    assert schema_of(empty.url) == before


def test_an_upgrade_that_may_not_wait_longer_names_who_is_in_the_way(
    own_database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait_in_vain(*_: object) -> None:
        raise psycopg.errors.LockNotAvailable("canceling statement due to lock timeout")

    monkeypatch.setattr("alembic.command.upgrade", wait_in_vain)
    with pytest.raises(DatabaseError, match="lock timeout; what held it is gone: try again"):
        upgrade(own_database)
    with own_database.connect() as reading:
        reading.execute(text("select * from bi.articles"))
        pid = reading.execute(text("select pg_backend_pid()")).scalar_one()
        with pytest.raises(DatabaseError, match=rf"may hold it: {pid} of \w+\. .*terminate"):
            upgrade(own_database)


def test_a_view_of_others_that_reads_ours_is_named_and_kept(own_database: Engine) -> None:
    run(own_database, "create view public.mine as select name from bi.actors")
    with pytest.raises(DatabaseError, match=r"view mine depends on view bi\.actors"):
        upgrade(own_database)
    run(own_database, "select name from public.mine")


def test_a_database_of_a_newer_version_is_refused(own_database: Engine) -> None:
    run(own_database, "update alembic_version set version_num = '9999'")
    assert revision(own_database) == "9999"
    assert not is_current(own_database)
    with pytest.raises(DatabaseError, match="install the version that made it, or a newer one"):
        upgrade(own_database)
    run(own_database, "select count(*) from bi.meetings_flat")


def test_an_empty_database_is_not_current_and_an_upgraded_one_is(empty: Engine) -> None:
    assert (is_current(empty), revision(empty)) == (False, None)
    upgrade(empty)
    assert (is_current(empty), revision(empty)) == (True, newest_revision())


def test_a_changed_view_file_asks_for_an_upgrade(
    own_database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [*files] = views.view_files()
    changed = tmp_path / files[-1].name
    changed.write_text(files[-1].read_text(encoding="utf-8") + "-- A word more.\n")
    monkeypatch.setattr(views, "view_files", lambda: [*files[:-1], changed])
    assert not is_current(own_database)
    upgrade(own_database)
    assert is_current(own_database)


def test_asking_takes_one_query(own_database: Engine) -> None:
    asked = []
    event.listen(
        own_database, "before_cursor_execute", lambda *told: asked.append(told[2]), retval=False
    )
    own_database.connect().close()
    asked.clear()
    assert is_current(own_database)
    assert len(asked) == 1


def test_asking_does_not_import_alembic() -> None:
    code = "import sys, etl.database.upgrade; print('alembic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_sound_database_has_no_findings_whatever_others_keep_in_it(own_database: Engine) -> None:
    run(own_database, "create table of_others (id int primary key)")
    assert check(own_database) == []


def test_a_schema_unlike_the_models_is_found(own_database: Engine) -> None:
    run(own_database, "alter table topics drop column description")
    [finding] = check(own_database)
    assert (finding.check, finding.rows) == ("schema", 1)
    assert "description" in finding.example


def test_views_and_functions_that_are_missing_are_named_and_an_upgrade_brings_them_back(
    own_database: Engine,
) -> None:
    run(own_database, "drop view bi.cities; drop view bi.posts; drop function bi.find_parties")
    [finding] = check(own_database)
    assert (finding.check, finding.rows) == ("views", 3)
    assert "bi.cities, bi.find_parties, bi.posts: whomet db upgrade" in finding.message
    upgrade(own_database)
    assert check(own_database) == []


def test_views_of_another_version_are_found(own_database: Engine) -> None:
    run(own_database, "comment on schema bi is 'Of old.'")
    [finding] = check(own_database)
    assert finding.check == "views"
    assert "not those of this version: run whomet db upgrade" in finding.message


def test_an_empty_database_is_a_finding_and_no_error(empty: Engine) -> None:
    assert [finding.check for finding in check(empty)] == ["schema"]


def test_rows_that_contradict_each_other_are_found(own_database: Engine) -> None:
    run(
        own_database,
        "insert into actors (id, name, sort_key)"
        " values ('6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41', 'Nobody', 'nobody')",
    )
    [finding] = check(own_database)
    assert isinstance(finding, Finding)
    assert (finding.check, finding.rows) == ("actors_without_members", 1)
    assert "6f1d4a52" in finding.example
