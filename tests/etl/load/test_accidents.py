"""A load whose database goes away, whose disk is full, or that somebody stops."""

import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, create_engine, text

from etl.database.server import LocalServer
from etl.database.upgrade import upgrade
from etl.errors import DatabaseError
from etl.load.connections import LastingConnection
from etl.load.outcomes import OUTCOMES, Counts, Outcome
from tests.etl.database.servers import account_of, kill_server, server_in
from tests.etl.load.killing import (
    INTERRUPTED,
    check_ledger,
    check_same_as_one_clean_run,
    end_loaders,
    news,
    start_loader,
    wait_for_batches,
)
from tests.etl.load.scripted import count, insert_reference, load_scripted
from tests.fixtures.database import open_folder_for_all

NUMBER = 100
LONG = 400
"""Articles of a load that is still at work half a second after its first batch."""


@pytest.fixture
def database(own_database: Engine) -> Iterator[Engine]:
    insert_reference(own_database)
    yield own_database
    end_loaders()


def only_load(database: Engine) -> tuple[str, Counts]:
    """Return outcome and counts of the load, which must be the only one."""
    names = ("read", *OUTCOMES)
    columns = ", ".join(f"{name}_count as {name}" for name in names)
    with database.connect() as connection:
        row = connection.execute(text(f"select outcome, {columns} from loads")).one()
    return row.outcome, Counts(**{name: getattr(row, name) for name in names})


def expected() -> Counts:
    """Return the counts of one load of the news into an empty database."""
    seen: set[tuple[str | None, int | None]] = set()
    found: list[Outcome] = []
    for article in news(NUMBER):
        key = article.external_id, article.version
        if article.text == "fail":
            found.append("rejected")
        elif key in seen:
            found.append("duplicate")
        else:
            found.append("updated" if article.version == 2 else "inserted")
        seen.add(key)
    return Counts.of(len(found), found)


def test_sessions_that_are_ended_again_and_again_cost_nothing(database: Engine) -> None:
    loader = start_loader(database, NUMBER)
    watching = database.connect().execution_options(isolation_level="AUTOCOMMIT")
    chance = random.Random(5)
    ended = 0
    while loader.is_alive() and ended < 6:
        time.sleep(chance.uniform(0.05, 0.3))
        ended += watching.execute(
            text(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
                " and exists (select from load_batches)"
            )
        ).scalar_one()
    loader.join(120)
    watching.close()
    assert loader.exitcode == 0
    assert ended
    assert only_load(database) == ("with_rejects", expected())
    check_same_as_one_clean_run(database, NUMBER)


