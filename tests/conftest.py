"""Fixtures that every test may ask for."""

import pytest

pytest_plugins = ["tests.fixtures.database", "tests.fixtures.training"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests that kill go on for longer, or elsewhere, than they do by themselves."""
    parser.addoption("--kills", type=int, default=100, help="times that a loader is killed")
    parser.addoption("--kill-seed", type=int, default=1, help="decides when")
