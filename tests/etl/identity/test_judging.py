from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from etl.errors import ConfigError
from etl.identity import resolve
from etl.identity.judging import Named, judge_field, judge_pair, withdraw
from etl.identity.why import why_one, why_two
from etl.load.connections import driver_connection
from etl.queries import run_query
from etl.records import Article
from tests.etl.load.scripted import dump, insert_reference, load_scripted
from tests.factories import make_article

BY = {"by": "ann", "reason": "I was there"}


def told(number: int, line: str, **more: str) -> Article:
    return make_article(f"{number}:\n{line}\n", external_id=str(number), **more)


NAMESAKES = [
    told(1, "talks held 2024-03-05 1 Beijing/CN | Wang Yi/CN | Kim Song Nam/KP"),
    told(2, "talks held 2024-03-12 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU"),
    told(3, "talks held 2024-03-19 1 Beijing/CN | Wang Yi/CN | =US"),
]


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    load_scripted(own_database, NAMESAKES)
    return own_database


def ids(database: Engine, query: str) -> list[UUID]:
    with database.connect() as connection:
        return list(connection.execute(text(query)).scalars())


def articles_of(database: Engine, name: str) -> list[set[str]]:
    """Return, for each actor of the name, the articles that speak of them."""
    with database.connect() as connection:
        rows = connection.execute(
            text(
                "select array_agg(a.external_id) from actor_members as m"
                " join articles as a on a.id = m.article_id join actors on actors.id = m.actor_id"
                " where actors.name = :name group by m.actor_id"
            ),
            {"name": name},
        ).scalars()
        return sorted((set(found) for found in rows), key=min)


def set_apart(database: Engine) -> UUID:
    """Judge that article 2 speaks of another Wang Yi."""
    [wang] = ids(database, "select id from actors where name = 'Wang Yi'")
    [article] = ids(database, "select id from articles where external_id = '2'")
    with driver_connection(database) as connection, connection.transaction():
        judgement = judge_pair(
            connection,
            "not_same",
            Named(subject="actor", id=wang),
            Named(subject="actor", id=wang, article=article),
            by="ann",
            reason="another man",
        )
    resolve(database)
    return judgement


def test_what_one_article_says_can_be_set_apart_and_put_back(database: Engine) -> None:
    before = dump(database)
    judgement = set_apart(database)
    assert articles_of(database, "Wang Yi") == [{"1", "3"}, {"2"}]
    with driver_connection(database) as connection, connection.transaction():
        withdraw(connection, judgement, by="ben")
    resolve(database)
    assert dump(database) == before


def test_a_judgement_outlives_reload_new_extraction_and_resolving_all(database: Engine) -> None:
    set_apart(database)
    with database.begin() as connection:
        connection.execute(text("delete from articles where external_id = '3'"))
    resolve(database, everything=True)
    load_scripted(database, NAMESAKES, version="scripted-2")
    assert articles_of(database, "Wang Yi") == [{"1", "3"}, {"2"}]
    resolve(database, everything=True)
    assert articles_of(database, "Wang Yi") == [{"1", "3"}, {"2"}]


def test_two_names_can_be_one_person(database: Engine) -> None:
    [wang] = ids(database, "select id from actors where name = 'Wang Yi'")
    [kim] = ids(database, "select id from actors where name = 'Kim Song Nam'")
    with driver_connection(database) as connection, connection.transaction():
        first, second = Named(subject="actor", id=wang), Named(subject="actor", id=kim)
        judge_pair(connection, "same", first, second, **BY)
    resolve(database)
    assert articles_of(database, "Kim Song Nam") == [{"1", "2", "3"}]
    with driver_connection(database) as connection, connection.transaction():
        [actor] = ids(database, "select id from actors where name = 'Kim Song Nam'")
        assert "judged" in " ".join(why_one(connection, "actor", actor))


