"""The tables of the terminal: their order, their days, and words that they do not know."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from etl.cli.app import app
from etl.database.urls import libpq_url
from etl.errors import ConfigError
from etl.marts import fill_marts
from etl.seeding.writing import seed
from tests.etl.load.scripted import load_scripted
from tests.factories import make_article

WORLD = [
    ("talks held 2024-03-10 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU", "2024-03-11"),
    ("talks planned 2024-11 0 Hanoi/VN | Wang Yi/CN | =VN", "2024-03-12"),
    ("visit held 2024-02 0 Tokyo/JP | Wang Yi/CN | =JP", "2024-03-12"),
    ("talks held ? 0 - | Kim Song Nam/KP | =VN", "2024-04-18"),
    ("talks held ? 0 - | Kim Song Nam/KP | =RU", "2024-05-06"),
    ("call held ? 0 - | Wang Yi/CN | =US", "2024-03-27"),
]
"""What articles tell, and the day each was published."""


@pytest.fixture(scope="module")
def environment(module_database: Engine) -> dict[str, str]:
    """Fill a database with a small world, and return what leads a command to it."""
    seed(module_database)
    load_scripted(
        module_database,
        [
            make_article(
                line,
                external_id=line,
                source="Meridian Press",
                published_on=date.fromisoformat(day),
            )
            for line, day in WORLD
        ],
    )
    fill_marts(module_database)
    return {"DATABASE_URL": libpq_url(module_database.url)}


def run(environment: dict[str, str], *words: str) -> Result:
    return CliRunner().invoke(app, list(words), env=environment)


def listed(environment: dict[str, str], *words: str) -> list[dict[str, Any]]:
    done = run(environment, *words, "--format", "json")
    assert done.exit_code == 0, f"{done.output}{done.exception}"
    return list(json.loads(done.stdout))


def test_meetings_without_a_day_come_last_by_the_day_of_their_report(
    environment: dict[str, str],
) -> None:
    days = [
        meeting["earliest_on"] or meeting["first_reported_on"]
        for meeting in listed(environment, "meetings")
    ]
    dated, reported = days[:3], days[3:]
    assert dated == ["2024-11-01", "2024-03-10", "2024-02-01"]
    assert reported == ["2024-05-06", "2024-04-18", "2024-03-27"]
    assert [
        meeting["earliest_on"] or meeting["first_reported_on"]
        for meeting in listed(environment, "meetings", "--limit", "4")
    ] == days[:4]


def test_a_person_met_on_days_that_are_told_and_were_not_only_planned(
    environment: dict[str, str],
) -> None:
    met = {
        person["name"]: (person["meetings"], person["first_met_on"], person["last_met_on"])
        for person in listed(environment, "actors")
    }
    assert met["Wang Yi"] == (4, "2024-03-10", "2024-03-10")
    assert met["Kim Song Nam"] == (2, None, None)


def test_the_publisher_of_the_articles_is_a_source_though_no_seed_knows_it(
    environment: dict[str, str],
) -> None:
    [source] = listed(environment, "sources")
    assert (source["name"], source["articles"], source["kind"]) == ("Meridian Press", 6, None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["organisations", "--kind", "foo"], "no kind of organisation 'foo'; known: ministry, "),
        (["sources", "--kind", "foo"], "no kind of source 'foo'; known: agency, "),
        (["meetings", "--kind", "foo"], "no kind of meeting 'foo'; known: summit, "),
        (["actors", "--kind", "foreign_ministr"], "no post 'foreign_ministr'; near to it: "),
        (["meetings", "--since", "2024-06", "--until", "2024-01"], "--since 2024-06 is later than"),
        (["report", "--since", "2024-06", "--until", "2024-01"], "--since 2024-06 is later than"),
        (["load", "x", "--since", "2025", "--until", "2024"], "--since 2025 is later than"),
        (["reextract", "--source", "meridian"], "no source 'meridian'; near to it: Meridian Press"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_told_rather_than_answered_with_nothing(
    environment: dict[str, str], words: list[str], told: str
) -> None:
    done = run(environment, *words)
    assert isinstance(done.exception, ConfigError), done.output
    assert str(done.exception).startswith(told)
