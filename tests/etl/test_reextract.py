import pytest
from sqlalchemy import Engine

from etl.load.outcomes import Counts
from etl.reextract import Change, count_stale, reextract
from tests.etl.load.scripted import CLAIM_TABLES, FACT_TABLES, dump, insert_reference, load_scripted
from tests.factories import ScriptedExtractor, make_article

ALL: dict[str, object] = {"source": None, "since": None, "until": None}
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


def again(engine: Engine) -> tuple[Counts, Change]:
    done = reextract(engine, chosen=ALL, extractor=Newer(), load_extractor=Newer, workers=1)
    return done.load.counts, done.change


def test_a_new_version_reads_every_stored_article_and_tells_what_changed(database: Engine) -> None:
    assert count_stale(database, chosen=ALL, version="scripted-2") == 3
    counts, change = again(database)
    assert counts == Counts(read=3, unchanged=3)
    assert change == Change(same=1, added=1, gone=0, changed=1)
    assert count_stale(database, chosen=ALL, version="scripted-2") == 0


def test_reading_again_with_the_same_version_reads_nothing(database: Engine) -> None:
    again(database)
    before = dump(database, (*FACT_TABLES, *CLAIM_TABLES))
    counts, change = again(database)
    assert counts == Counts()
    assert change == Change(same=0, added=0, gone=0, changed=0)
    assert dump(database, (*FACT_TABLES, *CLAIM_TABLES)) == before


def test_no_article_keeps_claims_of_two_versions(database: Engine) -> None:
    again(database)
    assert not [row for row in dump(database, ("reports",))["reports"] if "scripted-1" in row]
