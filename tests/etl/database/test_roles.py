"""A reader sees schema bi and can do nothing else, whatever it sets."""

import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import errors, sql
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


def test_a_reader_finds_the_keys_where_power_bi_looks(reader: Reader) -> None:
    with reader.connect() as connection:
        held = connection.execute(
            "select count(*) filter (where contype = 'p'), count(*) filter (where contype = 'f')"
            " from pg_constraint where connamespace = 'bi'::regnamespace"
        ).fetchone()
        found = connection.execute(
            "select count(*) filter (where constraint_type = 'PRIMARY KEY'),"
            " count(*) filter (where constraint_type = 'FOREIGN KEY')"
            " from information_schema.table_constraints where constraint_schema = 'bi'"
        ).fetchone()
        assert found == held
        led = connection.execute(
            "select 0, count(*) from information_schema.referential_constraints"
            " where constraint_schema = 'bi'"
        ).fetchone()
        assert held is not None
        assert led == (0, held[1])
        assert min(held) > 10


REFUSALS = (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)
FORBIDDEN = [
    # Read what lies beneath.
    "select * from public.articles",
    "select * from public.judgements",
    "select * from search.articles",
    "select search.plain('x')",
    "select * from ts_stat('select words from search.articles')",
    "select query_to_xml('select * from public.articles', true, true, '')",
    "explain select * from public.articles",
    "lock table public.articles in access share mode",
    "do $$ begin execute 'select * from public.articles'; end $$",
    "select ts_rewrite('a'::tsquery, 'select words, words from search.articles')",
    "select currtid2('public.articles', '(0,1)')",
    "select * from pg_statistic",
    "select * from pg_statistic_ext_data",
    "select rolpassword from pg_authid",
    "select last_value from public.loads_id_seq",
    # Write, or lock against writing.
    "insert into public.countries (code, name) values ('XX', 'X')",
    "delete from public.articles",
    "update bi.fact_meeting set kind = 'talks'",
    "truncate bi.fact_meeting",
    "insert into bi.posts (post_code) values ('x')",
    "update bi.cities set city = 'x'",
    "with gone as (delete from bi.dim_topic returning *) select * from gone",
    "explain analyze delete from bi.dim_topic",
    "merge into bi.dim_topic as t using (select 'x' as code) as s on t.topic_code = s.code"
    " when not matched then insert (topic_code) values (s.code)",
    "comment on table bi.fact_meeting is 'x'",
    "select * from bi.fact_meeting for update",
    "lock table bi.fact_meeting in row share mode",
    "select nextval('public.loads_id_seq')",
    "select setval('public.loads_id_seq', 1)",
    # Make something that others would meet instead of ours.
    "create table bi.mine (a int)",
    "create table public.mine (a int)",
    "create table public.mine (key text references bi.fact_meeting)",
    "create temporary table mine (a int)",
    "create temporary view articles as select 1",
    "create function pg_temp.mine() returns int language sql as 'select 1'",
    "create function bi.mine() returns int language sql as 'select 1'",
    "create operator bi.= (leftarg = text, rightarg = text, function = texteq)",
    "do $$ begin execute 'create table bi.mine (a int)'; end $$",
    "create schema mine",
    "create collation mine (locale = 'C')",
    "create domain pg_temp.mine as integer",
    "create publication mine for all tables",
    "create event trigger mine on ddl_command_end execute function mine()",
    "drop view bi.articles",
    "create extension dblink",
    "create extension pg_trgm",
    # Become somebody else.
    "create role another",
    "set session authorization default; alter role current_user superuser",
    "alter role current_user connection limit -1",
    "alter role current_user createdb",
    "alter role current_user valid until 'infinity'",
    "grant pg_read_server_files to current_user",
    "set role pg_read_all_data",
    "set session_replication_role = replica",
    "select pg_create_logical_replication_slot('mine', 'pgoutput')",
    # Reach the machine and its disk.
    "select lo_create(0)",
    "select lo_import('/etc/passwd')",
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('.')",
    "copy (select 1) to program 'true'",
    "copy bi.articles to '/tmp/taken'",
    "copy bi.fact_meeting from program 'true'",
    "select pg_logical_emit_message(false, 'a', 'b')",
    "set temp_file_limit = -1",
    "select pg_switch_wal()",
    "load 'auto_explain'",
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
            with pytest.raises(REFUSALS), connection.transaction():
                connection.execute(statement.encode())


def test_a_reader_becomes_nobody_else(reader: Reader) -> None:
    owner = reader.engine.url.username
    assert owner is not None
    with reader.connect() as connection:
        for statement in (
            "set role {}", "set session authorization {}", "grant {} to current_user",
            "alter role {} set search_path = bi", "reassign owned by current_user to {}",
        ):  # fmt: skip
            with pytest.raises(REFUSALS):
                connection.execute(sql.SQL(statement).format(sql.Identifier(owner)))
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("select set_config('role', %s, false)", [owner])


def test_nothing_is_told_of_what_a_reader_cannot_read(reader: Reader) -> None:
    with reader.connect() as connection:
        for question in (
            "select * from pg_stats where schemaname in ('public', 'search')",
            "select * from pg_stats_ext",
            "select * from information_schema.columns where table_schema in ('public', 'search')",
            "select query from pg_stat_activity where usename <> current_user"
            " and query <> '<insufficient privilege>' and query <> ''",
        ):
            assert connection.execute(question.encode()).fetchall() == []


def test_what_a_reader_spoils_of_its_own_login_is_mended(reader: Reader) -> None:
    with reader.connect() as connection:
        for statement in (
            "set default_transaction_read_only = off",
            "alter role current_user set statement_timeout = 0",
            "alter role current_user set temp_file_limit = -1",
            "alter role current_user reset all",
            sql.SQL("alter role current_user set role = {}").format(
                sql.Identifier(str(reader.engine.url.username))
            ),
            "alter default privileges grant select on tables to public",
            sql.SQL("alter role current_user in database {} set search_path = pg_catalog").format(
                sql.Identifier(str(reader.engine.url.database))
            ),
            "drop owned by current_user",
        ):
            with suppress(errors.InsufficientPrivilege):
                connection.execute(
                    statement if isinstance(statement, sql.Composed) else statement.encode()
                )
    with reader.connect() as connection:
        assert connection.execute("show temp_file_limit").fetchone() == ("8GB",)
        with pytest.raises(errors.UndefinedTable):
            connection.execute("select * from articles")
    grant_reader(reader.engine, reader.name)
    with reader.connect() as connection:
        assert connection.execute("show statement_timeout").fetchone() == ("1min",)
        assert connection.execute("show transaction_read_only").fetchone() == ("on",)
        connection.execute("select * from articles")


def test_no_words_make_a_search_fail_or_last(reader: Reader) -> None:
    hostile = (
        "a " * 400_000, "(" * 100_000, "'" * 100_000 + "|&!:*<->", '"' + "state " * 20_000 + '"',
        "-" * 100_000, "or " * 100_000, "%_\\" * 10_000, "\u202e" * 10_000, "x" * 3_000_000,
    )  # fmt: skip
    with reader.connect() as connection:
        connection.execute("set statement_timeout = '5s'")
        for words in hostile:
            for function in ("search_articles", "search_actors"):
                question = f"select count(*) from bi.{function}(%s, 1000000)"
                assert connection.execute(question.encode(), [words]).fetchone() == (0,)
            connection.execute("select count(*) from bi.find_parties(%s)", [words])
            connection.execute("select count(*) from bi.find_meetings(%s, %s)", [words, words])


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
