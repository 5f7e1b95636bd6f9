"""Who asks a named query may write names where it wants codes."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from etl.cli.asking_codes import known_source, with_codes
from etl.errors import ConfigError
from etl.queries import find_query, query_names
from etl.seeding.writing import seed


@pytest.fixture(scope="module")
def seeded(module_database: Engine) -> Iterator[Connection]:
    seed(module_database)
    with module_database.connect() as connection:
        yield connection


@pytest.mark.parametrize(
    ("query", "given", "meant"),
    [
        ("holders_of_post", {"post": "Foreign minister"}, {"post": "foreign_minister"}),
        ("holders_of_post", {"post": "foreign_minister"}, {"post": "foreign_minister"}),
        (
            "meetings_about",
            {"topic": "security", "limit": "3"},
            {"topic": "security", "limit": "3"},
        ),
        ("mediators", {"a": "North Korean", "b": "rus"}, {"a": "KP", "b": "RU"}),
        ("shared_counterparts", {"a": "Wang", "b": "Ri"}, {"a": "Wang", "b": "Ri"}),
    ],
)
def test_a_name_stands_for_its_code(
    seeded: Connection, query: str, given: dict[str, str], meant: dict[str, str]
) -> None:
    assert with_codes(seeded, find_query(query), given) == meant


def test_a_word_that_is_no_code_is_answered_with_those_near_to_it(seeded: Connection) -> None:
    with pytest.raises(ConfigError, match="no post 'foreign ministr'; near to it: "):
        with_codes(seeded, find_query("holders_of_post"), {"post": "foreign ministr"})


@pytest.mark.parametrize("words", ["reuters", "Reuters", "REUTERS"])
def test_a_source_is_known_by_its_key_or_name(seeded: Connection, words: str) -> None:
    assert known_source(seeded, words).code == "reuters"


@pytest.mark.parametrize(
    ("query", "parameter", "listing"),
    [
        ("holders_of_post", "post", 'whomet sql "select * from bi.posts"'),
        ("meetings_about", "topic", "whomet topics --all"),
        ("meetings", "country", 'whomet sql "select * from bi.country_names"'),
    ],
)
def test_a_word_that_nothing_is_near_to_is_answered_with_what_lists_all(
    seeded: Connection, query: str, parameter: str, listing: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        with_codes(seeded, find_query(query), {parameter: "zzzzzz"})
    assert str(refused.value) == f"no {parameter} 'zzzzzz'; {listing} lists all"


def test_every_code_that_a_named_query_wants_is_known_by_its_meaning() -> None:
    for name in query_names():
        for parameter in find_query(name).parameters:
            assert (parameter.coded is not None) == ("code of" in parameter.meaning), name
