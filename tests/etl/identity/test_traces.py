"""What goes leaves no trace: the facts are those of a database that never held it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from etl.identity import resolve
from etl.identity.judging import Named, Subject, judge_pair
from etl.load.connections import driver_connection
from etl.load.removing import remove_articles
from etl.pipeline import load_records
from etl.records import Article, Claims
from etl.seeding.keys import organisation_id
from tests.etl.load.scripted import FACT_TABLES, dump, insert_reference, load_scripted
from tests.factories import ScriptedExtractor, make_article

NARYSHKIN = "Sergei Naryshkin/RU"
BELOUSOV = "Andrei Belousov/RU"
KIM = "Kim Song Nam/KP"
SISTER = "Kim Yo Jong/KP"


def talks(number: int, days: str, *parties: str) -> Article:
    line = f"talks held {days} - security | {' | '.join(parties)}\n"
    return make_article(line, external_id=str(number), source=f"Paper {number}")


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    return own_database


@pytest.fixture
def remove(database: Engine) -> Callable[[int], None]:
    """Give what removes an article and checks that the facts are as if it had never been."""

    def take(number: int) -> None:
        with driver_connection(database) as connection, connection.transaction():
            remove_articles(connection, [article_id(database, number)])
        resolve(database)
        left = dump(database, FACT_TABLES)
        resolve(database, everything=True)
        assert dump(database, FACT_TABLES) == left

    return take


def article_id(database: Engine, number: int) -> UUID:
    with database.connect() as connection:
        query = "select id from articles where external_id = :number"
        return UUID(str(connection.execute(text(query), {"number": str(number)}).scalar_one()))


def grouped(database: Engine, subject: str = "meeting") -> list[set[int]]:
    """Return the numbers of the articles that tell of each meeting, or of each actor."""
    table = "meeting_reports" if subject == "meeting" else f"{subject}_members"
    query = (
        f"select array_agg(distinct external_id::int) from {table}"
        f" join articles on id = article_id group by {subject}_id"
    )
    with database.connect() as connection:
        return sorted((set(row[0]) for row in connection.execute(text(query))), key=sorted)


def rule_of(database: Engine, number: int) -> str:
    """Return the rule by which the person that an article names first is who it is."""
    query = "select rule from actor_members where article_id = :id order by entity_number limit 1"
    with database.connect() as connection:
        found = connection.execute(text(query), {"id": article_id(database, number)})
        return str(found.scalar_one())


def judge(
    database: Engine, kind: Literal["same", "not_same"], subject: Subject, *articles: int
) -> None:
    """Hold what two articles name first together or apart."""
    table = "meeting_reports" if subject == "meeting" else f"{subject}_members"
    query = f"select {subject}_id from {table} where article_id = :id order by 1"
    ids = [article_id(database, number) for number in articles]
    with database.connect() as connection:
        facts = [connection.execute(text(query), {"id": one}).scalars().all()[0] for one in ids]
    first, second = (
        Named(subject=subject, id=fact, article=one) for fact, one in zip(facts, ids, strict=True)
    )
    with driver_connection(database) as driver, driver.transaction():
        judge_pair(driver, kind, first, second, by="tester", reason=None)
    resolve(database)


def test_two_are_one_again_when_a_rival_known_by_what_it_stands_for_goes(
    database: Engine, remove: Callable[[int], None]
) -> None:
    load_scripted(
        database,
        [
            talks(1, "2024-03-04 1", "=RU", KIM),
            talks(2, "2024-03-04 1", "=RU", "=KP"),
            talks(3, "2024-03-04 1", BELOUSOV, SISTER),
        ],
    )
    assert grouped(database) == [{1}, {2}, {3}]
    remove(3)
    assert grouped(database) == [{1, 2}]


@pytest.mark.parametrize("days", ["2024-03 0", "? 0"])
def test_a_report_without_a_day_joins_the_one_meeting_that_is_left(
    database: Engine, remove: Callable[[int], None], days: str
) -> None:
    load_scripted(
        database,
        [
            talks(1, days, "=RU", "=KP"),
            talks(2, "2024-03-26 1", "=RU", KIM),
            talks(3, "2024-03-27 1", BELOUSOV, SISTER),
        ],
    )
    assert grouped(database) == [{1}, {2}, {3}]
    remove(3)
    assert grouped(database) == [{1, 2}]


@pytest.mark.parametrize("days", ["2024-03 0", "? 0"])
def test_a_report_without_a_day_leaves_its_meeting_when_it_fits_another_too(
    database: Engine, remove: Callable[[int], None], days: str
) -> None:
    load_scripted(
        database,
        [talks(1, days, "=RU", "=KP"), talks(2, "2024-03-26 1", "=RU", KIM)],
    )
    assert grouped(database) == [{1, 2}]
    rivals = [
        talks(3, "2024-03-27 1", BELOUSOV, SISTER),
        talks(4, "2024-03-27 1", BELOUSOV, SISTER),
    ]
    load_scripted(database, [rivals[0]])
    assert grouped(database) == [{1}, {2}, {3}]
    load_scripted(database, [rivals[1]])
    remove(2)
    assert grouped(database) == [{1, 3, 4}]


def test_a_claim_that_was_set_apart_from_its_like_is_one_of_them_again(
    database: Engine, remove: Callable[[int], None]
) -> None:
    meetings = [talks(number, f"2024-03-0{number} 1", KIM, NARYSHKIN) for number in (1, 2, 3)]
    load_scripted(database, meetings)
    judge(database, "not_same", "actor", 1, 2)
    assert grouped(database, "actor") != [{1, 2, 3}, {1, 2, 3}]
    remove(2)
    assert grouped(database, "actor") == [{1, 3}, {1, 3}]


def test_what_was_held_together_with_a_report_that_goes_is_a_rival_again(
    database: Engine, remove: Callable[[int], None]
) -> None:
    articles = [
        talks(1, "2024-03-04 1", "=RU", KIM),
        talks(2, "2024-03-04 1", "=RU", "=KP"),
        talks(3, "2024-03-04 1", BELOUSOV, SISTER),
        talks(4, "2024-03 0", "=US", "=VN"),
    ]
    load_scripted(database, articles)
    judge(database, "same", "meeting", 3, 4)
    assert grouped(database) == [{1, 2, 3, 4}]
    remove(4)
    assert grouped(database) == [{1}, {2}, {3}]
    load_scripted(database, articles)
    assert grouped(database) == [{1, 2, 3, 4}]


@pytest.mark.parametrize("name", ["Kim Song Nam", "Kim Yong Chol"])
def test_a_surname_looks_at_all_that_is_left_of_whom_it_may_mean(
    database: Engine, remove: Callable[[int], None], name: str
) -> None:
    director = "Director:intelligence_chief"
    load_scripted(
        database,
        [
            talks(1, "2024-03-04 1", f"{name}//{director}", "=RU"),
            talks(2, "2024-03-05 1", f"{name}/KP", "=RU"),
            talks(3, "2024-03-06 1", f"Kim/CN/{director}", "=RU"),
        ],
    )
    assert grouped(database, "actor") == [{1, 2}, {3}]
    remove(2)
    assert grouped(database, "actor") == [{1, 3}]


def test_a_surname_that_several_persons_fit_means_the_one_that_is_left(
    database: Engine, remove: Callable[[int], None]
) -> None:
    director = "Director:intelligence_chief"
    names = ("Kim Song Nam", "Kim Yong Chol", "Kim")
    load_scripted(
        database,
        [
            talks(number, f"2024-03-0{number} 1", f"{name}/KP/{director}", "=RU")
            for number, name in enumerate(names, start=1)
        ],
    )
    assert grouped(database, "actor") == [{1}, {2}, {3}]
    assert rule_of(database, 3) == "several fit"
    load_scripted(database, [talks(4, "2024-03-07 1", f"Kim Yo Jong/KP/{director}", "=RU")])
    remove(4)
    assert grouped(database, "actor") == [{1}, {2}, {3}]
    remove(2)
    assert grouped(database, "actor") == [{1, 3}]


class SeededExtractor(ScriptedExtractor):
    """Knows the foreign intelligence service of Russia by its seed."""

    def extract(self, article: Article) -> Claims:
        claims = super().extract(article)
        entities = (
            replace(one, seed_key="svr") if one.kind == "organisation" else one
            for one in claims.entities
        )
        return replace(claims, entities=tuple(entities))


def test_one_holder_of_an_office_falls_apart_when_the_article_between_goes(
    database: Engine, remove: Callable[[int], None]
) -> None:
    days = {1: date(2006, 1, 5), 2: date(2007, 9, 5), 3: date(2009, 6, 5), 4: date(2009, 6, 6)}
    posts = "Foreign Minister:foreign_minister"
    names = dict.fromkeys((1, 2, 3), "Belousov") | {4: "Andrei Belousov"}
    with database.begin() as connection:
        connection.execute(
            text("insert into posts (code, name, rank) values ('foreign_minister', 'F', 2)")
        )
    articles = [
        replace(talks(number, "? 0", f"{names[number]}/RU/{posts}", "=KP"), published_on=day)
        for number, day in days.items()
    ]
    load_scripted(database, articles[:1])
    load_scripted(database, articles[1:3])
    assert grouped(database, "actor") == [{1, 2, 3}]
    load_scripted(database, articles[3:])
    assert grouped(database, "actor") == [{1, 2, 3, 4}]
    remove(4)
    assert grouped(database, "actor") == [{1, 2, 3}]
    remove(2)
    assert grouped(database, "actor") == [{1}, {3}]


def test_two_that_tell_no_day_are_together_with_and_without_the_meeting_they_fit(
    database: Engine, remove: Callable[[int], None]
) -> None:
    def visit(number: int, days: str, *, day: int = 27) -> Article:
        text = f"talks held {days} Pyongyang/KP | {NARYSHKIN} | =KP\n"
        return replace(talks(number, days), text=text, published_on=date(2024, 3, day))

    load_scripted(database, [visit(1, "? 0"), visit(2, "? 0", day=28)])
    assert grouped(database) == [{1, 2}]
    load_scripted(database, [visit(3, "2024-03-25 1")])
    assert grouped(database) == [{1, 2, 3}]
    remove(3)
    assert grouped(database) == [{1, 2}]
    load_scripted(database, [visit(3, "2024-03-25 1"), visit(4, "2024-03-26 1")])
    assert grouped(database) == [{1, 2}, {3}, {4}]


def test_a_seeded_body_forgets_the_names_that_no_article_uses_any_more(
    database: Engine, remove: Callable[[int], None]
) -> None:
    with database.begin() as connection:
        connection.execute(
            text(
                "insert into organisations (id, seed_key, name, sort_key, kind, is_implied)"
                " values (:id, 'svr', 'SVR', 'svr', 'intelligence', false)"
            ),
            {"id": organisation_id("svr")},
        )
    article = talks(1, "2024-03-04 1", "@Foreign Intelligence Service/RU", "=KP")
    load_records(
        database,
        [article],
        arguments={},
        extractor=SeededExtractor(),
        load_extractor=SeededExtractor,
        workers=1,
    )
    assert any("Foreign Intelligence" in row for row in dump(database)["organisation_names"])
    remove(1)
    assert dump(database)["organisation_names"] == []
