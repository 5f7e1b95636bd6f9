"""A dispatch and its reprints are one story, wherever their days lie in the index of bands."""

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import Engine, text

from etl.identity.prints import PERIOD
from etl.identity.stories import DAYS_APART
from etl.records import Article
from tests.etl.load.scripted import load_scripted
from tests.factories import make_article

START = date.fromordinal(PERIOD * 24_600)
"""A day near the beginning of a period."""


def printed(key: str, on: date | None, dispatch: int = 0) -> Article:
    """Return an article that prints a dispatch with few words of its own."""
    words = Random(dispatch).choices([f"word{n}" for n in range(1000)], k=120)
    return make_article(f"{' '.join(words)} as {key} has it", external_id=key, published_on=on)


def stories(database: Engine) -> list[str]:
    """Return the external ids of each story's articles."""
    with database.connect() as connection:
        rows = connection.execute(
            text(
                "select string_agg(a.external_id, ' ' order by a.external_id)"
                " from article_stories as s join articles as a on a.id = s.article_id"
                " group by s.story_id order by 1"
            )
        )
        return list(rows.scalars())


@pytest.mark.parametrize("apart", [DAYS_APART, -DAYS_APART])
def test_a_reprint_within_ten_days_is_found_on_any_day(own_database: Engine, apart: int) -> None:
    days = {n: START + timedelta(days=n) for n in range(PERIOD)}
    other = {n: day + timedelta(days=apart) for n, day in days.items()}
    load_scripted(own_database, [printed(f"{n:02}a", day, n) for n, day in days.items()])
    load_scripted(own_database, [printed(f"{n:02}b", day, n) for n, day in other.items()])
    assert stories(own_database) == [f"{n:02}a {n:02}b" for n in days]


def test_a_text_told_again_later_is_a_story_of_its_own(own_database: Engine) -> None:
    later = START + timedelta(days=DAYS_APART + 1)
    load_scripted(own_database, [printed("a", START), printed("b", later)])
    assert stories(own_database) == ["a", "b"]


@pytest.mark.parametrize("order", ["ax b", "b ax", "x a b", "b a x"])
def test_a_text_without_a_day_is_found_and_finds_those_of_any_day(
    own_database: Engine, order: str
) -> None:
    days = {"a": START, "b": START + timedelta(days=4000), "x": None}
    for batch in order.split():
        load_scripted(own_database, [printed(key, days[key]) for key in batch])
    assert stories(own_database) == ["a b x"]
