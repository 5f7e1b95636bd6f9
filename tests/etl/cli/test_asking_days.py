from datetime import date

import pytest

from etl.cli.asking_days import asked_days
from etl.errors import ConfigError


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, (None, None)),
        ("2024", None, (date(2024, 1, 1), None)),
        (None, "2024-02", (None, date(2024, 2, 29))),
        ("2024-03-05", "2024-03-05", (date(2024, 3, 5), date(2024, 3, 5))),
        ("2024-03", "2024", (date(2024, 3, 1), date(2024, 12, 31))),
    ],
)
def test_a_month_or_a_year_counts_from_its_first_to_its_last_day(
    since: str | None, until: str | None, days: tuple[date | None, date | None]
) -> None:
    assert asked_days(since, until) == days


def test_days_the_wrong_way_round_are_named() -> None:
    with pytest.raises(ConfigError, match="--since 2024-06 is later than --until 2024-01"):
        asked_days("2024-06", "2024-01")


@pytest.mark.parametrize("words", ["March", "2024-13", "2023-02-29"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(ConfigError, match=f"'{words}' is not "):
        asked_days(words, None)
