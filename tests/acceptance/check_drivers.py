"""What the drivers of BI tools find in schema bi as a reader: relations, comments, types, keys.

Run by `make bi-check`: the drivers speak TCP, which the server of the other tests does not.
JDBC is what DBeaver, Metabase and Tableau use, ODBC what Excel does.
"""

import os
import shutil
import subprocess
import sysconfig
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import TupleRow

from tests.fixtures.database import open_folder_for_all

WHOMET = Path(sysconfig.get_path("scripts")) / "whomet"
JDBC = Path("/usr/share/java/postgresql.jar")
PROGRAM = Path(__file__).resolve().parents[1] / "fixtures" / "Metadata.java"

COLUMNS = """
select c.relname, a.attname, t.typname, col_description(c.oid, a.attnum)
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type as t on t.oid = a.atttypid
where c.relnamespace = 'bi'::regnamespace and c.relkind in ('r', 'v')
"""
KEYS = """
select source.relname, a.attname, target.relname, b.attname
from pg_constraint
join pg_class as source on source.oid = conrelid
join lateral unnest(conkey) as key on true
join pg_attribute as a on a.attrelid = conrelid and a.attnum = key
left join pg_class as target on target.oid = confrelid
left join pg_attribute as b on b.attrelid = confrelid and b.attnum = confkey[1]
where connamespace = 'bi'::regnamespace and contype = %s
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a server that speaks TCP and return the address of a reader."""
    with open_folder_for_all() as folder:
        environment = {**os.environ, "WHOMET_HOME": str(folder / "home")}
        environment.pop("DATABASE_URL", None)

        def whomet(*words: str) -> str:
            done = subprocess.run(
                [WHOMET, *words], env=environment, capture_output=True, text=True, check=True
            )
            return done.stdout.strip()

        try:
            whomet("db", "start", "--tcp")
            whomet("db", "upgrade")
            yield whomet("db", "role", "reader", "--name", "drivers")
        finally:
            whomet("db", "stop")


def asked(address: str, question: str, *parameters: str) -> set[TupleRow]:
    with psycopg.connect(address) as connection:
        return set(connection.execute(question.encode(), parameters or None).fetchall())


@pytest.mark.skipif(not JDBC.exists(), reason="Debian's libpostgresql-jdbc-java is not installed")
@pytest.mark.skipif(shutil.which("java") is None, reason="there is no java")
def test_jdbc_finds_relations_columns_comments_and_keys(address: str) -> None:
    reader = conninfo_to_dict(address)
    url = f"jdbc:postgresql://{reader['host']}:{reader['port']}/{reader['dbname']}"
    done = subprocess.run(
        ["java", "-cp", str(JDBC), str(PROGRAM), url, str(reader["user"]), str(reader["password"])],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = defaultdict(set)
    for line in done.stdout.splitlines():
        kind, *parts = line.split("\t")
        told[kind].add(tuple(parts))
    assert told["column"] == asked(address, COLUMNS)
    assert {grain.startswith("One row per ") for _, _, grain in told["relation"]} == {True}
    assert {kind for _, kind, _ in told["relation"]} == {"TABLE", "VIEW"}
    assert told["primary"] == {key[:2] for key in asked(address, KEYS, "p")}
    assert told["foreign"] == asked(address, KEYS, "f")
    assert len(told["foreign"]) > 10


def test_odbc_finds_relations_columns_and_keys(address: str) -> None:
    # The module is there with `make bi-check`, the library it binds may not be.
    pyodbc = pytest.importorskip(
        "pyodbc", reason="Debian's unixodbc is not installed", exc_type=ImportError
    )
    if "PostgreSQL Unicode" not in pyodbc.drivers():
        pytest.skip("Debian's odbc-postgresql is not installed")
    reader = conninfo_to_dict(address)
    connection = pyodbc.connect(
        "Driver={PostgreSQL Unicode};BoolsAsChar=0;SSLmode=disable;"
        f"Server={reader['host']};Port={reader['port']};Database={reader['dbname']};"
        f"UID={reader['user']};PWD={reader['password']}",
        autocommit=True,
    )
    ask = connection.cursor()
    columns = {(one.table_name, one.column_name, one.type_name) for one in ask.columns(schema="bi")}
    assert columns >= {column[:3] for column in asked(address, COLUMNS)}
    tables = [one.table_name for one in ask.tables(schema="bi", tableType="TABLE")]
    primary = {
        (one.table_name, one.column_name)
        for table in tables
        for one in ask.primaryKeys(table, schema="bi").fetchall()
    }
    foreign = {
        (one.fktable_name, one.fkcolumn_name, one.pktable_name, one.pkcolumn_name)
        for table in tables
        for one in ask.foreignKeys(foreignTable=table, foreignSchema="bi").fetchall()
    }
    assert primary == {key[:2] for key in asked(address, KEYS, "p")}
    assert foreign == asked(address, KEYS, "f")
    [weekend] = ask.execute("select is_weekend from bi.dim_date where false").description
    assert weekend[1] is bool
    connection.close()
