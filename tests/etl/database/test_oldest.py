"""The oldest Postgres that whomet promises builds the same schema and answers the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from etl.assets import asset_dir
from etl.database.binaries import OLDEST_MAJOR
from etl.database.home import Home
from etl.database.server import LocalServer
from etl.database.upgrade import check, is_current, upgrade
from etl.queries import find_query, query_names, run_query
from etl.seeding.writing import is_seeded, seed
from tests.etl.load.scripted import dump, insert_reference, load_scripted
from tests.factories import reference_articles
from tests.fixtures.database import open_folder_for_all

PROGRAMS = Path(f"/usr/lib/postgresql/{OLDEST_MAJOR}/bin")

pytestmark = pytest.mark.skipif(
    not PROGRAMS.is_dir(), reason=f"Postgres {OLDEST_MAJOR} is not installed in {PROGRAMS}"
)


@pytest.fixture(scope="module")
def oldest() -> Iterator[Engine]:
    """Give a database of the oldest server, with schema, seeds and a few meetings."""
    with open_folder_for_all() as folder:
        server = LocalServer(
            home=Home(path=folder / "home"), postgres_bin=PROGRAMS, durable=False
        )  # fmt: skip
        server.start()
        try:
            engine = create_engine(server.url())
            upgrade(engine)
            seed(engine)
            load_scripted(engine, reference_articles())
            yield engine
            engine.dispose()
        finally:
            server.stop()


def test_it_is_the_oldest_and_current(oldest: Engine) -> None:
    with oldest.connect() as connection:
        version = connection.execute(text("show server_version_num")).scalar_one()
    assert int(version) // 10_000 == OLDEST_MAJOR
    assert is_current(oldest)
    assert is_seeded(oldest)


def test_nothing_is_wrong_with_it(oldest: Engine) -> None:
    assert check(oldest) == []


def test_every_view_answers(oldest: Engine) -> None:
    with oldest.connect() as connection:
        for path in asset_dir("sql").glob("views/*.sql"):
            connection.execute(text(f"select * from bi.{path.stem[4:]}")).all()


def test_every_query_answers(oldest: Engine) -> None:
    with oldest.connect() as connection:
        for name in query_names():
            needed = [one.name for one in find_query(name).parameters if one.required]
            given = {one: "2024-03-25" if one == "day" else "Naryshkin" for one in needed}
            run_query(connection, name, given)


def test_facts_are_those_of_the_newest(oldest: Engine, own_database: Engine) -> None:
    insert_reference(own_database)
    load_scripted(own_database, reference_articles())
    # Not the meetings: their titles tell countries by the names that the seeds give.
    facts = ("actors", "actor_members", "affiliations", "meeting_participants", "meeting_reports")
    assert dump(oldest, facts) == dump(own_database, facts)
