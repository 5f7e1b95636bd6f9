"""Going on where a load was cut short."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl import pipeline
from etl.errors import SourceError
from etl.load.outcomes import Counts
from etl.load.wanted import Wanted
from etl.pipeline import load
from etl.readers import READERS
from tests.etl.load.scripted import CLAIM_TABLES, dump, empty, insert_reference
from tests.etl.load.taking import cut_short, lines, only, take
from tests.etl.readers.samples import write_sample
from tests.factories import ScriptedExtractor


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    return own_database


def test_a_load_goes_on_where_one_of_the_same_arguments_was_cut_short(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 10)
    (tmp_path / "a.jsonl").write_text(lines(*range(25)))
    (tmp_path / "b.jsonl").write_text(lines(*range(25, 50)))
    with pytest.raises(SourceError):
        take(database, tmp_path, only_new=False, progress=cut_short(3))
    rest = take(database, tmp_path, only_new=False)
    assert rest.counts == Counts(read=20, inserted=20)
    assert (rest.goes_on_from, rest.passed_over) == (rest.load_id - 1, 1)
    assert take(database, tmp_path, only_new=False).counts == Counts(read=50, unchanged=50)


def test_a_load_cut_short_twice_is_gone_on_from_twice(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 10)
    (tmp_path / "a.jsonl").write_text(lines(*range(25)))
    (tmp_path / "b.jsonl").write_text(lines(*range(25, 50)))
    for _ in range(2):
        with pytest.raises(SourceError):
            take(database, tmp_path, only_new=False, progress=cut_short(2))
    assert take(database, tmp_path, only_new=False).counts == Counts(read=10, inserted=10)
    sums = only(database, "select sum(read_count), sum(inserted_count) from load_batches")
    assert tuple(sums) == (50, 50)


def test_a_file_that_changed_since_a_load_was_cut_short_is_read_from_its_beginning(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 2)
    path = tmp_path / "a.jsonl"
    path.write_text(lines(*range(6)))
    with pytest.raises(SourceError):
        take(database, path, only_new=False, progress=cut_short(2))
    path.write_text(lines(9, *range(1, 6)))
    rest = take(database, path, only_new=False)
    assert rest.counts == Counts(read=6, inserted=3, unchanged=3)


def test_another_extractor_or_other_arguments_do_not_go_on(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 2)
    path = tmp_path / "a.jsonl"
    path.write_text(lines(*range(6)))
    with pytest.raises(SourceError):
        take(database, path, only_new=False, progress=cut_short(2))
    wanted = Wanted(source="Post")
    assert take(database, path, only_new=False, wanted=wanted).counts.read == 6
    newer = load(database, [str(path)], extractor=ScriptedExtractor("scripted-2"), workers=1)
    assert newer.counts.read == 6


@pytest.fixture(scope="module")
def shared(module_database: Engine) -> Engine:
    insert_reference(module_database)
    return module_database


@pytest.mark.parametrize("form", READERS)
def test_loading_goes_on_from_every_position_of_every_format(
    form: str, shared: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 1)
    monkeypatch.setattr(pipeline, "resolve", lambda engine: None)
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(write_sample(form)[1])
    options = {"format": form, "only_new": False}
    tables = ("article_sources", *CLAIM_TABLES)
    empty(shared)
    whole = take(shared, tmp_path, **options).counts.read
    wanted = only(shared, "select array_agg(id order by id) from articles"), dump(shared, tables)
    for position in range(1, whole + 1):
        empty(shared)
        with pytest.raises(SourceError):
            take(shared, tmp_path, **options, progress=cut_short(position))
        rest = take(shared, tmp_path, **options)
        assert rest.counts.read == whole - position
        found = only(shared, "select array_agg(id order by id) from articles")
        assert (found, dump(shared, tables)) == wanted
