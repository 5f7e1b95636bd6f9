"""What may not be published yet is not loaded yet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from etl.load.batch import LeftOut
from etl.load.embargo import obey_embargo
from etl.load.outcomes import Counts
from etl.records import Article, Reject
from tests.etl.load.scripted import count, insert_reference, load_scripted
from tests.factories import make_article

ENDS = datetime(2024, 4, 1, 12, tzinfo=UTC)
BEFORE, AFTER = ENDS - timedelta(seconds=1), ENDS
LINE = "talks held 2024-03-25 1 - | Sergei Naryshkin/RU | =KP\n"
EMBARGOED = make_article(LINE, external_id="1", embargoed_until=ENDS)


@pytest.mark.parametrize("status", ["usable", "withheld"])
def test_an_embargo_ends_with_its_instant(status: str) -> None:
    article = replace(EMBARGOED, status=status)  # type: ignore[arg-type]
    assert obey_embargo(article, now=BEFORE) == LeftOut(locator="1.txt", rule="embargo")
    assert obey_embargo(article, now=AFTER) == replace(EMBARGOED, status="usable")


@pytest.mark.parametrize(
    "record",
    [
        make_article("x"),
        make_article("x", status="withheld"),
        replace(EMBARGOED, status="withdrawn"),
        Reject(locator="x", stage="read", error_class="E", message="m", payload="p"),
    ],
)
def test_what_is_under_no_embargo_passes_as_it_is(record: Article | Reject) -> None:
    assert obey_embargo(record, now=AFTER) is record


def test_an_embargoed_article_is_neither_kept_nor_extracted_until_its_embargo_ends(
    own_database: Engine,
) -> None:
    insert_reference(own_database)
    other = make_article("Nothing was held back.\n", external_id="2")
    failing = make_article("fail\n", external_id="3", embargoed_until=ENDS)
    summary = load_scripted(own_database, [EMBARGOED, other, failing], now=BEFORE)
    assert summary.counts == Counts(read=3, inserted=1, skipped=2)
    assert summary.counts.skipped_by == {"embargo": 2}
    assert (count(own_database, "bi.articles"), count(own_database, "reports")) == (1, 0)

    summary = load_scripted(own_database, [EMBARGOED, other], now=AFTER)
    assert summary.counts == Counts(read=2, inserted=1, unchanged=1)
    assert count(own_database, "bi.meetings_flat") == 1


def test_an_embargoed_revision_leaves_what_was_said_before(own_database: Engine) -> None:
    insert_reference(own_database)
    earlier = replace(EMBARGOED, embargoed_until=None, version=1)
    later = replace(EMBARGOED, text="It was called off.\n", version=2)
    load_scripted(own_database, [earlier])
    assert load_scripted(own_database, [later], now=BEFORE).counts.skipped == 1
    assert count(own_database, "bi.meetings_flat") == 1
    assert load_scripted(own_database, [later], now=AFTER).counts.updated == 1
    assert count(own_database, "bi.meetings_flat") == 0


def test_the_ledger_tells_by_which_rules_records_were_skipped(own_database: Engine) -> None:
    empty = make_article(" ", external_id="3")
    left_out = LeftOut(locator="x", rule="since")
    summary = load_scripted(own_database, [EMBARGOED, empty, left_out, left_out], now=BEFORE)
    rules = {"embargo": 1, "empty": 1, "since": 2}
    assert summary.counts.skipped_by == rules
    with own_database.connect() as connection:
        told = connection.execute(
            text("select skipped_by from load_batches union all select skipped_by from loads")
        )
        assert list(told.scalars()) == [rules, rules]
