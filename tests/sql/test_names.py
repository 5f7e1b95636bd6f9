"""Persons, organisations and countries are found by any written form of their names."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, text

from etl.cli.finding import find_thing
from etl.queries import run_query
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article

TOLD = (
    "talks held 2024-03-10 1 Beijing/CN | Łukasz Wałęsa/RU/Minister | Hamilton Mourao/US",
    "talks held 2024-03-12 1 Beijing/CN | Jürgen Müller/RU/Minister/@Atomic Agency | Wang Yi/CN",
)
FORMS = (
    "insert into organisation_names (organisation_id, name, name_key, kind, origin)"
    " select id, 'IAEA', 'iaea', 'acronym', 'curated' from organisations"
    " where name = 'Atomic Agency'",
    "insert into country_names (country_code, form, kind)"
    " values ('US', 'Åmerica', 'name'), ('US', 'Washington', 'capital')",
)
FOUND = {
    "Walesa": "Łukasz Wałęsa",
    "wałęsa": "Łukasz Wałęsa",
    "lukasz WALESA": "Łukasz Wałęsa",
    "ałęs": "Łukasz Wałęsa",
    "muller": "Jürgen Müller",
    "Møurão": "Hamilton Mourao",
    "IAEA": "Atomic Agency",
    "åMERICA": "US",
}


@pytest.fixture(scope="module")
def world(module_database: Engine) -> Iterator[Connection]:
    """Open a database of two meetings whose parties bear accents, or are written without."""
    insert_reference(module_database)
    load_scripted(module_database, [make_article(line, external_id=line) for line in TOLD])
    with module_database.connect() as connection:
        for statement in FORMS:
            connection.execute(text(statement))
        yield connection


@pytest.mark.parametrize(("words", "name"), FOUND.items())
def test_a_party_is_found_by_any_form_accents_and_case_aside(
    world: Connection, words: str, name: str
) -> None:
    found = world.execute(text("select name from bi.find_parties(:words)"), {"words": words})
    assert found.scalars().all() == [name]


@pytest.mark.parametrize("words", ["Washington", "zzz", "!", "'", None])
def test_what_is_no_name_finds_no_party(world: Connection, words: str | None) -> None:
    found = world.execute(text("select name from bi.find_parties(:words)"), {"words": words})
    assert found.all() == []


@pytest.mark.parametrize("words", ["Łukasz", "lukasz", "WALESA, Ł."])
def test_letters_that_are_no_others_with_an_accent_are_searched_without_them(
    world: Connection, words: str
) -> None:
    found = world.execute(text("select name from bi.search_actors(:words)"), {"words": words})
    assert found.scalars().all() == ["Łukasz Wałęsa"]


@pytest.mark.parametrize(
    ("query", "given"),
    [
        ("who_met", {"name": "walesa"}),
        ("who_met", {"name": "mourão"}),
        ("evidence_for", {"name": "walesa"}),
        ("travel_of", {"name": "walesa"}),
        ("posts_of", {"name": "walesa"}),
        ("met_before", {"name": "walesa", "day": "2024-04-01"}),
        ("organisation_meetings", {"name": "iaea"}),
        ("shared_counterparts", {"a": "walesa", "b": "walesa"}),
    ],
)
def test_every_question_knows_a_name_in_any_form(
    world: Connection, query: str, given: dict[str, str]
) -> None:
    assert len(run_query(world, query, given).rows) == 1


@pytest.mark.parametrize("words", ["Łukasz Wałęsa", "lukasz walesa", "walesa", "AŁĘS", "ales"])
def test_the_command_finds_a_name_without_its_accents(world: Connection, words: str) -> None:
    key = world.execute(text("select actor_key from bi.dim_actor where name like 'Ł%'"))
    assert find_thing(world, words) == ("actor", key.scalar_one())
