import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, text

from etl.errors import DatabaseError
from etl.load.articles import Keyed
from etl.load.batch import Extracted, write_batch
from etl.load.connections import driver_connection
from etl.load.ledger import close_load, open_load
from etl.load.outcomes import Counts
from etl.records import Article, Claims, Entity, Reject
from tests.etl.load.scripted import (
    count,
    dump,
    insert_reference,
    load_scripted,
)
from tests.factories import (
    ScriptedExtractor,
    make_article,
)

LINE = "talks held 2024-05-02 1 Beijing/CN | Sergei Lavrov/RU/Foreign Minister | Wang Yi/CN"


@pytest.fixture
def connection(own_database: Engine) -> Iterator[psycopg.Connection[Any]]:
    insert_reference(own_database)
    with driver_connection(own_database) as connection:
        yield connection


def extracted(article: Article, *, version: str = "1") -> Extracted:
    return Extracted(keyed=Keyed.of(article), claims=ScriptedExtractor(version).extract(article))


def write(connection: psycopg.Connection[Any], *records: Extracted | Reject) -> Counts:
    load_id = open_load(connection, arguments={}, version="test")
    result = write_batch(connection, load_id, 0, records)
    close_load(connection, load_id, read=len(records))
    return result.counts


def test_the_same_article_twice_in_a_load_is_a_duplicate(
    connection: psycopg.Connection[Any],
) -> None:
    article = extracted(make_article(LINE, external_id="1"))
    assert write(connection, article, article) == Counts(read=2, inserted=1, duplicate=1)


def test_a_second_load_finds_it_unchanged(connection: psycopg.Connection[Any]) -> None:
    article = extracted(make_article(LINE, external_id="1"))
    write(connection, article)
    assert write(connection, article) == Counts(read=1, unchanged=1)


