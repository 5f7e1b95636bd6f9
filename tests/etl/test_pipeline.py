from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, text

from etl import pipeline
from etl.errors import DatabaseError
from etl.identity import resolve
from etl.load.outcomes import Counts
from etl.records import Article, Reject
from tests.etl.load.scripted import (
    CLAIM_TABLES,
    FACT_TABLES,
    count,
    dump,
    empty,
    insert_reference,
    load_scripted,
)
from tests.factories import (
    make_article,
    reference_articles,
)

ALL_TABLES = (*FACT_TABLES, *CLAIM_TABLES)


def many(number: int, first: int = 0) -> Iterator[Article]:
    """Yield articles whose meetings overlap with their neighbours'."""
    people = ["Kim Song Nam/KP", "Wang Yi/CN", "Sergei Naryshkin/RU", "Naryshkin/RU", "=KP", "=CN"]
    for n in range(first, first + number):
        a, b = people[n % 6], people[(n // 6 + n + 1) % 6]
        line = f"talks held 2024-{n % 4 + 1:02}-{n % 5 + 1:02} 2 - security | {a} | {b}"
        yield make_article(f"Item {n}\n{line}\n", external_id=str(n))


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    return own_database


def test_a_load_tells_what_became_of_every_record(database: Engine) -> None:
    reject = Reject(locator="x", stage="read", error_class="E", message="m", payload="p")
    failing = make_article("fail", external_id="f")
    records: list[Article | Reject] = [
        *reference_articles(),
        reject,
        failing,
        next(iter(reference_articles())),
    ]
    summary = load_scripted(database, records)
    assert summary.counts == Counts(read=8, inserted=5, duplicate=1, rejected=2)
    assert [reject.stage for reject in summary.rejects] == ["read", "extract"]
    with database.connect() as connection:
        row = connection.execute(text("select outcome, read_count, rejected_count from loads"))
        assert row.one() == ("with_rejects", 8, 2)


def test_long_articles_make_small_batches(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.load.run._BATCH_CHARS", 1000)
    load_scripted(database, (make_article("x" * 400 + str(n)) for n in range(9)))
    assert count(database, "load_batches") == 3


def test_loading_twice_changes_nothing(database: Engine) -> None:
    load_scripted(database, many(30))
    first = dump(database, ALL_TABLES)
    summary = load_scripted(database, many(30))
    assert summary.counts == Counts(read=30, unchanged=30)
    assert dump(database, ALL_TABLES) == first


def test_known_articles_are_not_extracted_again(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_scripted(database, many(5))
    monkeypatch.setattr("tests.factories.ScriptedExtractor.extract", None)
    assert load_scripted(database, many(5)).counts.unchanged == 5


def test_a_correction_beside_its_stored_original_is_taken_in(database: Engine) -> None:
    told, corrected = (make_article(f"v{n}", external_id="1", version=n) for n in (1, 2))
    load_scripted(database, [told])
    assert load_scripted(database, [told, corrected]).counts == Counts(
        read=2, unchanged=1, updated=1
    )


def test_progress_is_told_after_every_batch(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 4)
    told: list[int] = []
    load_scripted(database, many(10), progress=lambda counts: told.append(counts.read))
    assert told == [4, 8, 10]
    assert count(database, "load_batches") == 3


def test_batches_do_not_show_in_the_result(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_scripted(database, many(20))
    whole = dump(database, ALL_TABLES)
    empty(database)
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 3)
    load_scripted(database, reversed(list(many(20))))
    resolve(database)
    assert dump(database, ALL_TABLES) == whole


def test_an_interrupted_load_keeps_its_batches_and_says_so(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 2)

    def interrupted() -> Iterator[Article]:
        yield from many(50)
        raise KeyboardInterrupt

    summary = load_scripted(database, interrupted())
    assert summary.interrupted
    assert 0 < summary.counts.read <= 50
    with database.connect() as connection:
        row = connection.execute(text("select outcome, error, read_count from loads"))
        assert row.one() == ("failed", "interrupted", summary.counts.read)


def test_an_error_of_the_reader_is_told_and_the_load_marked_failed(database: Engine) -> None:
    def broken() -> Iterator[Article]:
        yield from many(2)
        raise DatabaseError("the cable is cut")

    with pytest.raises(DatabaseError, match="the cable is cut"):
        load_scripted(database, broken())
    with database.connect() as connection:
        row = connection.execute(text("select outcome, error from loads")).one()
    assert row == ("failed", "DatabaseError: the cable is cut")


def test_two_resolvers_at_once_wait_for_each_other(database: Engine) -> None:
    load_scripted(database, many(30))
    facts = dump(database)
    with ThreadPoolExecutor(2) as threads:
        for waiting in [threads.submit(resolve, database, everything=True) for _ in range(2)]:
            waiting.result()
    assert dump(database) == facts
