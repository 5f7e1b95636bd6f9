"""Every SQL block of the documents runs as it stands and finds something in a small world."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article

ROOT = Path(__file__).resolve().parent.parent
WORLD = (
    "summit held 2024-03-25 3 Pyongyang/KP security"
    " | Sergei Naryshkin/RU/Director/@SVR | Ri Chang Dae/KP",
    "talks planned 2024-05-01 1 Hanoi/VN | =VN | =US",
    "talks called_off 2024-03-21 1 Tokyo/JP | =JP | =KR",
)


def blocks() -> list[tuple[str, str]]:
    """Return each SQL block with the name of its document and its number there."""
    found = []
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        told = re.findall(r"^```sql\n(.*?)^```", path.read_text(encoding="utf-8"), re.S | re.M)
        found += [(f"{path.stem}-{number}", sql) for number, sql in enumerate(told, 1)]
    return found


@pytest.fixture(scope="module")
def world(module_database: Engine) -> Iterator[Connection]:
    """Open a database that holds a small world."""
    insert_reference(module_database)
    articles = [make_article(line, external_id=str(i)) for i, line in enumerate(WORLD)]
    load_scripted(module_database, articles)
    with module_database.connect() as connection:
        yield connection


@pytest.mark.parametrize("sql", [pytest.param(sql, id=name) for name, sql in blocks()])
def test_a_block_runs_and_finds_something(world: Connection, sql: str) -> None:
    # Not as text(): colons of casts and percent signs are the reader's own.
    with closing(world.connection.cursor()) as cursor:
        cursor.execute(sql)
        assert cursor.fetchall()


def test_the_cookbook_answers_ten_questions() -> None:
    text = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^## .+\?$", text, re.M)) == 10
    assert sum(name.startswith("cookbook-") for name, _ in blocks()) == 10
