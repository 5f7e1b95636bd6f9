"""Rounds of loading what is new, with a database and a site behind them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.errors import DatabaseError, SourceError
from etl.load.outcomes import Counts
from etl.load.run import LoadSummary
from etl.pipeline import load
from etl.watching import Watched, watch
from tests.etl.load.scripted import count, insert_reference
from tests.etl.readers.test_urls import Site, site, web
from tests.factories import ScriptedExtractor

__all__ = ["site"]


def loaded(number: int, **told: Any) -> LoadSummary:
    return LoadSummary(load_id=number, counts=Counts(read=1, inserted=1), **told)


def rounds_of(*rounds: LoadSummary | Exception) -> Callable[[], LoadSummary]:
    """Return a function that gives these rounds one after the other, then is interrupted."""
    coming = iter(rounds)

    def load_new() -> LoadSummary:
        given = next(coming, None)
        if given is None:
            raise KeyboardInterrupt
        if isinstance(given, Exception):
            raise given
        return given

    return load_new


def test_the_sums_of_all_rounds_are_told_when_it_is_interrupted() -> None:
    nothing = LoadSummary(load_id=0, counts=Counts())
    done = watch(rounds_of(loaded(1), nothing, loaded(2)), seconds=0)
    assert done == Watched(rounds=3, loads=2, counts=Counts(read=2, inserted=2))


@pytest.mark.parametrize("error", [DatabaseError("gone"), SourceError("gone")])
def test_a_round_that_fails_is_told_and_counted_and_the_next_begins(error: Exception) -> None:
    told: list[Exception] = []
    done = watch(rounds_of(loaded(1), error, loaded(2)), seconds=0, on_error=told.append)
    assert (done.rounds, done.failed, done.counts.read, told) == (3, 1, 2, [error])


def test_a_first_round_that_fails_ends_it() -> None:
    with pytest.raises(SourceError, match="no such folder"):
        watch(rounds_of(SourceError("no such folder")), seconds=0)


def test_an_error_that_no_round_can_mend_ends_it() -> None:
    with pytest.raises(ZeroDivisionError):
        watch(rounds_of(loaded(1), ZeroDivisionError()), seconds=0)


def test_an_interrupted_load_ends_it_with_what_was_loaded() -> None:
    done = watch(rounds_of(loaded(1, interrupted=True), loaded(2)), seconds=0)
    assert (done.rounds, done.counts.read) == (1, 1)


def test_rounds_begin_at_the_interval() -> None:
    waited: list[float] = []
    watch(rounds_of(loaded(1), loaded(2)), seconds=60, wait=waited.append)
    assert [round(each) for each in waited] == [60, 60]


def test_feed_and_folder_are_watched_through_errors_and_changes(
    own_database: Engine, site: Site, tmp_path: Path
) -> None:
    insert_reference(own_database)

    def lines(*numbers: int) -> bytes:
        told = ({"id": str(n), "source": "Post", "text": f"It was {n}."} for n in numbers)
        return b"".join(json.dumps(one).encode() + b"\n" for one in told)

    (tmp_path / "a.jsonl").write_bytes(lines(1))
    feed = f"{site.url}/feed"
    happens: Iterator[Callable[[], object]] = iter(
        [
            lambda: site.answers.update({"/feed": (200, {"ETag": "1"}, lines(10, 11))}),
            lambda: site.answers.update({"/feed": (500, {}, b"")}),
            lambda: (tmp_path / "b.jsonl").write_bytes(lines(2)),
            lambda: site.answers.update({"/feed": (200, {"ETag": "2"}, lines(11, 12))}),
            lambda: None,
        ]
    )
    told: list[Counts] = []

    def load_new() -> LoadSummary:
        step = next(happens, None)
        if step is None:
            raise KeyboardInterrupt
        step()
        return load(
            own_database,
            [feed, str(tmp_path)],
            only_new=True,
            web=web(),
            workers=1,
            extractor=ScriptedExtractor(),
            load_extractor=ScriptedExtractor,
        )

    done = watch(load_new, seconds=0, on_round=lambda summary: told.append(summary.counts))
    assert told == [
        Counts(read=3, inserted=3),
        Counts(read=1, rejected=1),
        Counts(read=2, inserted=1, rejected=1),
        Counts(read=2, inserted=1, unchanged=1),
        Counts(),
    ]
    assert (done.rounds, done.loads, done.failed) == (5, 4, 0)
    assert count(own_database, "articles") == 5
