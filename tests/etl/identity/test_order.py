"""The facts are a function of the set of articles and judgements: whatever the way to it."""

from collections.abc import Iterator
from datetime import date
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from etl.errors import ConfigError
from etl.identity import resolve, touched
from etl.identity.judging import Named, Subject, judge_pair, withdraw
from etl.load.connections import driver_connection
from etl.load.removing import remove_articles
from etl.records import Article
from tests.etl.load.scripted import FACT_TABLES, dump, empty, insert_reference, load_scripted
from tests.factories import make_article

UPKEEP = ("variant_members", "variant_forms", "variant_blocks")
# What reports know a person by is arbitrary; how many keys they are found by is not.
TOKENED = (
    "(select id, claim_count, smallest_id, first_on, last_on, is_implied, family_id, fact_id, rule,"
    " score, token_id is not null from variants)",
    "(select article_id, report_position, count(*) from report_blocks group by 1, 2)",
)
# The numbers of these rows tell their order of arrival and nothing else.
POSTS = (
    "(select variant_id, organisation_variant_id, country_code, post, post_code, qualifier,"
    " first_on, last_on, claim_count from variant_posts)"
)
TABLES = (*FACT_TABLES, *UPKEEP, *TOKENED, POSTS)
PEOPLE = [
    "Kim Song Nam/KP", "Kim Song-nam/KP/Director/@Workers Party", "Kim/KP", "Kim Yo Jong/KP",
    "Wang Yi/CN/Minister/@Foreign Ministry", "Wang/CN", "Yi Wang", "Wang Yi/US",
    "Sergei Naryshkin/RU/Director/@SVR", "Sergey E. Naryshkin", "Naryshkin/RU", "=KP", "=CN",
    "=RU", "@SVR/RU", "@Foreign Ministry/CN",
]  # fmt: skip
DAYS = ["2024-03-04 1", "2024-03-05 1", "2024-03-04 3", "2024-03-20 1", "2024-03 0", "? 0"]
PRINTED = [None, date(2024, 3, 20), date(2024, 3, 27), date(2024, 3, 27), date(2024, 4, 25)]
LONG = " ".join(f"word{number}" for number in range(60))


def article(random: Random, number: int, version: int = 1) -> Article:
    """Return an article of one or two meetings; some are printed twice in nearly the same words."""
    lines = []
    for _ in range(random.choice([1, 1, 2])):
        first, second, *more = random.sample(PEOPLE, random.choice([2, 2, 3]))
        kind = random.choice(["talks", "talks", "visit", "call"])
        place = random.choice(["-", "-", "Beijing/CN", "Pyongyang/KP"])
        status = random.choice(["held", "held", "planned"])
        parties = " | ".join([first, second, *more])
        lines.append(f"{kind} {status} {random.choice(DAYS)} {place} security | {parties}")
    copied = LONG if random.random() < 0.2 else f"Item {number}."
    return make_article(
        f"{copied}\n" + "\n".join(lines) + "\n",
        external_id=str(number),
        source=random.choice(["Reuters", "TASS", "KCNA"]) if number % 3 else "AP",
        published_on=random.choice(PRINTED),
        version=version,
    )


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    return own_database


def facts(engine: Engine) -> dict[str, list[str]]:
    return dump(engine, TABLES)


def batches(random: Random, articles: list[Article]) -> Iterator[list[Article]]:
    shuffled = random.sample(articles, len(articles))
    while shuffled:
        count = random.randint(1, 12)
        yield shuffled[:count]
        shuffled = shuffled[count:]


def differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, object]:
    return {
        table: (
            sorted(set(one[table]) - set(other[table])),
            sorted(set(other[table]) - set(one[table])),
        )
        for table in one
        if one[table] != other[table]
    }


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_batches_give_the_same_rows(database: Engine, seed: int) -> None:
    random = Random(seed)
    articles = [article(random, number) for number in range(40)]
    load_scripted(database, articles)
    whole = facts(database)
    for _ in range(2):
        empty(database)
        for batch in batches(random, articles):
            load_scripted(database, batch)
        assert differing(facts(database), whole) == {}
    resolve(database, everything=True)
    assert differing(facts(database), whole) == {}


@pytest.mark.parametrize("seed", range(2))
def test_a_load_that_is_taken_in_steps_gives_the_same_rows(
    database: Engine, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    random = Random(200 + seed)
    articles = [article(random, number) for number in range(40)]
    load_scripted(database, articles)
    whole = facts(database)
    empty(database)
    monkeypatch.setattr(touched, "STEP", 7)
    load_scripted(database, articles[:9])
    load_scripted(database, articles)
    assert differing(facts(database), whole) == {}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_changed_removed_and_judged_in_between_leaves_no_trace(
    database: Engine, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    random = Random(100 + seed)
    monkeypatch.setattr(touched, "STEP", 3 if seed % 2 else touched.STEP)
    articles = {number: article(random, number) for number in range(30)}
    judged: list[UUID] = []
    for step in range(14):
        act = random.choice(["load", "load", "change", "remove", "judge", "judge", "withdraw"])
        if act == "load" or step < 3:
            load_scripted(database, random.sample(list(articles.values()), 8))
        elif act == "change":
            number = random.choice(list(articles))
            articles[number] = article(random, number, version=step + 2)
            load_scripted(database, [articles[number]])
        elif act == "remove":
            _remove(database, random)
        elif act == "judge":
            judged += _judge(database, random)
        elif judged:
            _withdraw(database, judged.pop())
        resolve(database)
        step_by_step = facts(database)
        resolve(database, everything=True)
        assert differing(step_by_step, facts(database)) == {}, (step, act)


def test_a_judgement_taken_back_leaves_the_facts_as_they_were(database: Engine) -> None:
    random = Random(7)
    load_scripted(database, [article(random, number) for number in range(30)])
    before = facts(database)
    judged = [one for _ in range(5) for one in _judge(database, random)]
    assert facts(database) != before
    for one in judged:
        _withdraw(database, one)
    assert differing(facts(database), before) == {}


def _remove(database: Engine, random: Random) -> None:
    with driver_connection(database) as connection, connection.transaction():
        ids = [row[0] for row in connection.execute("select id from articles order by id")]
        remove_articles(connection, random.sample(ids, min(3, len(ids))))


def _judge(database: Engine, random: Random) -> list[UUID]:
    subject: Subject = random.choice(["actor", "organisation", "meeting"])
    with database.connect() as connection:
        query = f"select {subject}_id, article_id from {subject}_members order by 1, 2"
        if subject == "meeting":
            query = "select meeting_id, article_id from meeting_reports order by 1, 2"
        found = [tuple(row) for row in connection.execute(text(query))]
    first, second = random.choice(found), random.choice(found)
    try:
        with driver_connection(database) as driver, driver.transaction():
            done = judge_pair(
                driver,
                random.choice(["same", "not_same"]),
                Named(subject=subject, id=first[0], article=first[1]),
                Named(subject=subject, id=second[0], article=second[1]),
                by="tester",
                reason=None,
            )
    except ConfigError:
        return []
    resolve(database)
    return [done]


def _withdraw(database: Engine, judgement: UUID) -> None:
    with driver_connection(database) as connection, connection.transaction():
        withdraw(connection, judgement, by="tester")
    resolve(database)
