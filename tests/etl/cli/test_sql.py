"""Ad-hoc SQL answers, and what it cannot answer it says why."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from etl.cli.app import app
from etl.database.urls import libpq_url
from etl.errors import ConfigError
from etl.seeding.writing import seed


@pytest.fixture(scope="module")
def seeded(module_database: Engine) -> Engine:
    seed(module_database)
    return module_database


def ask(database: Engine, *words: str) -> Result:
    """Run `whomet sql` on a database."""
    return CliRunner().invoke(app, ["--database-url", libpq_url(database.url), "sql", *words])


def rows(database: Engine, *words: str) -> list[dict[str, Any]]:
    """Return the rows that `whomet sql` answers with."""
    return list(json.loads(ask(database, *words, "--format", "json").stdout))


def refusal(database: Engine, *words: str) -> str:
    """Return what `whomet sql` says of a wrong command line."""
    error = ask(database, *words).exception
    assert isinstance(error, ConfigError)
    return str(error)


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("select * from meeting_flat", ()),
        ("select 1; select * from bi.meeting_flat", ()),
        ("select * from meeting_flat where kind = :kind", ("-p", "kind=talks")),
    ],
)
def test_a_relation_that_is_not_there_is_answered_with_those_near_to_it(
    seeded: Engine, query: str, more: tuple[str, ...]
) -> None:
    told = refusal(seeded, query, *more)
    assert told.startswith("no relation 'meeting_flat'; near to it: meetings_flat")


def test_what_is_written_stays(seeded: Engine) -> None:
    made = ask(seeded, "--write", "create table public.kept (a int)")
    assert made.exit_code == 0
    returned = rows(seeded, "--write", "insert into public.kept values (1) returning a")
    ask(seeded, "--write", "insert into public.kept values (:a)", "-p", "a=2")
    assert returned == [{"a": 1}]
    assert rows(seeded, "select a from public.kept order by a") == [{"a": 1}, {"a": 2}]


def test_of_what_cannot_be_done_whole_nothing_stays(seeded: Engine) -> None:
    ask(seeded, "--write", "create table public.halved (a int)")
    ask(
        seeded,
        "--write",
        "insert into public.halved values (1); insert into public.halved values ('x')",
    )
    assert rows(seeded, "select a from public.halved") == []


def test_nothing_is_written_unless_asked_for(seeded: Engine) -> None:
    assert ask(seeded, "create table public.slipped (a int)").exit_code != 0
    assert rows(seeded, "select to_regclass('public.slipped') as found") == [{"found": None}]


def test_a_file_has_the_format_that_its_ending_says(seeded: Engine, tmp_path: Path) -> None:
    ask(seeded, "select 1 as a", "--out", str(tmp_path / "rows.csv"))
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8") == "a\n1\n"
    told = refusal(seeded, "select 1 as a", "--out", str(tmp_path / "rows.txt"))
    assert told.startswith("the name rows.txt says no format")
    assert not (tmp_path / "rows.txt").exists()


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (("select :x",), "--param x=..."),
        (("select 1; select :x::date, :y",), "--param x=... and --param y=..."),
        (("select :x, :yes::text", "-p", "x=1"), "--param yes=..."),
    ],
)
def test_a_name_without_a_value_is_told(
    seeded: Engine, words: tuple[str, ...], needed: str
) -> None:
    assert refusal(seeded, *words).startswith(f"this SQL needs {needed};")


def test_a_colon_that_begins_no_name_needs_no_value(seeded: Engine) -> None:
    colons = "select '12:30'::time::text as at, ' :x' as said, (array[1, 2])[:1] as first"
    assert rows(seeded, colons) == [{"at": "12:30:00", "said": " :x", "first": [1]}]
    named = r"select '12:30'::text as at, '\:x' as said, :name::int + 1 as next"
    assert rows(seeded, named, "-p", "name=1") == [{"at": "12:30", "said": ":x", "next": 2}]


@pytest.mark.parametrize("query", ["select 12:30", "select 1 +", "selec 1"])
def test_other_errors_of_syntax_are_those_of_the_database(seeded: Engine, query: str) -> None:
    assert "syntax error" in str(ask(seeded, query).exception)


@pytest.mark.parametrize("more", [(), ("-p", "x=1")])
def test_columns_of_one_name_are_told_apart(seeded: Engine, more: tuple[str, ...]) -> None:
    query = "select 1 as a, 2 as a, 3 as a_2, 4 as a" + (", :x as x" if more else "")
    [row] = rows(seeded, query, *more)
    assert [row["a"], row["a_3"], row["a_2"], row["a_4"]] == [1, 2, 3, 4]


@pytest.mark.parametrize("words", [(), ("",), (" ",)])
def test_who_asks_nothing_is_told_what_to_ask(seeded: Engine, words: tuple[str, ...]) -> None:
    assert refusal(seeded, *words).startswith("say what to ask")


def test_a_named_query_takes_a_year_and_refuses_words(seeded: Engine) -> None:
    assert rows(seeded, "busiest_actors", "-p", "since=2024", "-p", "limit=3") == []
    assert refusal(seeded, "busiest_actors", "-p", "limit=abc").startswith("--param limit: ")
