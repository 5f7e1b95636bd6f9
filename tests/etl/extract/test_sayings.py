"""A turn of phrase tells of a meeting; the same words of something else do not."""

from datetime import date

import pytest

from etl.extract import Extractor
from etl.extract.sayings import told_by_saying
from etl.records import Article


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She had an audience with the pope.", "audience"),
        ("The two conferred with aides.", "conferred"),
        ("He sat down with his Greek counterpart.", "sat"),
        ("They exchanged views in Tehran.", "exchanged"),
        ("She flew to Washington to see U.S. President Reagan.", "see"),
        ("He told Kenyan Prime Minister Ann Lee of it.", "told"),
        ("He will be explaining the plan to Foreign Minister Bo Marsh.", "explaining"),
    ],
)
def test_words_that_stand_for_a_meeting(text: str, word: str) -> None:
    (start,) = told_by_saying(text, 0, len(text))
    assert text.startswith(word, start)


@pytest.mark.parametrize(
    "text",
    [
        "The audience laughed with him.",
        "He sat down to eat.",
        "They came to see the city.",
        "She told reporters in Paris.",
        "He told Reuters Finance Minister Ann Lee had resigned.",
        "She told Reuters. The President slept.",
        "He explained the plan to shareholders.",
    ],
)
def test_words_of_something_else(text: str) -> None:
    assert not list(told_by_saying(text, 0, len(text)))


def test_the_model_is_asked_who_took_part() -> None:
    text = "Reagan will have an audience with Pope John Paul II in Rome on June 6."
    article = Article(text=text, published_on=date(1987, 5, 28), format="test", locator="test")
    claims = Extractor.load().extract(article)
    (report,) = claims.reports
    members = [party.entity for party in report.parties if party.entity is not None]
    names = {claims.entities[member].name for member in members}
    assert names == {"Reagan", "John Paul II"}
    assert report.days is not None
    assert report.days.starts_on == date(1987, 6, 6)
    assert report.status == "planned"
