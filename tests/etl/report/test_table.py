from datetime import date
from typing import Any

import pytest

from etl.report.table import when

MAY, JUNE = date(2024, 5, 6), date(2024, 6, 30)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({"started_on": MAY, "ended_on": MAY}, "<time>2024-05-06</time>"),
        ({"started_on": MAY, "ended_on": None}, "<time>2024-05-06</time>"),
        (
            {"started_on": MAY, "ended_on": JUNE},
            "<time>2024-05-06</time> to <time>2024-06-30</time>",
        ),
        ({"earliest_on": MAY, "precision": "month"}, "May 2024"),
        ({"earliest_on": MAY, "precision": "year"}, "2024"),
        (
            {"earliest_on": MAY, "latest_on": JUNE, "precision": "week"},
            "between <time>2024-05-06</time> and <time>2024-06-30</time>",
        ),
        ({"earliest_on": MAY, "precision": "week"}, "from <time>2024-05-06</time>"),
        ({"first_reported_on": MAY}, "day not told, reported <time>2024-05-06</time>"),
        ({}, "day not told"),
    ],
)
def test_days_are_shown_as_far_as_they_are_told_and_never_broken(
    told: dict[str, Any], shown: str
) -> None:
    days = ("started_on", "ended_on", "earliest_on", "latest_on", "first_reported_on")
    assert when({**dict.fromkeys((*days, "precision")), **told}) == shown
