"""Killed at any moment, a load that is run again gives the database of one good run."""

import random
import time
from collections.abc import Iterator
from contextlib import suppress

import psutil
import pytest
from sqlalchemy import Engine

from etl.load.outcomes import Counts
from tests.etl.load.killing import (
    check_ledger,
    check_same_as_one_clean_run,
    end_loaders,
    news,
    start_loader,
    wait_for_batches,
)
from tests.etl.load.scripted import insert_reference, load_scripted

STEP, WINDOW = 3, 15


@pytest.fixture
def database(own_database: Engine) -> Iterator[Engine]:
    insert_reference(own_database)
    yield own_database
    end_loaders()


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.config.getoption("--kill-seed"))


def test_killed_at_any_moment_and_run_again(
    database: Engine, chance: random.Random, request: pytest.FixtureRequest
) -> None:
    kills, rounds, stored = 0, 0, 0
    began = time.monotonic()
    start_loader(database, WINDOW).join()
    lasts = time.monotonic() - began
    while kills < request.config.getoption("--kills"):
        # A window that moves on: each load finds what the killed ones left, and brings more.
        rounds += 1
        loader = start_loader(database, WINDOW, rounds * STEP)
        began = time.monotonic()
        loader.join(chance.uniform(0, 1.2 * lasts))
        if loader.is_alive():
            loader.kill()
            kills += 1
        else:
            lasts = (lasts + time.monotonic() - began) / 2
            assert loader.exitcode == 0
        loader.join()
        now = check_ledger(database)
        assert now >= stored
        stored = now
    every = rounds * STEP + WINDOW
    assert stored < every + 1
    load_scripted(database, news(every))
    check_ledger(database)
    check_same_as_one_clean_run(database, every)


@pytest.mark.parametrize("firsts", [(0, 0), (0, 60, 20, 80, 40)], ids=["same", "overlapping"])
def test_loaders_at_once_lose_and_double_nothing(database: Engine, firsts: tuple[int, ...]) -> None:
    loaders = [start_loader(database, 80, first) for first in firsts]
    for loader in loaders:
        loader.join(120)
        assert loader.exitcode == 0
    assert check_ledger(database) == max(firsts) + 80
    check_same_as_one_clean_run(database, max(firsts) + 80)


def workers_of(loader_pid: int) -> Iterator[psutil.Process]:
    """Yield the processes that extract for a loader."""
    for child in psutil.Process(loader_pid).children():
        with suppress(psutil.NoSuchProcess):  # ended, or a zombie
            if any("spawn_main" in word for word in child.cmdline()):
                yield child


def wait_for_workers(loader_pid: int) -> list[psutil.Process]:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := list(workers_of(loader_pid)):
            return found
        time.sleep(0.02)
    raise AssertionError("no worker came up")


def test_killed_workers_cost_no_article(database: Engine, chance: random.Random) -> None:
    loader = start_loader(database, 400, workers=2)
    assert loader.pid is not None
    for written in (1, 25, 50):
        # Killed while it starts, on a busy machine again and again, it looks unable to start.
        wait_for_batches(database, written)
        victim = chance.choice(wait_for_workers(loader.pid))
        time.sleep(chance.uniform(0.0, 0.5))
        with suppress(psutil.NoSuchProcess):
            victim.kill()
    loader.join(120)
    assert loader.exitcode == 0
    assert check_ledger(database) == 400
    check_same_as_one_clean_run(database, 400)


def test_workers_go_with_the_process_that_started_them(database: Engine) -> None:
    loader = start_loader(database, 2000, workers=2)
    assert loader.pid is not None
    workers = wait_for_workers(loader.pid)
    wait_for_batches(database, 1)
    loader.kill()
    loader.join()
    _, alive = psutil.wait_procs(workers, timeout=20)
    assert alive == []


def test_the_input_of_these_tests_has_every_outcome(database: Engine) -> None:
    counts = load_scripted(database, news(40)).counts
    assert counts == Counts(read=53, inserted=40, updated=6, duplicate=4, rejected=3)