def test_a_corrected_field_is_what_the_meeting_has(database: Engine) -> None:
    meetings = ids(database, "select id from meetings order by during")
    with driver_connection(database) as driver, driver.transaction():
        meeting = Named(subject="meeting", id=meetings[0])
        judge_field(driver, "corrected", meeting, "city", "Tianjin", **BY)
        judge_field(driver, "corrected", meeting, "days", "2024-03-06..2024-03-07", **BY)
    resolve(database)
    with database.connect() as connection:
        row = connection.execute(
            text("select place_city, during::text from meetings where id = :id"),
            {"id": meetings[0]},
        ).one()
    assert tuple(row) == ("Tianjin", "[2024-03-06,2024-03-08)")


def test_a_wrong_field_is_left_out(database: Engine) -> None:
    meetings = ids(database, "select id from meetings order by during")
    with driver_connection(database) as connection, connection.transaction():
        meeting = Named(subject="meeting", id=meetings[1])
        judge_field(connection, "wrong", meeting, "city", None, **BY)
    resolve(database)
    found = ids(database, "select place_city from meetings order by during")
    assert found == ["Beijing", None, "Beijing"]


def test_two_meetings_can_be_one_and_reports_of_one_two(database: Engine) -> None:
    load_scripted(database, [told(4, "talks held 2024-03-05 1 Beijing/CN | =CN | Kim Song Nam/KP")])
    meetings = ids(database, "select id from meetings order by during")
    assert len(meetings) == 3
    [article] = ids(database, "select id from articles where external_id = '4'")
    with driver_connection(database) as connection, connection.transaction():
        judge_pair(
            connection,
            "not_same",
            Named(subject="meeting", id=meetings[0]),
            Named(subject="meeting", id=meetings[0], article=article),
            **BY,
        )
    resolve(database)
    assert len(ids(database, "select id from meetings")) == 4
    meetings = ids(database, "select id from meetings order by during desc")
    with driver_connection(database) as connection, connection.transaction():
        first, second = (Named(subject="meeting", id=one) for one in meetings[:2])
        judge_pair(connection, "same", first, second, **BY)
    resolve(database)
    assert len(ids(database, "select id from meetings")) == 3


def test_a_judgement_that_lost_its_words_is_listed(database: Engine) -> None:
    set_apart(database)
    with database.begin() as connection:
        connection.execute(text("delete from articles where external_id = '2'"))
        asked = {"all": "no", "judgement": None}
        [row] = run_query(connection, "command/judgements", asked).records()
    assert (row["state"], row["by"], row["reason"]) == ("anchor lost", "ann", "another man")


def test_what_cannot_be_judged_is_said(database: Engine) -> None:
    [wang] = ids(database, "select id from actors where name = 'Wang Yi'")
    meeting = ids(database, "select id from meetings")[0]
    actor, other = Named(subject="actor", id=wang), Named(subject="meeting", id=meeting)
    with driver_connection(database) as connection, connection.transaction():
        with pytest.raises(ConfigError, match="cannot be compared"):
            judge_pair(connection, "same", actor, other, **BY)
        with pytest.raises(ConfigError, match="one already"):
            judge_pair(connection, "not_same", actor, actor, **BY)
        judgement = judge_field(connection, "right", other, "city", None, **BY)[0]
        withdraw(connection, judgement, by="ann")
        with pytest.raises(ConfigError, match="withdrawn already"):
            withdraw(connection, judgement, by="ann")


def test_why_two_are_apart_is_told(database: Engine) -> None:
    load_scripted(database, [told(5, "talks held 2024-03-05 1 - | Wang Yi/US | =JP")])
    first, second = ids(database, "select id from actors where name = 'Wang Yi' order by 1")
    meetings = ids(database, "select id from meetings order by during, id")
    with driver_connection(database) as connection, connection.transaction():
        tied, [reason] = why_two(connection, "actor", first, second)
        assert not tied
        assert "Wang Yi (CN" in reason
        assert "of two countries, CN and US" in reason.replace("US and CN", "CN and US")
        tied, [reason] = why_two(connection, "meeting", meetings[0], meetings[-1])
        assert reason.startswith("talks held 2024-03-05, and talks held 2024-03-19")
        assert reason.endswith("different days")
