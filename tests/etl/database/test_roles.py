"""A reader sees schema bi and can do nothing else, whatever it sets."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import Engine

from etl.database.contents import remove_everything
from etl.database.roles import (
    drop_reader,
    grant_reader,
    list_readers,
    mend_readers,
    read_password,
)
from etl.database.server import LocalServer
from etl.database.upgrade import upgrade
from etl.database.urls import libpq_url
from etl.errors import ConfigError


@dataclass
class Reader:
    """A reader of a database, and how to become it."""

    engine: Engine
    name: str
    password: str

    def connect(self) -> psycopg.Connection:
        url = self.engine.url.difference_update_query(["passfile"])
        address = libpq_url(url._replace(username=self.name, password=self.password))
        return psycopg.connect(address, autocommit=True)


@pytest.fixture
def reader(own_database: Engine) -> Iterator[Reader]:
    name = f'it"s a reader {uuid.uuid4().hex[:6]}'
    password = grant_reader(own_database, name)
    assert password is not None
    yield Reader(own_database, name, password)
    if name in list_readers(own_database):
        drop_reader(own_database, name)


def test_a_reader_reads_the_views_without_naming_their_schema(reader: Reader) -> None:
    with reader.connect() as connection:
        assert connection.execute("select count(*) from who_met_whom").fetchone() == (0,)
        assert connection.execute("show statement_timeout").fetchone() == ("1min",)


FORBIDDEN = [
    "select * from public.articles",
    "select * from public.judgements",
    "insert into public.countries (code, name) values ('XX', 'X')",
    "delete from public.articles",
    "create table bi.mine (a int)",
    "create table public.mine (a int)",
    "create temporary table mine (a int)",
    "create schema mine",
    "create role another",
    "drop view bi.articles",
    "alter role current_user connection limit -1",
    "select lo_create(0)",
    "select pg_read_file('/etc/passwd')",
    "copy (select 1) to program 'true'",
]


@pytest.mark.parametrize(
    "attempt",
    [
        "select 1",
        "set default_transaction_read_only = off",
        "reset all",
        "set session characteristics as transaction read write",
        "set role none",
    ],
)
def test_a_reader_can_do_nothing_else_whatever_it_sets(reader: Reader, attempt: str) -> None:
    with reader.connect() as connection:
        connection.execute(attempt.encode())
        for statement in FORBIDDEN:
            with pytest.raises((errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)):
                connection.execute(statement.encode())


def test_making_it_again_keeps_the_password_and_mends_the_rights(reader: Reader) -> None:
    with reader.engine.begin() as connection:
        connection.exec_driver_sql("revoke select on bi.articles from public")
        connection.exec_driver_sql(
            'revoke select on bi.articles from "' + reader.name.replace('"', '""') + '"'
        )
    assert grant_reader(reader.engine, reader.name) is None
    with reader.connect() as connection:
        connection.execute("select count(*) from articles")
    assert grant_reader(reader.engine, reader.name, "other") == "other"
    with pytest.raises(psycopg.OperationalError, match="password"):
        reader.connect()


def test_rights_outlast_upgrades_and_resets(reader: Reader) -> None:
    with reader.engine.begin() as connection:
        connection.exec_driver_sql("create view bi.added as select 1 as one")
    with reader.connect() as connection:
        assert connection.execute("select one from added").fetchone() == (1,)
    remove_everything(reader.engine)
    upgrade(reader.engine)
    mend_readers(reader.engine)
    with reader.connect() as connection:
        connection.execute("select count(*) from who_met_whom")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("select * from public.articles")


def test_a_reader_that_was_dropped_is_gone(reader: Reader) -> None:
    assert list_readers(reader.engine) == [reader.name]
    drop_reader(reader.engine, reader.name)
    assert list_readers(reader.engine) == []
    with pytest.raises(ConfigError, match="there is no reader"):
        drop_reader(reader.engine, reader.name)


def test_roles_of_others_are_left_alone(own_database: Engine) -> None:
    for name in ("whomet", "pg_monitor", "", "x" * 64):
        with pytest.raises(ConfigError):
            grant_reader(own_database, name)
        with pytest.raises(ConfigError):
            drop_reader(own_database, name)


def test_the_password_never_reaches_the_log_of_the_server(
    own_database: Engine, local_server: LocalServer
) -> None:
    with own_database.begin() as connection:
        connection.exec_driver_sql(
            f"alter database {own_database.url.database} set log_statement = 'all'"
        )
    own_database.dispose()
    password = "never-to-be-seen"
    grant_reader(own_database, "logged_reader", password)
    drop_reader(own_database, "logged_reader")
    log = local_server.home.log.read_text(encoding="utf-8", errors="replace")
    assert "logged_reader" in log
    assert password not in log


def test_a_password_comes_from_the_first_line_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("s3cret \nmore\n")
    assert read_password(file) == "s3cret "
    file.write_text("\n")
    with pytest.raises(ConfigError, match="first line"):
        read_password(file)
    with pytest.raises(ConfigError, match="cannot be read"):
        read_password(tmp_path / "none")
