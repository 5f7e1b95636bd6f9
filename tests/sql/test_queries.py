from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from etl.errors import ConfigError
from etl.marts import fill_marts
from etl.queries import Answer, find_query, query_names, run_query
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article

WORLD = {
    "a": "summit held 2024-03-25 3 Pyongyang/KP"
    " | Sergei Naryshkin/RU/Director/@SVR | Ri Chang Dae/KP",
    "b": "talks held 2024-03-10 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU",
    "c": "talks held 2012-03-10 1 Beijing/CN | =CN | =RU",
    "d": "talks planned 2024-02-01 1 Hanoi/VN | =VN | =US",
    "e": "call held 2024-03-20 1 - | Wang Yi/CN | Ri Chang Dae/KP",
    "f": "talks called_off 2024-03-21 1 Tokyo/JP | =JP | =KR",
    "g": "no meeting here",
}
ASKED: dict[str, dict[str, Any]] = {
    "evidence_for": {"name": "naryshkin"},
    "find_actors": {"words": "naryshkin"},
    "find_articles": {"words": "Naryshkin"},
    "holders_of_post": {"post": "intelligence_chief"},
    "mediators": {"a": "RU", "b": "KP"},
    "meetings_about": {"topic": "security"},
    "met_before": {"name": "Naryshkin", "day": "2024-03-25"},
    "organisation_meetings": {"name": "svr"},
    "posts_of": {"name": "naryshkin"},
    "shared_counterparts": {"a": "Wang", "b": "Ri Chang"},
    "travel_of": {"name": "naryshkin"},
    "who_met": {"name": "naryshkin"},
}
"""Values of the parameters that a query cannot do without."""


@pytest.fixture(scope="module")
def world(module_database: Engine) -> Iterator[Connection]:
    """Open a database that holds a small world."""
    insert_reference(module_database)
    load_scripted(
        module_database,
        [
            make_article(line, external_id=name, source="Reuters" if name < "e" else "KCNA")
            for name, line in WORLD.items()
        ],
    )
    with module_database.begin() as connection:
        connection.execute(
            text(
                "insert into meeting_topics (meeting_id, topic_code, weight, words)"
                " select id, 'security', 0.9, 'security' from meetings where kind = 'talks'"
            )
        )
    fill_marts(module_database)
    with module_database.connect() as connection:
        yield connection


def ask(world: Connection, name: str, **given: Any) -> Answer:
    return run_query(world, name, {**ASKED.get(name, {}), **given})


@pytest.mark.parametrize("name", query_names())
def test_a_query_asks_a_question_and_answers_it(world: Connection, name: str) -> None:
    assert find_query(name).question.endswith("?")
    answer = ask(world, name)
    assert len(set(answer.columns)) == len(answer.columns) >= 3


def test_there_are_queries_enough_to_learn_from() -> None:
    assert len(query_names()) >= 25


def test_a_missing_or_unknown_parameter_is_named(world: Connection) -> None:
    with pytest.raises(ConfigError, match="needs --param name"):
        run_query(world, "who_met", {})
    with pytest.raises(ConfigError, match="no parameter 'nam'"):
        run_query(world, "who_met", {"nam": "x"})


def test_whom_one_met_comes_from_either_side(world: Connection) -> None:
    met = [(row["met"], row["started_on"]) for row in ask(world, "who_met").records()]
    assert ("Ri Chang Dae", date(2024, 3, 25)) in met
    assert ("Wang Yi", date(2024, 3, 10)) in met


def test_only_meetings_in_the_days_before_count(world: Connection) -> None:
    assert [row["met"] for row in ask(world, "met_before").records()] == ["Wang Yi"]
    assert not ask(world, "met_before", days="10").rows


def test_a_planned_meeting_that_passed_in_silence_is_found(world: Connection) -> None:
    found = ask(world, "announced_never_held", on="2024-03-27").records()
    assert [row["city"] for row in found] == ["Hanoi"]
    assert not ask(world, "announced_never_held", on="2024-01-27").rows


