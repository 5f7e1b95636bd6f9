"""A login that sees schema bi alone can list meetings, make a report and ask questions."""

import json
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from typer.testing import CliRunner, Result

from etl.cli.app import app
from etl.database.roles import drop_reader, grant_reader
from etl.database.urls import libpq_url
from etl.errors import ConfigError
from etl.marts import fill_marts
from etl.seeding.writing import seed
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article

WORLD = {
    "a": "summit held 2024-03-25 3 Pyongyang/KP security"
    " | Sergei Naryshkin/RU/Director/@SVR | Ri Chang Dae/KP",
    "b": "talks held 2024-03-10 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU",
}


@pytest.fixture(scope="module")
def address(module_database: Engine) -> Iterator[str]:
    """Fill a database with a small world, and return the address a reader has of it."""
    seed(module_database)
    insert_reference(module_database)
    load_scripted(
        module_database, [make_article(line, external_id=name) for name, line in WORLD.items()]
    )
    fill_marts(module_database)
    name = f"reader_{uuid.uuid4().hex[:6]}"
    password = grant_reader(module_database, name)
    url = module_database.url.difference_update_query(["passfile"])
    yield libpq_url(url.set(username=name, password=password))
    drop_reader(module_database, name)


def run(address: str, *words: str) -> Result:
    done = CliRunner().invoke(app, ["--database-url", address, *words])
    assert done.exit_code == 0, f"{done.output}{done.exception}"
    return done


def refused(address: str, *words: str) -> str:
    """Return what is told of a command that a reader cannot run."""
    done = CliRunner().invoke(app, ["--database-url", address, *words])
    assert isinstance(done.exception, ConfigError), f"{done.output}{done.exception}"
    return str(done.exception)


def test_a_reader_lists_meetings(address: str) -> None:
    words = ["--country", "north korea", "--topic", "Security", "--since", "2024"]
    [meeting] = json.loads(run(address, "meetings", *words, "--format", "json").stdout)
    assert (meeting["city"], meeting["country"], meeting["days"]) == (
        "Pyongyang",
        "North Korea",
        3,
    )
    assert meeting["sources"] == ["Reuters"]
    [chief, host] = sorted(meeting["participants"], key=lambda one: one["name"], reverse=True)
    assert (chief["post"], chief["organisation"], chief["country"]) == ("Director", "SVR", "Russia")
    assert (host["name"], host["country"]) == ("Ri Chang Dae", "North Korea")


def test_a_reader_counts_topics(address: str) -> None:
    told = json.loads(run(address, "topics", "--country", "RU", "--format", "json").stdout)
    assert [(row["topic_key"], row["meetings"]) for row in told] == [("security", 1)]


def test_a_reader_makes_a_report(address: str, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert "2 meetings written" in run(address, "report", "--out", str(out)).output
    assert "Pyongyang" in out.read_text(encoding="utf-8")


def test_a_reader_asks_the_named_questions(address: str) -> None:
    done = run(address, "sql", "who_met", "-p", "name=naryshkin", "--format", "json")
    assert {row["met"] for row in json.loads(done.stdout)} == {"Ri Chang Dae", "Wang Yi"}


def test_a_reader_lists_persons_bodies_and_sources(address: str) -> None:
    people = json.loads(run(address, "actors", "--since", "2024", "--format", "json").stdout)
    assert {row["name"]: row["meetings"] for row in people} == {
        "Sergei Naryshkin": 2, "Ri Chang Dae": 1, "Wang Yi": 1,
    }  # fmt: skip
    assert people[0]["posts"] == "Director, SVR"
    [body] = json.loads(run(address, "organisations", "--format", "json").stdout)
    assert (body["name"], body["meetings"], body["articles"]) == ("SVR", 1, 1)
    words = ["sources", "--kind", "agency", "--all", "--limit", "999", "--format", "json"]
    assert "Reuters" in {row["name"] for row in json.loads(run(address, *words).stdout)}


def test_a_reader_is_shown_meetings_and_persons_with_their_evidence(address: str) -> None:
    person = run(address, "show", "naryshkin").output
    assert "Director" in person
    assert "Pyongyang" in person
    [meeting] = json.loads(run(address, "meetings", "--kind", "summit", "--format", "json").stdout)
    told = run(address, "show", meeting["meeting_key"][:13]).output
    assert "summit held 2024-03-25" in told
    assert "Reuters" in told


def test_what_needs_more_than_schema_bi_says_so(address: str) -> None:
    for words in (["show", "naryshkin", "--why"], ["loads"], ["export", "meetings"]):
        assert "reads schema bi alone" in refused(address, *words)


@pytest.mark.parametrize(
    "words",
    [["check"], ["upgrade"], ["reset", "--yes"], ["backup", "FILE"], ["restore", "FILE", "--yes"]],
    ids=lambda words: words[0],
)
def test_what_only_an_owner_may_do_to_a_database_is_refused_in_words(
    address: str, words: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "backup.dump"
    file.touch()
    told = refused(address, "db", *(str(file) if word == "FILE" else word for word in words))
    assert told.startswith("this login reads schema bi alone, and db ")


def test_an_article_is_not_said_to_be_missing_where_it_cannot_be_read(
    address: str, module_database: Engine
) -> None:
    with module_database.connect() as connection:
        key = connection.execute(text("select id::text from articles limit 1")).scalar_one()
    told = refused(address, "show", key)
    assert told.startswith(f"no meeting, actor or organisation '{key}'; ")
    assert "if it is an article, this login cannot show it: it reads schema bi alone" in told


def test_a_reader_of_an_older_version_is_told_so(address: str, module_database: Engine) -> None:
    with module_database.begin() as connection:
        comment = connection.execute(
            text("select obj_description(to_regnamespace('bi'), 'pg_namespace')")
        ).scalar_one()
        connection.execute(text("comment on schema bi is 'Of old.'"))
    try:
        done = CliRunner().invoke(app, ["--database-url", address, "meetings"])
        assert done.exit_code != 0
        assert "not of this version" in f"{done.output}{done.exception}"
    finally:
        with module_database.begin() as connection:
            connection.exec_driver_sql(f"comment on schema bi is '{comment}'")
