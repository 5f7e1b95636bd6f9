"""What the date fields of records may say."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from etl.errors import RecordError
from etl.readers.days import parse_moment

DAY = date(2024, 3, 27)
NOON = datetime(2024, 3, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "words",
    [
        "2024-03-27",
        "20240327",
        20240327,
        "2024/03/27",
        "2024/3/27",
        "2024.03.27",
        "27 March 2024",
        "March 27, 2024",
        "Mar 27, 2024",
        "Mar 27, 2024 10:00 AM",
        "27 March 2024, 10:00",
        "March 27, 2024 at 10:00 a.m. EDT",
        "2024-03-27T12:00:00",
        "2024-03-27 12:00",
    ],
)
def test_a_day_without_a_zone_has_no_instant(words: Any) -> None:
    moment = parse_moment(words, field="published")
    assert moment is not None
    assert (moment.on, moment.at) == (DAY, None)


@pytest.mark.parametrize(
    "words",
    [
        "2024-03-27T12:00:00Z",
        "2024-03-27 12:00:00 UTC",
        "2024-03-27T14:00:00+02:00",
        "2024-03-27 14:00:00 +0200",
        "Wed, 27 Mar 2024 12:00:00 GMT",
        "27 Mar 2024 12:00:00 GMT",
        "Wed, 27 Mar 2024 08:00:00 EDT",
        1711540800,
        1711540800000,
        "1711540800",
        1711540800.0,
    ],
)
def test_an_instant_needs_a_zone(words: Any) -> None:
    moment = parse_moment(words, field="published")
    assert moment is not None
    assert (moment.on, moment.at) == (DAY, NOON)


def test_the_day_is_the_one_written_not_that_of_greenwich() -> None:
    moment = parse_moment("2024-03-27T23:30:00-05:00", field="published")
    assert moment is not None
    zone = timezone(timedelta(hours=-5))
    assert (moment.on, moment.at) == (DAY, datetime(2024, 3, 27, 23, 30, tzinfo=zone))


@pytest.mark.parametrize("words", [None, "", "  ", "None", "NaN", "n/a"])
def test_an_empty_field_tells_nothing(words: str | None) -> None:
    assert parse_moment(words, field="published") is None


@pytest.mark.parametrize(
    "words",
    [
        "2024-02-31",
        "2024-02-30T10:00:00Z",
        "2023-02-29",
        "31 February 2024",
        "2024-13-01",
        "2024",
        "2024-03",
        "March 2024",
        "yesterday",
        "03/04/2024",
        "27/03/2024",
        12,
        True,
        ["2024-03-27"],
        {"day": 1},
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        float("nan"),
        float("inf"),
        "Wed, 31 Feb 2024 12:00:00 GMT",
        "0000-00-00",
        99999999999999,
    ],
)
def test_what_is_not_a_day_is_an_error_that_names_it(words: Any) -> None:
    with pytest.raises(RecordError, match="published: "):
        parse_moment(words, field="published")


def test_a_day_that_may_be_two_is_named_so() -> None:
    with pytest.raises(RecordError, match=r"03/04/2024.* may be two days"):
        parse_moment("03/04/2024", field="published")
