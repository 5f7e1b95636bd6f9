from typing import Any

import pytest
from sqlalchemy import Engine

from etl import pipeline
from etl.errors import ConfigError, SourceError
from etl.load.differing import Change
from etl.load.outcomes import Counts
from etl.reextract import Chosen, count_stale, reextract
from tests.etl.load.scripted import CLAIM_TABLES, FACT_TABLES, dump, insert_reference, load_scripted
from tests.factories import ScriptedExtractor, make_article

ALL = Chosen()
TALKS = "talks held 2024-03-25 1 Beijing/CN | Wang Yi/CN | Sergei Naryshkin/RU"


class Newer(ScriptedExtractor):
    """A later extractor; articles that ask for it say something else to it."""

    def __init__(self) -> None:
        super().__init__("scripted-2")

    def extract(self, article):  # type: ignore[no-untyped-def]
        text = article.text.replace("SOON", TALKS).replace("talks held", "summit held")
        return super().extract(make_article(text, locator=article.locator))


@pytest.fixture
def database(own_database: Engine) -> Engine:
    insert_reference(own_database)
    load_scripted(
        own_database,
        [
            make_article(TALKS, external_id="1"),
            make_article("SOON", external_id="2"),
            make_article("call held 2024-03-20 1 - | Wang Yi/CN | =KP", external_id="3"),
        ],
    )
    return own_database


def again(engine: Engine, chosen: Chosen = ALL, **options: Any) -> tuple[Counts, Change]:
    options = {"extractor": Newer(), "load_extractor": Newer, "workers": 1, **options}
    done = reextract(engine, chosen=chosen, **options)
    return done.load.counts, done.change


def reports(change: Change) -> tuple[int, int, int, int]:
    return change.same, change.changed, change.added, change.gone


def test_a_new_version_reads_every_stored_article_and_tells_what_changed(database: Engine) -> None:
    assert count_stale(database, chosen=ALL, version="scripted-2") == 3
    counts, change = again(database)
    assert counts == Counts(read=3, unchanged=3)
    assert reports(change) == (1, 1, 1, 0)
    assert change.rows_added > change.rows_gone > 0
    assert change.rows_same > 0
    assert count_stale(database, chosen=ALL, version="scripted-2") == 0


def test_reading_again_with_the_same_version_reads_nothing(database: Engine) -> None:
    again(database)
    before = dump(database, (*FACT_TABLES, *CLAIM_TABLES))
    counts, change = again(database)
    assert counts == Counts()
    assert change == Change()
    assert dump(database, (*FACT_TABLES, *CLAIM_TABLES)) == before


def test_no_article_keeps_claims_of_two_versions(database: Engine) -> None:
    again(database)
    assert not [row for row in dump(database, ("reports",))["reports"] if "scripted-1" in row]


def test_a_dry_run_tells_what_would_change_and_changes_nothing(database: Engine) -> None:
    before = dump(database, (*FACT_TABLES, *CLAIM_TABLES, "loads"))
    would = again(database, dry_run=True)
    assert dump(database, (*FACT_TABLES, *CLAIM_TABLES, "loads")) == before
    assert again(database) == would


def test_a_condition_in_sql_narrows_what_is_read(database: Engine) -> None:
    one = Chosen(where="external_id = '1' or title like '%none%' -- the first")
    assert count_stale(database, chosen=one, version="scripted-2") == 1
    counts, change = again(database, one)
    assert (counts, reports(change)) == (Counts(read=1, unchanged=1), (0, 1, 0, 0))
    assert count_stale(database, chosen=ALL, version="scripted-2") == 2


def test_a_publisher_that_no_seed_knows_is_asked_for_by_its_name(database: Engine) -> None:
    load_scripted(database, [make_article(TALKS, external_id="4", source="Meridian Press")])
    one = Chosen(source="Meridian Press")
    assert count_stale(database, chosen=one, version="scripted-2") == 1


@pytest.mark.parametrize("where", ["no_column = 1", "language =", "true); drop table articles; --"])
def test_what_is_no_condition_is_refused(where: str, database: Engine) -> None:
    with pytest.raises(ConfigError, match="is no condition on articles"):
        count_stale(database, chosen=Chosen(where=where), version="scripted-2")


def test_one_that_was_stopped_is_gone_on_with_and_tells_the_rest(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 1)

    def stop(counts: Counts) -> None:
        raise SourceError("stopped")

    with pytest.raises(SourceError):
        again(database, progress=stop)
    versions = dump(database, ("reports",))["reports"]
    assert count_stale(database, chosen=ALL, version="scripted-2") == 2
    counts, change = again(database)
    assert counts == Counts(read=2, unchanged=2)
    assert sum(reports(change)) in (1, 2, 3)
    assert count_stale(database, chosen=ALL, version="scripted-2") == 0
    assert dump(database, ("reports",))["reports"] != versions
