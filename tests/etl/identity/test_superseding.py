"""A correction or kill under another key takes the place of what it corrects; facts follow."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from etl.identity import resolve
from etl.load.connections import driver_connection
from etl.load.removing import remove_articles
from etl.records import Article
from etl.taking_back import undo
from tests.etl.load.scripted import FACT_TABLES, dump, empty, insert_reference, load_scripted
from tests.factories import make_article

WRONG = "talks held 2024-03-25 1 Beijing/CN | Wang Yi/CN/Minister | Sergei Naryshkin/RU"
RIGHT = "talks held 2024-03-26 1 Beijing/CN | Wang Yi/CN/Minister | Sergei Naryshkin/RU"
TABLES = (*FACT_TABLES, "article_corrections")


def told(key: str, line: str = WRONG, **more: Any) -> Article:
    return make_article(f"It is told:\n{line}\n", external_id=key, **more)


ORIGINAL = told("o", title="Ministers meet in Beijing")
NAMED = told("c", RIGHT, title="Ministers meet a day later", corrects=("o",))
HEADLINE = told("c", RIGHT, title="CORRECTED-Ministers meet in Beijing")
KILL = told("c", RIGHT, title="KILL: Ministers meet in Beijing")


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    return own_database


def statuses(database: Engine) -> dict[str, str]:
    with database.connect() as connection:
        rows = connection.execute(text("select external_id, status from articles"))
        return {row[0]: row[1] for row in rows}


def days(database: Engine) -> list[str]:
    with database.connect() as connection:
        rows = connection.execute(text("select lower(during)::text from meetings order by 1"))
        return list(rows.scalars())


def remove(database: Engine, key: str) -> None:
    with driver_connection(database) as connection, connection.transaction():
        found = connection.execute("select id from articles where external_id = %s", [key])
        remove_articles(connection, [row[0] for row in found.fetchall()])
    resolve(database)


@pytest.mark.parametrize("correction", [NAMED, HEADLINE])
def test_what_is_corrected_counts_no_more(database: Engine, correction: Article) -> None:
    load_scripted(database, [ORIGINAL, correction])
    assert statuses(database) == {"o": "corrected", "c": "current"}
    assert days(database) == ["2024-03-26"]


def test_a_kill_leaves_neither(database: Engine) -> None:
    load_scripted(database, [ORIGINAL, KILL])
    assert statuses(database) == {"o": "corrected", "c": "withdrawn"}
    assert days(database) == []


@pytest.mark.parametrize("correction", [NAMED, HEADLINE, KILL])
def test_the_order_of_arrival_has_no_effect(database: Engine, correction: Article) -> None:
    other = told("x", "talks held 2024-03-25 1 - | Wang Yi/CN | Sergei E. Naryshkin/RU")
    seen = []
    for order in ([ORIGINAL, correction, other], [correction, ORIGINAL], [other, correction]):
        empty(database)
        for article in order:
            load_scripted(database, [article])
        load_scripted(database, [one for one in (ORIGINAL, other) if one not in order])
        seen.append(dump(database, TABLES))
    resolve(database, everything=True)
    seen.append(dump(database, TABLES))
    assert all(facts == seen[0] for facts in seen)


@pytest.mark.parametrize("correction", [NAMED, HEADLINE, KILL])
def test_a_correction_taken_back_leaves_all_as_it_was(
    database: Engine, correction: Article
) -> None:
    load_scripted(database, [ORIGINAL])
    before = dump(database, TABLES)
    load_scripted(database, [correction])
    assert dump(database, TABLES) != before
    remove(database, "c")
    assert dump(database, TABLES) == before
    assert statuses(database) == {"o": "current"}


def test_a_correction_outlives_what_it_corrects(database: Engine) -> None:
    load_scripted(database, [ORIGINAL, NAMED])
    remove(database, "o")
    assert statuses(database) == {"c": "current"}
    assert days(database) == ["2024-03-26"]


def test_each_of_a_chain_supersedes_the_one_before(database: Engine) -> None:
    last = told("d", RIGHT, corrects=("c",))
    load_scripted(database, [last, ORIGINAL, NAMED])
    assert statuses(database) == {"o": "corrected", "c": "corrected", "d": "current"}
    remove(database, "d")
    assert statuses(database) == {"o": "corrected", "c": "current"}


@pytest.mark.parametrize(
    "doubtful",
    [
        [HEADLINE, told("p", title=ORIGINAL.title)],
        [replace(HEADLINE, source="AFP")],
        [replace(HEADLINE, published_on=date(2024, 3, 30))],
        [replace(HEADLINE, published_on=date(2024, 3, 26))],
    ],
    ids=["two of that headline", "another source", "days later", "before it"],
)
def test_where_a_headline_leaves_a_doubt_nothing_is_superseded(
    database: Engine, doubtful: list[Article]
) -> None:
    load_scripted(database, [ORIGINAL, *doubtful])
    assert set(statuses(database).values()) == {"current"}


def test_what_names_an_id_of_two_sources_means_its_own(database: Engine) -> None:
    mine, theirs = told("1", title="A"), told("1", title="B", source="AFP")
    load_scripted(database, [mine, theirs, told("2", RIGHT, corrects=("1",))])
    assert _sources(database, "corrected") == ["Reuters"]
    empty(database)
    load_scripted(database, [mine, theirs, told("2", RIGHT, corrects=("1",), source="TASS")])
    assert _sources(database, "corrected") == []


def test_loading_all_twice_changes_nothing(database: Engine) -> None:
    load_scripted(database, [HEADLINE])
    load_scripted(database, [ORIGINAL])
    before = dump(database, TABLES)
    load_scripted(database, [ORIGINAL, HEADLINE])
    assert dump(database, TABLES) == before
    assert statuses(database) == {"o": "corrected", "c": "current"}


def test_undoing_the_load_of_a_correction_brings_back_what_it_superseded(database: Engine) -> None:
    load_scripted(database, [ORIGINAL])
    before = dump(database, TABLES)
    summary = load_scripted(database, [KILL])
    undo(database, summary.load_id)
    assert dump(database, TABLES) == before


def test_a_doubt_that_comes_or_goes_later_is_heeded(database: Engine) -> None:
    load_scripted(database, [ORIGINAL, HEADLINE])
    load_scripted(database, [told("p", title=ORIGINAL.title)])
    assert set(statuses(database).values()) == {"current"}
    remove(database, "p")
    assert statuses(database) == {"o": "corrected", "c": "current"}


def test_the_last_correction_of_a_headline_supersedes_the_earlier(database: Engine) -> None:
    told_at = datetime(2024, 3, 27, 9, tzinfo=UTC)
    again = told("d", WRONG, title="CORRECTED (2)-Ministers meet in Beijing")
    hours = (ORIGINAL, HEADLINE, again)
    articles = [
        replace(one, published_at=told_at + timedelta(hours=hour)) for hour, one in enumerate(hours)
    ]
    for first in articles:
        empty(database)
        load_scripted(database, [first])
        load_scripted(database, articles)
        assert statuses(database) == {"o": "corrected", "c": "corrected", "d": "current"}


def test_what_no_longer_says_that_it_corrects_supersedes_nothing(database: Engine) -> None:
    load_scripted(database, [ORIGINAL, NAMED])
    load_scripted(database, [replace(NAMED, corrects=(), version=2)])
    assert set(statuses(database).values()) == {"current"}


def test_two_that_name_each_other_both_count(database: Engine) -> None:
    load_scripted(database, [told("a", corrects=("b",)), told("b", corrects=("a",))])
    assert set(statuses(database).values()) == {"current"}


def test_a_slug_line_tells_too(database: Engine) -> None:
    slug = {"slugline": "CHINA-RUSSIA/"}
    load_scripted(
        database,
        [
            told("o", title="Ministers meet", extra=slug),
            told("c", RIGHT, title="Correction: China-Russia story", extra=slug),
        ],
    )
    assert statuses(database) == {"o": "corrected", "c": "current"}


def _sources(database: Engine, status: str) -> Iterable[str]:
    with database.connect() as connection:
        rows = connection.execute(
            text("select source_name from articles where status = :status"), {"status": status}
        )
        return list(rows.scalars())
