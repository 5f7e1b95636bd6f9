from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from etl.load.outcomes import Counts
from etl.readers import read
from etl.retry import RetrySummary, retry_rejects
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import ScriptedExtractor, make_article


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    return own_database


def retry(database: Engine, **chosen: Any) -> RetrySummary:
    return retry_rejects(
        database,
        extractor=ScriptedExtractor(),
        load_extractor=ScriptedExtractor,
        workers=1,
        **chosen,
    )


def replayed(database: Engine) -> list[tuple[int, int, int | None]]:
    with database.connect() as connection:
        rows = connection.execute(
            text("select load_id, position, replayed_by_load_id from rejects order by 1, 2")
        )
        return [(row[0], row[1], row[2]) for row in rows]


def test_a_record_that_succeeds_later_closes_its_reject(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article(
        "fail",
        external_id="7",
        title="Talks",
        published_on=date(2019, 3, 7),
        locator="a.jsonl:3",
        extra={"desk": "Seoul"},
    )
    first = load_scripted(database, [article])
    assert first.counts == Counts(read=1, rejected=1)
    claims = ScriptedExtractor().extract(make_article("talks"))
    monkeypatch.setattr(ScriptedExtractor, "extract", lambda self, article: claims)
    done = retry(database)
    assert done.load is not None
    assert done.load.counts == Counts(read=1, inserted=1)
    assert replayed(database) == [(first.load_id, 0, done.load.load_id)]
    with database.connect() as connection:
        row = connection.execute(
            text("select external_id, title, published_on, locator, extra from articles")
        ).one()
        kind = connection.execute(text("select kind from loads order by id desc limit 1")).scalar()
    assert tuple(row) == ("7", "Talks", date(2019, 3, 7), "a.jsonl:3", {"desk": "Seoul"})
    assert kind == "retry"
    assert retry(database) == RetrySummary(load=None, not_whole=())


def test_the_day_of_reference_is_kept_with_the_reject(database: Engine) -> None:
    load_scripted(database, [make_article("fail", published_on=date(2019, 3, 7))])
    with database.connect() as connection:
        assert connection.execute(text("select reference_on from rejects")).scalar() == date(
            2019, 3, 7
        )


def test_a_record_refused_again_is_the_same_reject_counted(database: Engine) -> None:
    first = load_scripted(database, [make_article("fail", external_id="1")])
    for number in (1, 2):
        done = retry(database)
        assert done.load is not None
        assert done.load.counts == Counts(read=1, rejected=1)
        assert replayed(database) == [(first.load_id, 0, None)]
        with database.connect() as connection:
            row = connection.execute(text("select seen_count, last_load_id from rejects")).one()
        assert tuple(row) == (1 + number, done.load.load_id)


def test_a_record_refused_for_another_reason_is_a_new_reject(database: Engine) -> None:
    first = load_scripted(database, [make_article("fail", external_id="1")])
    with database.begin() as connection:
        connection.execute(text("update rejects set error_class = 'Other', fingerprint = 'x'"))
    done = retry(database)
    assert done.load is not None
    new = done.load.load_id
    assert sorted(replayed(database)) == [(first.load_id, 0, new), (new, 0, None)]


def test_one_reject_alone_can_be_retried(database: Engine) -> None:
    first = load_scripted(database, [make_article("fail", external_id=str(n)) for n in range(3)])
    done = retry(database, load_id=first.load_id, position=1)
    assert done.load is not None
    assert done.load.counts.read == 1
    with database.connect() as connection:
        rows = connection.execute(text("select seen_count from rejects order by position"))
        assert list(rows.scalars()) == [1, 2, 1]


@pytest.mark.parametrize(
    ("name", "raw", "locator"),
    [
        ("a.jsonl", b'{"text": "A met B."}\n{"text": 12, "id": "x"}\n', "a.jsonl:2"),
        ("a.csv", b'id,text,title\n1,A met B.,\n2,"Too, many",a,b\n', "a.csv:3"),
        ("a.json", b'[{"text": "A met B."}, {"text": ["no", 1]}]', "a.json#2"),
        ("a.txt", b"date 2024-02-31 SEOUL (Reuters) - A met B.\n", "a.txt"),
    ],
)
def test_what_a_reader_refused_is_read_again_at_its_place(
    database: Engine, tmp_path: Path, name: str, raw: bytes, locator: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    load_scripted(database, read([str(tmp_path / name)]))
    done = retry(database)
    assert done.load is not None
    assert done.load.counts == Counts(read=1, rejected=1)
    [again] = done.load.rejects
    assert again.locator == str(tmp_path / locator)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"text": "A met B."}\n{"text": "caf\xe9 \xff\xc3"}\n',
        b'{"text": "A met B."}\n{"title": "' + b"x" * 200_000 + b'"}\n',
    ],
    ids=["broken bytes", "long"],
)
def test_a_record_that_was_not_kept_whole_is_not_retried(
    database: Engine, tmp_path: Path, raw: bytes
) -> None:
    (tmp_path / "a.jsonl").write_bytes(raw)
    load_scripted(database, read([str(tmp_path / "a.jsonl")]))
    done = retry(database)
    assert done.load is None
    assert [kept.locator for kept in done.not_whole] == [f"{tmp_path / 'a.jsonl'}:2"]
    assert replayed(database)[0][2] is None
