import pytest
from sqlalchemy import Engine, text

from etl.errors import ConfigError
from etl.load.removing import Removal
from etl.records import Reject
from etl.taking_back import remove, undo
from tests.etl.load.scripted import (
    CLAIM_TABLES,
    FACT_TABLES,
    count,
    dump,
    insert_reference,
    load_scripted,
)
from tests.factories import make_article, reference_articles

TALKS = "talks held 2024-03-25 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU"


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    load_scripted(own_database, reference_articles())
    return own_database


def state(engine: Engine) -> dict[str, list[str]]:
    return dump(engine, (*FACT_TABLES, *CLAIM_TABLES))


def test_undoing_a_load_leaves_the_database_as_it_was_before(database: Engine) -> None:
    before = state(database)
    reject = Reject(locator="x", stage="read", error_class="E", message="m", payload="p")
    load = load_scripted(database, [make_article(TALKS, external_id="new"), reject])
    assert state(database) != before
    assert undo(database, load.load_id) == Removal(articles=1, reports=1, rejects=1)
    assert state(database) == before


def test_a_dry_run_tells_what_would_go_and_changes_nothing(database: Engine) -> None:
    load = load_scripted(database, [make_article(TALKS, external_id="new")])
    before, loads = state(database), count(database, "loads")
    assert undo(database, load.load_id, dry_run=True) == Removal(articles=1, reports=1)
    assert state(database) == before
    assert count(database, "loads") == loads


def test_a_load_is_undone_once_and_must_exist(database: Engine) -> None:
    load = load_scripted(database, [make_article(TALKS, external_id="new")])
    undo(database, load.load_id)
    with pytest.raises(ConfigError, match="was undone before"):
        undo(database, load.load_id)
    with pytest.raises(ConfigError, match="no load 999"):
        undo(database, 999)


def test_articles_that_a_load_only_updated_stay_and_are_counted(database: Engine) -> None:
    load_scripted(database, [make_article(TALKS, external_id="a", version=1)])
    second = load_scripted(database, [make_article(TALKS + " ", external_id="a", version=2)])
    if second.counts.updated == 0:
        second = load_scripted(
            database, [make_article(TALKS.replace("25", "26"), external_id="a", version=3)]
        )
    assert undo(database, second.load_id) == Removal(articles=0, reports=0, updated=1)


def test_what_was_taken_back_can_be_loaded_again(database: Engine) -> None:
    article = make_article(TALKS, external_id="new")
    load = load_scripted(database, [article])
    with_it = state(database)
    undo(database, load.load_id)
    assert load_scripted(database, [article]).counts.inserted == 1
    assert state(database) == with_it


def test_removing_an_article_takes_its_facts_along(database: Engine) -> None:
    before = state(database)
    load_scripted(database, [make_article(TALKS, external_id="new")])
    with database.connect() as connection:
        article = connection.execute(
            text("select id from articles where external_id = 'new'")
        ).scalar_one()
    assert remove(database, [article]) == Removal(articles=1, reports=1)
    assert state(database) == before
    with database.connect() as connection:
        kinds = connection.execute(text("select kind from loads order by id")).scalars().all()
    assert kinds[-1] == "remove"
