"""Families are those that all variants together would make, though only the near ones are read."""

from collections.abc import Iterator
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from etl.identity.persons import PersonVariant, group_full
from etl.identity.variants import read_variants
from etl.load.connections import driver_connection
from etl.records import Article
from tests.etl.load.scripted import insert_reference, load_scripted
from tests.factories import make_article

FIRST = "Ivan Iwan Ivo Jon John Johan Juan Kim Li Min".split()
MIDDLE = ["", "", "", "P. ", "Petrov ", "Peter ", "Song "]
LAST = "Marin Maren Martin Marten Nam Nan Lee Li Rossi Rossini".split()
COUNTRIES = ["", "/RU", "/KP", "/US"]


def articles(random: Random, count: int) -> Iterator[Article]:
    """Yield meetings of people whose names are near each other's, some in chains of many."""
    for number in range(count):
        parties = [
            f"{random.choice(FIRST)} {random.choice(MIDDLE)}{random.choice(LAST)}"
            f"{random.choice(COUNTRIES)}"
            for _ in range(3)
        ]
        line = f"talks held 2024-03-25 1 - | {' | '.join(parties)}"
        yield make_article(f"Item {number}:\n{line}\n", external_id=str(number))


def stored(engine: Engine) -> set[frozenset[UUID]]:
    """Return the variants of full names as they lie in families."""
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "select array_agg(id) from variants where kind = 'person' and month is null"
                " group by coalesce(family_id, id)"
            )
        )
        return {frozenset(row[0]) for row in rows}


def grouped_whole(engine: Engine) -> set[frozenset[UUID]]:
    """Return them as one grouping of all would have them."""
    with engine.connect() as connection:
        ids = list(
            connection.execute(text("select id from variants where month is null")).scalars()
        )
    with driver_connection(engine) as driver:
        known = [one for one, _ in read_variants(driver, "person", ids)]
    full = [one for one in known if isinstance(one, PersonVariant) and not one.is_bare]
    groups = group_full(sorted(full, key=lambda one: one.key))
    return {frozenset(joined.variant.id for joined in group) for group in groups}


@pytest.mark.parametrize("seed", range(3))
def test_families_are_those_of_all_names_together(own_database: Engine, seed: int) -> None:
    random = Random(seed)
    insert_reference(own_database)
    coming = list(articles(random, 150))
    while coming:
        count = random.randint(1, 40)
        load_scripted(own_database, coming[:count])
        coming = coming[count:]
        assert stored(own_database) == grouped_whole(own_database)
    assert max(map(len, stored(own_database))) > 2