def test_a_commit_whose_answer_is_lost_is_not_written_again(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = LastingConnection.run
    calls = 0

    def lossy(self: LastingConnection, task: Callable[..., Any], **options: Any) -> Any:
        def and_lost(driver: psycopg.Connection[Any]) -> Any:
            nonlocal calls
            answer = task(driver)
            calls += 1
            if options.get("patience") is None and calls % 3:
                driver.close()
                raise psycopg.OperationalError("server closed the connection unexpectedly")
            return answer

        return kept(self, and_lost, **options)

    monkeypatch.setattr(LastingConnection, "run", lossy)
    monkeypatch.setattr("etl.pipeline.BATCH_SIZE", 40)
    assert load_scripted(database, news(NUMBER)).counts == expected()
    monkeypatch.undo()
    assert only_load(database) == ("with_rejects", expected())
    check_same_as_one_clean_run(database, NUMBER)


def test_a_server_that_is_killed_and_one_that_is_restarted_hold_up_one_load() -> None:
    with open_folder_for_all() as folder:
        server = server_in(folder / "home")
        server.start()
        database = create_engine(server.url())
        try:
            upgrade(database)
            insert_reference(database)
            loader = start_loader(database, NUMBER)
            for number, end in enumerate([kill_server, LocalServer.stop, kill_server]):
                wait_for_batches(database, 2 + 8 * number)
                end(server)
                database.dispose()
                server.start()
            loader.join(120)
            assert loader.exitcode == 0
            assert only_load(database) == ("with_rejects", expected())
            check_same_as_one_clean_run(database, NUMBER)
        finally:
            end_loaders()
            database.dispose()
            server.stop()


def test_a_dead_server_is_waited_for_no_longer_than_patience(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.load.connections.PATIENCE", 0.5)

    def gone(driver: psycopg.Connection[Any]) -> None:
        raise psycopg.OperationalError("connection refused")

    connection = LastingConnection(database, prepare=lambda driver: None)
    with pytest.raises(psycopg.OperationalError, match="connection refused"):
        connection.run(gone)
    connection.close()


def test_other_errors_are_not_tried_again(database: Engine) -> None:
    tried = 0

    def wrong(driver: psycopg.Connection[Any]) -> None:
        nonlocal tried
        tried += 1
        driver.execute("select * from no_such_table")

    connection = LastingConnection(database, prepare=lambda driver: None)
    with pytest.raises(psycopg.errors.UndefinedTable):
        connection.run(wrong)
    connection.close()
    assert tried == 1


@pytest.fixture
def small_disk(local_server: LocalServer) -> Iterator[Path]:
    """Give a file system of a quarter megabyte that belongs to the server."""
    with tempfile.TemporaryDirectory(prefix="whomet-disk-") as name:
        Path(name).chmod(0o711)
        disk = Path(name) / "disk"
        disk.mkdir()
        options = f"size=256k,mode=700,uid={account_of(local_server)}"
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], capture_output=True
        ).returncode:
            pytest.skip("only root may mount a file system to fill")
        try:
            yield disk
        finally:
            subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_told_and_the_ledger_holds(database: Engine, small_disk: Path) -> None:
    space = f"small_{small_disk.parent.name[-6:]}"
    admin = database.connect().execution_options(isolation_level="AUTOCOMMIT")
    admin.exec_driver_sql(f"create tablespace {space} location '{small_disk}'")
    admin.exec_driver_sql(f"alter table mentions set tablespace {space}")
    try:
        with pytest.raises(DatabaseError, match=r"disk is full.*make room and run the same"):
            load_scripted(database, news(20_000))
        assert check_ledger(database)
        assert only_load(database)[0] == "failed"
    finally:
        admin.exec_driver_sql("alter table mentions set tablespace pg_default")
        admin.exec_driver_sql(f"drop tablespace {space}")
        admin.close()


def test_a_disk_that_the_server_calls_full_leaves_whole_batches(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.pipeline.BATCH_SIZE", 20)
    with database.begin() as connection:
        connection.exec_driver_sql(
            "create function fill() returns trigger language plpgsql as $$ begin"
            " if (select count(*) from articles) > 70 then"
            " raise exception 'could not extend file' using errcode = 'disk_full'; end if;"
            " return new; end $$"
        )
        connection.exec_driver_sql(
            "create trigger fill before insert on mentions for each row execute function fill()"
        )
    with pytest.raises(DatabaseError, match="disk is full: could not extend file"):
        load_scripted(database, news(NUMBER))
    assert 0 < check_ledger(database) <= 70
    with database.begin() as connection:
        connection.exec_driver_sql("drop trigger fill on mentions")
    load_scripted(database, news(NUMBER))
    check_same_as_one_clean_run(database, NUMBER)


def test_ctrl_c_at_any_moment_ends_a_load_that_can_be_run_again(database: Engine) -> None:
    chance = random.Random(3)
    for number in range(8):
        loader = start_loader(database, LONG + 10 * number, workers=1 + number % 2)
        assert loader.pid is not None
        wait_for_batches(database, count(database, "load_batches") + 1)
        time.sleep(chance.uniform(0, 0.5))
        os.kill(loader.pid, signal.SIGINT)
        loader.join(60)
        assert loader.exitcode in (INTERRUPTED, 0)
        check_ledger(database)
    with database.connect() as connection:
        outcomes = connection.execute(
            text("select outcome, coalesce(error, '') from loads group by 1, 2")
        )
        ends = {tuple(row) for row in outcomes}
    assert ("failed", "interrupted") in ends
    assert ends <= {("failed", "interrupted"), ("with_rejects", "")}
    load_scripted(database, news(LONG + 70))
    check_same_as_one_clean_run(database, LONG + 70)