def test_the_first_meeting_in_years_tells_the_last_one(world: Connection) -> None:
    found = ask(world, "first_meeting_in_years").records()
    assert [(row["country_a"], row["country_b"], row["last_met_on"]) for row in found] == [
        ("CN", "RU", date(2012, 3, 10))
    ]


def test_a_counterpart_of_both_is_found(world: Connection) -> None:
    found = ask(world, "shared_counterparts").records()
    assert [row["counterpart"] for row in found] == ["Sergei Naryshkin"]


def test_who_was_followed_or_not_told_of_for_long_holds_a_post_no_more(world: Connection) -> None:
    claims = text(
        "insert into affiliations (actor_id, position, post, post_code, qualifier, country_code,"
        " during, evidence_count) select id, 99, 'director', 'intelligence_chief', 'current', 'RU',"
        " cast(:during as daterange), 1 from actors where name = :name"
    )
    with world.begin_nested() as savepoint:
        for name, during in (
            ("Wang Yi", "[2010-01-01,2011-01-01)"),
            ("Ri Chang Dae", "[2012-01-01,2013-01-01)"),
        ):
            world.execute(claims, {"name": name, "during": during})
        held = {
            day: [
                row["actor"]
                for row in ask(world, "holders_of_post", on=day, country="RU").records()
            ]
            for day in ("2009-01-01", "2011-06-01", "2012-06-01", "2021-06-01")
        }
        savepoint.rollback()
    assert list(held.values()) == [[], ["Wang Yi"], ["Ri Chang Dae"], []]


def test_travel_leaves_meetings_at_home_out(world: Connection) -> None:
    assert [row["city"] for row in ask(world, "travel_of").records()] == ["Pyongyang", "Beijing"]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("who_met", {"name": ""}),
        ("travel_of", {"name": "i"}),
        ("evidence_for", {"name": ""}),
        ("meetings_about", {"topic": "security"}),
    ],
)
def test_the_newest_come_first_and_a_limit_keeps_those(
    world: Connection, name: str, given: dict[str, str]
) -> None:
    everything = run_query(world, name, given).rows
    assert everything
    for limit in range(1, len(everything) + 1):
        assert run_query(world, name, {**given, "limit": str(limit)}).rows == everything[:limit]


def test_sources_are_counted_alone_and_together(world: Connection) -> None:
    counts = {row["source"]: row["meetings"] for row in ask(world, "sources_by_meetings").records()}
    assert counts == {"Reuters": 4, "KCNA": 2}


def test_a_meeting_of_one_source_is_told_by_who_printed_it_whomever_that_cites(
    world: Connection,
) -> None:
    with world.begin_nested() as savepoint:
        world.execute(text("update bi.fact_meeting set sources = sources || ', Xinhua'"))
        told = [
            (row["source"], row["meetings"]) for row in ask(world, "told_by_one_source").records()
        ]
        savepoint.rollback()
    alone = [(row["source"], row["alone"]) for row in ask(world, "sources_by_meetings").records()]
    assert told == alone == [("Reuters", 4), ("KCNA", 2)]


def test_nobody_mediates_between_a_country_and_itself(world: Connection) -> None:
    with world.begin_nested() as savepoint:
        world.execute(
            text("update bi.fact_participation set role = 'mediator' where name = 'Wang Yi'")
        )
        found = {
            b: [row["mediator"] for row in ask(world, "mediators", a="RU", b=b).records()]
            for b in ("CN", "RU")
        }
        savepoint.rollback()
    assert found == {"CN": ["Wang Yi"], "RU": []}


def test_calls_and_cancellations_are_apart(world: Connection) -> None:
    assert len(ask(world, "calls").rows) == 1
    assert [row["city"] for row in ask(world, "called_off").records()] == ["Tokyo"]
    assert len(ask(world, "articles_without_meetings").rows) == 1
