"""Values of parameters are read as days and numbers, or refused by the parameter's name."""

from datetime import date
from typing import Any

import pytest

from etl.cli.asking_values import given_values, with_values
from etl.errors import ConfigError
from etl.queries import find_query, query_names


def test_a_value_may_hold_what_separates_it_from_its_name() -> None:
    assert given_values(["a=1=2", "b="]) == {"a": "1=2", "b": ""}


def test_a_name_given_twice_is_refused() -> None:
    with pytest.raises(ConfigError, match="--param name is given twice"):
        given_values(["name=A", "name=B"])


@pytest.mark.parametrize(
    ("query", "given", "meant"),
    [
        ("busiest_actors", {"since": "2024"}, {"since": date(2024, 1, 1)}),
        (
            "meetings",
            {"since": "2024-06", "until": "2024-06"},
            {"since": date(2024, 6, 1), "until": date(2024, 6, 30)},
        ),
        ("met_before", {"day": "2024-03-27"}, {"day": date(2024, 3, 27)}),
        ("upcoming", {"on": "today"}, {"on": "today"}),
        ("long_meetings", {"days": "0", "limit": "5"}, {"days": 0, "limit": 5}),
        ("who_met", {"name": "2024"}, {"name": "2024"}),
        ("who_met", {"nam": ""}, {"nam": ""}),
    ],
)
def test_words_become_the_days_and_numbers_that_a_query_takes(
    query: str, given: dict[str, str], meant: dict[str, Any]
) -> None:
    assert with_values(find_query(query), given) == meant


@pytest.mark.parametrize(
    ("query", "name", "words", "told"),
    [
        ("meetings", "since", "soon", "'soon' is not a day; write 2024-03-31, 2024-03 or 2024"),
        ("meetings", "until", "", "nothing is given; it takes last day"),
        ("met_before", "day", "2024-06", "'2024-06' is more than one day"),
        ("busiest_actors", "limit", "abc", "'abc' is not a whole number from 0 to 2147483647"),
        ("busiest_actors", "limit", "-1", "'-1' is not a whole number"),
        ("busiest_actors", "limit", "2147483648", "'2147483648' is not a whole number"),
        ("long_meetings", "days", "1.5", "'1.5' is not a whole number"),
        ("first_meeting_in_years", "years", "100000000", "is not a whole number from 0 to 1000"),
    ],
)
def test_a_value_that_a_query_cannot_take_is_refused_by_its_name(
    query: str, name: str, words: str, told: str
) -> None:
    with pytest.raises(ConfigError, match=f"^--param {name}: ") as refused:
        with_values(find_query(query), {name: words})
    assert told in str(refused.value)


@pytest.mark.parametrize("words", ["", " "])
def test_an_empty_value_is_refused_where_it_would_mean_everybody(words: str) -> None:
    with pytest.raises(ConfigError, match=r"^--param name: nothing is given; it takes name in any"):
        with_values(find_query("who_met"), {"name": words})


def test_every_day_and_number_of_a_named_query_is_known_as_such() -> None:
    types = {"since": "date", "until": "date", "on": "date", "day": "date"}
    types |= {"limit": "integer", "days": "integer", "years": "integer"}
    for name in query_names():
        for parameter in find_query(name).parameters:
            assert parameter.sql_type == types.get(parameter.name, "text"), (name, parameter.name)
