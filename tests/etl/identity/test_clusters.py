"""How well reports of one meeting find each other, on scenes of our own."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from benchmarks.occasions import b_cubed
from etl.records import Article
from etl.seeding.writing import seed
from tests.etl.load.scripted import load_scripted
from tests.factories import make_article

SCENES = Path(__file__).parent / "clusters.txt"
FLOOR = 0.90
CLUSTERS = 60


def scenes() -> Iterator[tuple[str, Article]]:
    """Yield each report's true meeting and the article that tells it."""
    for number, line in enumerate(SCENES.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            meeting, source, published, told = line.split(" ", 3)
            article = make_article(
                f"{source} says:\n{told}\n",
                source=source,
                external_id=str(number),
                published_on=date.fromisoformat(published),
            )
            yield meeting, article


@pytest.fixture
def database(own_database: Engine) -> Engine:
    seed(own_database)
    return own_database


def meetings_of(database: Engine, articles: Iterable[Article]) -> dict[str, str]:
    load_scripted(database, articles)
    with database.connect() as connection:
        rows = connection.execute(
            text(
                "select a.external_id, m.meeting_id::text from meeting_reports as m"
                " join articles as a on a.id = m.article_id"
            )
        )
        return {row[0]: row[1] for row in rows}


def test_reports_of_one_meeting_find_each_other(database: Engine) -> None:
    told = list(scenes())
    gold = {str(article.external_id): meeting for meeting, article in told}
    found = meetings_of(database, (article for _, article in told))
    assert len(set(gold.values())) >= CLUSTERS
    precision, recall = b_cubed(gold, found)
    assert 2 * precision * recall / (precision + recall) >= FLOOR, (precision, recall)


def test_no_meeting_holds_two_clearly_different_days(database: Engine) -> None:
    load_scripted(database, (article for _, article in scenes()))
    with database.connect() as connection:
        rows = connection.execute(
            text(
                "select a.meeting_id from meeting_reports as a"
                " join meeting_reports as b using (meeting_id)"
                " join reports as one on (one.article_id, one.position)"
                "     = (a.article_id, a.report_position)"
                " join reports as other on (other.article_id, other.position)"
                "     = (b.article_id, b.report_position)"
                " where not one.during && other.during"
            )
        )
        assert rows.all() == []
