"""A database that was filled in bulk is what ordinary loads would have left."""

import multiprocessing
import multiprocessing.dummy

import pytest
from sqlalchemy import Engine, text

from benchmarks import growth, made_up
from benchmarks.growth import Growth
from tests.etl.load.scripted import FACT_TABLES, dump, empty


@pytest.fixture
def database(own_database: Engine) -> Engine:
    """Give a database with what made-up news names."""
    named = {
        "countries": [(code, code) for code in made_up.COUNTRIES],
        "topics": [(code, code) for code in made_up.TOPICS],
    }
    with own_database.begin() as connection:
        for table, rows in named.items():
            for code, name in rows:
                connection.execute(
                    text(f"insert into {table} (code, name) values (:code, :name)"),
                    {"code": code, "name": name},
                )
        for rank, (code, name) in enumerate(made_up.POSTS.items()):
            connection.execute(
                text("insert into posts (code, name, rank) values (:code, :name, :rank)"),
                {"code": code, "name": name, "rank": rank},
            )
    return own_database


@pytest.fixture(autouse=True)
def threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let threads do what processes do; these take seconds to start."""
    monkeypatch.setattr(multiprocessing, "get_context", lambda how: multiprocessing.dummy)


def test_a_database_filled_in_bulk_holds_the_facts_of_ordinary_loads(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_loads = Growth(database, server=0)
    for _ in range(2):
        by_loads.load(40)
    facts = dump(database, FACT_TABLES)
    empty(database)
    monkeypatch.setattr(growth, "FILLING", 50)
    in_bulk = Growth(database, server=0)
    assert in_bulk.fill(80)
    assert in_bulk.stored == 80
    assert dump(database, FACT_TABLES) == facts
