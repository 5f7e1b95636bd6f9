"""A load whose loader was killed does not stay running, and one that runs is left alone."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine

from etl.database.roles import drop_reader, grant_reader
from etl.database.upgrade import check
from etl.database.urls import libpq_url
from etl.errors import ConfigError
from etl.load.connections import driver_connection
from etl.load.ledger import close_load, open_load
from etl.load.presence import close_left, leave
from etl.queries import run_query
from etl.taking_back import undo
from tests.etl.load.killing import check_ledger, end_loaders, start_loader, wait_for_batches
from tests.etl.load.scripted import insert_reference


@pytest.fixture
def database(own_database: Engine) -> Iterator[Engine]:
    insert_reference(own_database)
    yield own_database
    end_loaders()


def told(database: Engine) -> dict[str, Any]:
    """Return how the list of loads tells the latest."""
    with database.connect() as connection:
        answer = run_query(connection, "command/loads", {"load": None, "limit": 1})
    return dict(answer.records()[0])


def close_all(database: Engine) -> int:
    with driver_connection(database) as connection:
        return close_left(connection)


def open_one(connection: psycopg.Connection[Any]) -> int:
    return open_load(connection, arguments={}, version="1")


def test_a_killed_load_is_interrupted_and_its_batches_are_counted(database: Engine) -> None:
    loader = start_loader(database, 2000)
    wait_for_batches(database, 3)
    assert close_all(database) == 0
    assert (told(database)["outcome"], told(database)["read"] > 0) == ("running", True)
    with pytest.raises(ConfigError, match="load 1 still runs"):
        undo(database, 1)
    loader.kill()
    loader.join()
    while not close_all(database):
        pass  # the server notices within moments that the session is gone
    found = told(database)
    assert (found["outcome"], found["error"]) == (
        "interrupted", "interrupted: its loader was killed",
    )  # fmt: skip
    assert found["inserted"] == check_ledger(database) > 0
    assert found["per_second"] > 0
    undo(database, 1)
    assert told(database)["outcome"] == "succeeded"
    assert [each for each in check(database) if each.check == "load_counts_differ"] == []


def test_one_that_was_taken_for_gone_notes_its_true_end(database: Engine) -> None:
    with driver_connection(database) as connection:
        number = open_one(connection)
        leave(connection, number)
        assert close_left(connection) == 1
        assert told(database)["outcome"] == "interrupted"
        close_load(connection, number, read=0)
    assert (told(database)["outcome"], told(database)["error"]) == ("succeeded", None)


def test_a_session_that_ends_takes_its_announcement_along(database: Engine) -> None:
    with driver_connection(database) as connection, driver_connection(database) as other:
        open_one(other)
        assert close_left(connection) == 0
        other.close()
        while not close_left(connection):
            pass
    assert told(database)["outcome"] == "interrupted"


def test_no_reader_holds_a_loader_up_or_passes_for_one(database: Engine) -> None:
    password = grant_reader(database, "holds_numbers")
    url = database.url.difference_update_query(["passfile"])
    address = libpq_url(url._replace(username="holds_numbers", password=password))
    try:
        with (
            psycopg.connect(address, autocommit=True) as reader,
            driver_connection(database) as connection,
        ):
            reader.execute(
                "select pg_advisory_lock(4269, number) from generate_series(1, 9) number"
            )
            connection.execute("set lock_timeout = '5s'")
            with driver_connection(database) as loader:
                loader.execute("set lock_timeout = '5s'")
                number = open_one(loader)
                leave(loader, number)
            assert close_left(connection) == 1
    finally:
        drop_reader(database, "holds_numbers")
