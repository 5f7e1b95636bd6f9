from datetime import date
from typing import Any

import pytest

from etl.cli.meeting_words import days_in_words

MAY, JUNE = date(2024, 5, 1), date(2024, 6, 30)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"started_on": MAY, "ended_on": MAY}, "2024-05-01"),
        ({"started_on": MAY}, "from 2024-05-01"),
        ({"started_on": MAY, "ended_on": JUNE}, "2024-05-01 to 2024-06-30 (61 days)"),
        ({"earliest_on": MAY, "latest_on": date(2024, 5, 31)}, "2024-05"),
        ({"earliest_on": MAY, "latest_on": JUNE}, "between 2024-05-01 and 2024-06-30"),
        ({"first_reported_on": JUNE}, "day not told, reported 2024-06-30"),
        ({}, "day not told"),
    ],
)
def test_days_are_told_as_far_as_they_are_known(told: dict[str, Any], words: str) -> None:
    days = ("started_on", "ended_on", "earliest_on", "latest_on", "first_reported_on")
    assert days_in_words({**dict.fromkeys(days), **told}) == words
