from datetime import date

import pytest
from sqlalchemy import Engine

from etl.load.batch import LeftOut
from etl.load.outcomes import Counts
from etl.load.wanted import Wanted
from etl.records import Reject
from tests.etl.load.scripted import count, insert_reference, load_scripted
from tests.factories import make_article

ARTICLE = make_article("x", published_on=date(2024, 3, 27), source="Reuters", external_id="1")


@pytest.mark.parametrize(
    ("wanted", "rule"),
    [
        (Wanted(), None),
        (Wanted(since=date(2024, 3, 27), until=date(2024, 3, 27)), None),
        (Wanted(since=date(2024, 3, 28)), "since"),
        (Wanted(until=date(2024, 3, 26)), "until"),
        (Wanted(source="reuters "), None),
        (Wanted(source="AFP"), "source"),
    ],
)
def test_an_article_is_left_out_by_the_first_wish_it_does_not_meet(
    wanted: Wanted, rule: str | None
) -> None:
    sifted = wanted.sift(ARTICLE)
    assert (sifted.rule if isinstance(sifted, LeftOut) else None) == rule


def test_an_article_without_a_day_meets_no_wish_for_days() -> None:
    undated = make_article("x", published_on=None)
    assert isinstance(Wanted(since=date(1900, 1, 1)).sift(undated), LeftOut)
    assert isinstance(Wanted(until=date(2100, 1, 1)).sift(undated), LeftOut)
    assert Wanted(source="Reuters").sift(undated) is undated


def test_a_reject_stays_a_reject() -> None:
    reject = Reject(locator="x", stage="read", error_class="E", message="m", payload="p")
    assert Wanted(source="AFP").sift(reject) is reject


def test_what_is_left_out_is_counted_as_skipped_and_not_kept(own_database: Engine) -> None:
    insert_reference(own_database)
    sift = Wanted(source="AFP").sift
    summary = load_scripted(own_database, [sift(ARTICLE)])
    assert summary.counts == Counts(read=1, skipped=1)
    assert count(own_database, "articles") == 0


def test_a_dry_run_counts_and_keeps_nothing(own_database: Engine) -> None:
    insert_reference(own_database)
    summary = load_scripted(own_database, [ARTICLE], dry_run=True)
    assert summary.counts == Counts(read=1, inserted=1)
    for table in ("articles", "loads", "load_batches", "dirty_blocks", "actors"):
        assert count(own_database, table) == 0
