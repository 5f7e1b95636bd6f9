"""The same bad record is one reject, and the counts still add up."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from etl.load.outcomes import Counts
from etl.records import Reject
from etl.taking_back import undo
from tests.etl.load.scripted import count, load_scripted
from tests.factories import make_article

BAD = Reject(locator="a:1", stage="read", error_class="RecordError", message="m", payload="p")
CHECK = Path(__file__).resolve().parents[3] / "sql" / "checks" / "rejects_not_counted.sql"


def rejects(database: Engine) -> list[tuple[int, ...]]:
    """Return load, position, times seen and last load of each reject."""
    with database.connect() as connection:
        assert connection.execute(text(CHECK.read_text())).all() == []
        rows = connection.execute(
            text("select load_id, position, seen_count, last_load_id from rejects order by 1, 2")
        )
        return [tuple(row) for row in rows]


def test_the_same_bad_record_is_one_reject_and_each_load_counts_it(own_database: Engine) -> None:
    for number in (1, 2, 3):
        summary = load_scripted(own_database, [BAD, make_article("x", external_id="1")])
        assert summary.counts.rejected == 1
        assert rejects(own_database) == [(1, 0, number, number)]
    with own_database.connect() as connection:
        known = connection.execute(text("select known_reject_count from load_batches order by 1"))
        assert list(known.scalars()) == [0, 1, 1]


def test_a_bad_record_that_stands_twice_in_a_load_is_one_reject(own_database: Engine) -> None:
    other = replace(BAD, locator="a:2")
    assert load_scripted(own_database, [BAD, BAD, other]).counts == Counts(read=3, rejected=3)
    assert rejects(own_database) == [(1, 0, 2, 1), (1, 1, 1, 1)]


@pytest.mark.parametrize(
    "other",
    [
        replace(BAD, locator="b:1"),
        replace(BAD, payload="q"),
        replace(BAD, stage="load"),
        replace(BAD, error_class="E"),
    ],
)
def test_another_place_record_or_reason_is_another_reject(
    own_database: Engine, other: Reject
) -> None:
    load_scripted(own_database, [BAD])
    load_scripted(own_database, [other])
    assert rejects(own_database) == [(1, 0, 1, 1), (2, 0, 1, 2)]


def test_undoing_a_load_keeps_what_another_refused_too(own_database: Engine) -> None:
    load_scripted(own_database, [BAD, replace(BAD, locator="b:1")])
    load_scripted(own_database, [BAD])
    undo(own_database, 1)
    assert rejects(own_database) == [(1, 0, 2, 2)]
    assert count(own_database, "loads") == 3
