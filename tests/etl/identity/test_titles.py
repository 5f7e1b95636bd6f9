"""Days are written no more exactly than they are known."""

from datetime import date

import pytest

from etl.identity.titles import written_days


@pytest.mark.parametrize(
    ("first", "end", "precision", "words"),
    [
        (date(2024, 3, 25), date(2024, 3, 26), "day", "25 March 2024"),
        (date(2024, 3, 25), date(2024, 3, 28), "day", "25 to 27 March 2024"),
        (date(2024, 3, 25), None, "day", "from 25 March 2024"),
        (date(2024, 3, 25), date(2024, 4, 1), "week", "week of 25 March 2024"),
        (date(2024, 3, 30), date(2024, 4, 1), "week", "weekend of 30 March 2024"),
        (date(2024, 3, 1), date(2024, 4, 1), "month", "March 2024"),
        (None, None, "unknown", ""),
    ],
)
def test_days_are_written_as_exactly_as_they_are_known(
    first: date | None, end: date | None, precision: str, words: str
) -> None:
    assert written_days(first, end, precision) == words
