from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from etl import pipeline
from etl.errors import DatabaseError
from etl.identity import resolve, resolving
from etl.identity.resolving import ATTEMPTS
from tests.etl.load.scripted import count, dump, insert_reference, load_scripted
from tests.factories import reference_articles

ARTICLES = list(reference_articles())


@pytest.fixture
def loaded(own_database: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Give a database whose first two articles are resolved, and in which loads resolve nothing."""
    insert_reference(own_database)
    load_scripted(own_database, ARTICLES[:2])
    monkeypatch.setattr(pipeline, "resolve", lambda engine: None)
    return own_database


def before(monkeypatch: pytest.MonkeyPatch, module: object, name: str, do: object) -> None:
    """Let something happen each time before a function of the resolver runs."""
    function = getattr(module, name)
    assert callable(do)

    def first(*given: object, **named: object) -> object:
        do()
        return function(*given, **named)

    monkeypatch.setattr(module, name, first)


def times(number: int, do: Callable[[int], object]) -> Callable[[], None]:
    """Return what does something the first `number` times that it is called."""
    done: list[object] = []

    def act() -> None:
        if len(done) < number:
            done.append(do(len(done)))

    return act


def test_claims_that_come_meanwhile_wait_for_the_next_resolver(
    loaded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = dump(loaded)
    come = times(1, lambda turn: load_scripted(loaded, ARTICLES))
    before(monkeypatch, resolving, "write_stories", come)
    resolve(loaded, everything=True)
    assert dump(loaded) == facts
    assert count(loaded, "dirty_blocks") > 0
    resolve(loaded)
    assert count(loaded, "dirty_blocks") == 0
    later = dump(loaded)
    resolve(loaded, everything=True)
    assert dump(loaded) == later != facts


def test_claims_that_are_replaced_meanwhile_are_read_again(
    loaded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = dump(loaded)
    replace = times(2, lambda turn: load_scripted(loaded, ARTICLES[:2], version=f"newer-{turn}"))
    before(monkeypatch, resolving, "take_out", replace)
    resolve(loaded, everything=True)
    assert dump(loaded) == facts
    assert count(loaded, "dirty_blocks") == 0


def test_a_resolver_that_never_finds_rest_gives_up_and_loses_nothing(
    loaded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = dump(loaded)
    replace = times(
        ATTEMPTS, lambda turn: load_scripted(loaded, ARTICLES[:2], version=f"newer-{turn}")
    )
    before(monkeypatch, resolving, "take_out", replace)
    with pytest.raises(DatabaseError, match="could not serialize"):
        resolve(loaded, everything=True)
    resolve(loaded)
    assert dump(loaded) == facts


def test_an_upgrade_that_makes_other_keys_of_names_touches_them(loaded: Engine) -> None:
    facts, keys = dump(loaded), count(loaded, "variant_blocks")
    with loaded.begin() as connection:
        connection.execute(text("update variant_blocks set block = 'old ' || block"))
        connection.execute(
            text("insert into dirty_blocks (kind, key) select 'variant', id::text from variants")
        )
    resolve(loaded)
    assert dump(loaded) == facts
    assert count(loaded, "variant_blocks") == keys
    assert count(loaded, "variant_blocks where block like 'old %'") == 0
