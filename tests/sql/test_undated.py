"""Meetings without a day are chosen by when they were first reported, and counted with the rest."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, Engine, text

from etl.queries import run_query
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article

TOLD = (
    "talks held ? 1 Beijing/CN security | Ann Lee/US/Minister:a_minister"
    " | Wang Yi/CN/Minister:a_minister",
    "summit held ? 1 - | =KP | =RU",
    "call held ? 1 - | Ri Chang/KP | Bo Marsh/RU",
    "talks planned ? 1 - | =VN | =JP",
    "talks called_off ? 1 - | =VN | =KR",
    "talks held 2023-05 1 - | =KR | =US",
)
REPORTED = date(2024, 4, 18)


@pytest.fixture(scope="module")
def world(module_database: Engine) -> Iterator[Connection]:
    """Open a database of meetings without a day, told one day in April, and one of a month."""
    insert_reference(module_database)
    with module_database.begin() as connection:
        connection.execute(
            text("insert into posts (code, name, rank) values ('a_minister', 'Minister', 2)")
        )
    load_scripted(
        module_database,
        [make_article(line, external_id=line, published_on=REPORTED) for line in TOLD],
    )
    with module_database.connect() as connection:
        yield connection


@pytest.mark.parametrize(
    ("query", "day", "given"),
    [
        ("busiest_actors", "since", {}),
        ("called_off", "since", {}),
        ("calls", "since", {}),
        ("country_pairs", "since", {}),
        ("meetings", "since", {}),
        ("meetings_about", "since", {"topic": "security"}),
        ("ministers_without_leaders", "since", {}),
        ("summits", "since", {}),
        ("upcoming", "on", {}),
    ],
)
def test_without_a_day_it_counts_when_a_meeting_was_first_reported(
    world: Connection, query: str, day: str, given: dict[str, str]
) -> None:
    assert run_query(world, query, {**given, day: "2024-04-18"}).rows
    assert not run_query(world, query, {**given, day: "2024-04-19"}).rows


def test_a_listing_chooses_those_without_a_day_as_the_questions_do(world: Connection) -> None:
    for days, count in (
        ({"since": "2024-04-18"}, 5),
        ({"since": "2024-04-19"}, 0),
        ({"until": "2024-04-18"}, 6),
        ({"until": "2024-04-17"}, 1),
        ({}, 6),
    ):
        assert len(run_query(world, "command/meetings", days).rows) == count
        assert len(run_query(world, "meetings", days).rows) == count


def test_pairs_of_countries_are_counted_by_year_be_it_told_or_not(world: Connection) -> None:
    counted = run_query(world, "country_pairs").rows
    assert counted == [(2023, "KR", "US", 1), (None, "KP", "RU", 2), (None, "CN", "US", 1)]
    reported = run_query(world, "command/report_countries").rows
    assert sorted(row[2] for row in reported) == sorted(row[3] for row in counted)
