"""Days that are told without their year after a year of history are of that year."""

from datetime import date

import pytest

from etl.extract.dates import Dates


def last_day(text: str) -> date | None:
    return Dates(text, date(2024, 3, 27)).all("past")[-1].starts_on


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("In 1931 she crossed the sea. On 4 July she met the king.", date(1931, 7, 4)),
        ("In May 1931, envoys met in Oslo on May 4.", date(1931, 5, 4)),
        ("She crossed the sea in July 1931. They met on July 4.", date(1931, 7, 4)),
        ("It was in 1931 that she crossed the sea. They met on July 4.", date(1931, 7, 4)),
    ],
)
def test_a_day_after_a_year_of_history_is_of_that_year(text: str, day: date) -> None:
    assert last_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 she took office. On 4 July she met the king.",
        "She was born in March 1931. On 4 July she met the king.",
        "She was born in 1931. On 4 July she met the king.",
        "In 1931 she was born. She has three sons. On 4 July she met the king.",
        "In 1931 she was born. In May 2023 he was. On 4 July they met.",
        "In 1931 she was born. On 4 July Mr Marsh met her.",
    ],
)
def test_a_day_further_off_or_after_a_near_year_is_of_the_year_it_is_told_in(text: str) -> None:
    assert last_day(text) == date(2023, 7, 4)


def test_a_day_near_the_report_is_its_news_whatever_was_told_before() -> None:
    assert last_day("In 1931 she was born. On 20 March she met the king.") == date(2024, 3, 20)


def test_a_leap_day_of_a_year_that_has_none_is_no_day() -> None:
    assert last_day("In 1931, on 29 February, she met him.") is None