def test_new_content_under_one_key_replaces_the_claims(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    write(connection, extracted(make_article(LINE, external_id="1")))
    changed = extracted(make_article("nothing happened", external_id="1"))
    assert write(connection, changed) == Counts(read=1, updated=1)
    assert count(own_database, "reports") == count(own_database, "article_entities") == 0


def test_two_revisions_in_one_batch_are_written_one_after_the_other(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    first, second = (make_article(words, external_id="1") for words in ("one", "two"))
    counts = write(connection, extracted(first), extracted(second))
    assert counts == Counts(read=2, inserted=1, updated=1)
    with own_database.connect() as reading:
        assert reading.execute(text("select text, revision from articles")).one() == ("two", 2)


@pytest.mark.parametrize("newer_first", [True, False])
def test_the_newer_version_stays_whatever_comes_first(
    own_database: Engine, connection: psycopg.Connection[Any], newer_first: bool
) -> None:
    versions = [make_article(f"v{n}", external_id="1", version=n) for n in (1, 2)]
    for article in reversed(versions) if newer_first else versions:
        write(connection, extracted(article))
    with own_database.connect() as reading:
        assert reading.execute(text("select text from articles")).scalar_one() == "v2"


ANOTHER_DAY = make_article(LINE, external_id="1", version=2, published_on=date(2024, 3, 29))


def test_a_revision_of_another_day_takes_the_place_of_the_one_before(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    write(connection, extracted(make_article(LINE, external_id="1", version=1)))
    assert write(connection, extracted(ANOTHER_DAY)) == Counts(read=1, updated=1)
    row = connection.execute("select id, revision, published_on from articles").fetchall()
    assert row == [(Keyed.of(ANOTHER_DAY).id, 2, date(2024, 3, 29))]
    assert count(own_database, "reports") == 1


def test_an_older_revision_of_another_day_stays_outside(
    connection: psycopg.Connection[Any],
) -> None:
    write(connection, extracted(ANOTHER_DAY))
    older = extracted(make_article(LINE, external_id="1", version=1))
    assert write(connection, older) == Counts(read=1, unchanged=1)
    assert connection.execute("select version from articles").fetchall() == [(2,)]


def test_revisions_of_two_days_in_one_batch_are_one_article(
    connection: psycopg.Connection[Any],
) -> None:
    older = extracted(make_article(LINE, external_id="1", version=1))
    both = Counts(read=2, inserted=1, updated=1)
    assert write(connection, older, extracted(ANOTHER_DAY)) == both
    assert connection.execute("select version from articles").fetchall() == [(2,)]


def test_two_loaders_that_bring_an_article_of_two_days_leave_one(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    older = extracted(make_article(LINE, external_id="1", version=1))
    with ThreadPoolExecutor() as pool:
        with driver_connection(own_database) as other, other.transaction():
            load_id = open_load(connection, arguments={}, version="test")
            other_load = open_load(other, arguments={}, version="test")
            write_batch(other, other_load, 0, [older])
            waiting = pool.submit(write_batch, connection, load_id, 0, [extracted(ANOTHER_DAY)])
            wait_until_one_waits(own_database)
        assert waiting.result(timeout=30).counts == Counts(read=1, updated=1)
    assert connection.execute("select version, revision from articles").fetchall() == [(2, 2)]


def wait_until_one_waits(engine: Engine) -> None:
    """Wait until a connection waits for what another one holds."""
    waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
    last = time.monotonic() + 30
    with driver_connection(engine) as connection:
        while connection.execute(waiting).fetchone() == (0,):
            assert time.monotonic() < last
            time.sleep(0.02)


def test_a_new_extractor_refreshes_claims_and_leaves_the_article_unchanged(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    article = make_article(LINE, external_id="1")
    write(connection, extracted(article, version="1"))
    assert write(connection, extracted(article, version="2")) == Counts(read=1, unchanged=1)
    with own_database.connect() as reading:
        versions = reading.execute(
            text("select a.extractor_version, r.extractor_version from articles a, reports r")
        )
        assert versions.one() == ("2", "2")


def test_what_the_database_refuses_is_rejected_and_the_rest_is_written(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    unknown = Entity(number=0, kind="person", name="Nobody", country="ZZ")
    bad = Extracted(
        keyed=Keyed.of(make_article("bad", external_id="2")),
        claims=Claims(entities=(unknown,), extractor_version="1"),
    )
    good = extracted(make_article(LINE, external_id="1"))
    assert write(connection, bad, good) == Counts(read=2, inserted=1, rejected=1)
    with own_database.connect() as reading:
        stage, message = reading.execute(text("select stage, message from rejects")).one()
    assert stage == "load"
    assert "foreign key" in message


def test_sql_in_names_stays_text(own_database: Engine, connection: psycopg.Connection[Any]) -> None:
    name = "Robert'); drop table actors;-- \\ %s {x} :y"
    article = make_article(f"talks held 2024-05-02 1 - | {name}/US | Wang Yi/CN", title=name)
    write(connection, extracted(article))
    with own_database.connect() as reading:
        names = reading.execute(text("select name from article_entities")).scalars().all()
    assert name in names


def test_tabs_newlines_and_copy_marks_survive(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    words = "a\tb\\N\r\n\\.\nc"
    write(connection, extracted(make_article(words)))
    with own_database.connect() as reading:
        assert reading.execute(text("select text from articles")).scalar_one() == words


def test_an_article_without_text_is_skipped_with_its_rule(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    assert write(connection, extracted(make_article(" "))) == Counts(read=1, skipped=1)
    with own_database.connect() as reading:
        row = reading.execute(text("select status, skipped_by from articles")).one()
    assert row == ("skipped", "empty")


def test_rejects_of_the_reader_are_kept_with_nul_replaced(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    reject = Reject(
        locator="a.jsonl:3", stage="read", error_class="RecordError", message="no", payload="\x00{"
    )
    assert write(connection, reject) == Counts(read=1, rejected=1)
    with own_database.connect() as reading:
        row = reading.execute(text("select locator, payload from rejects")).one()
    assert row == ("a.jsonl:3", "\ufffd{")


def test_an_error_half_way_leaves_nothing_of_the_batch(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    article = extracted(make_article(LINE))
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        write_batch(connection, 999, 0, [article])
    assert count(own_database, "articles") == count(own_database, "dirty_blocks") == 0
    load_id = open_load(connection, arguments={}, version="test")
    assert write_batch(connection, load_id, 0, [article]).counts == Counts(read=1, inserted=1)


def test_a_load_whose_ledger_does_not_add_up_fails(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    load_id = open_load(connection, arguments={}, version="test")
    write_batch(connection, load_id, 0, [extracted(make_article("x"))])
    with pytest.raises(DatabaseError, match="2 records were read, but the ledger holds 1"):
        close_load(connection, load_id, read=2)
    with own_database.connect() as reading:
        assert reading.execute(text("select outcome from loads")).scalar_one() == "failed"


def test_days_of_a_report_are_stored_half_open(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    write(connection, extracted(make_article(LINE)))
    with own_database.connect() as reading:
        row = reading.execute(text("select lower(during), upper(during), precision from reports"))
        assert row.one() == (date(2024, 5, 2), date(2024, 5, 3), "day")


def test_claims_are_the_same_however_often_they_are_written(
    own_database: Engine, connection: psycopg.Connection[Any]
) -> None:
    article = make_article(LINE, external_id="1")
    write(connection, extracted(article, version="1"))
    first = dump(own_database, ["article_entities", "mentions", "post_claims", "report_parties"])
    write(connection, extracted(article, version="2"))
    assert first == dump(own_database, list(first))


def test_a_kill_takes_what_the_article_said_along(own_database: Engine) -> None:
    insert_reference(own_database)
    told = "talks held 2024-03-25 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU"
    load_scripted(own_database, [make_article(told, external_id="a", version=1)])
    kill = make_article("KILLED", external_id="a", version=2, status="withdrawn")
    assert load_scripted(own_database, [kill]).counts.updated == 1
    assert count(own_database, "meetings") == 0
    with own_database.connect() as connection:
        assert connection.execute(text("select status from articles")).scalars().all() == [
            "withdrawn"
        ]
    late = make_article(told, external_id="a", version=1)
    assert load_scripted(own_database, [late]).counts.unchanged == 1
