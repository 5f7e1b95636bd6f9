from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from etl.cli.app import app
from etl.database.urls import libpq_url
from etl.errors import ConfigError
from etl.seeding.writing import seed
from tests.etl.load.scripted import load_scripted
from tests.factories import make_article

LINES = [
    "talks held 2024-03-05 1 Beijing/CN | Wang Yi/CN | Kim Song Nam/KP",
    "talks held 2024-03-12 1 Beijing/CN | Wang Yi | Sergei Naryshkin/RU",
    "talks held 2024-03-20 1 Beijing/CN | Wang Yi/CN | Sergey E. Naryshkin/RU",
]


@pytest.fixture
def whomet(own_database: Engine, tmp_path: Path) -> Callable[..., str]:
    """Run commands on a database with three meetings; errors for users come as they are raised."""
    seed(own_database)
    articles = [
        make_article(f"{number}:\n{line}\n", external_id=str(number))
        for number, line in enumerate(LINES)
    ]
    load_scripted(own_database, articles)

    def run(*words: str, typed: str | None = None) -> str:
        environment = {
            "WHOMET_HOME": str(tmp_path / "home"),
            "DATABASE_URL": libpq_url(own_database.url),
        }
        result = CliRunner().invoke(app, list(words), env=environment, input=typed)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.output

    return run


def test_two_are_judged_one_and_the_judgement_is_listed_and_withdrawn(
    whomet: Callable[..., str],
) -> None:
    said = whomet("judge", "same", "Kim Song Nam", "Wang Yi", "--by", "ann", "--why", "a double")
    key = said.split("Decided: ")[1][:13]
    assert "Wang Yi" in whomet("show", "Kim Song Nam")
    listed = whomet("judge", "list", "--format", "csv")
    assert all(words in listed for words in (key, "in force", "ann", "a double"))
    assert "withdrawn" in whomet("judge", "withdraw", key, "--by", "ben")
    assert "also" not in whomet("show", "Kim Song Nam")
    assert key not in whomet("judge", "list", "--format", "csv")
    assert "withdrawn" in whomet("judge", "list", "--all", "--format", "csv")


def test_what_one_article_says_is_set_apart_by_its_id(whomet: Callable[..., str]) -> None:
    whomet("judge", "not-same", "Wang Yi", "Wang Yi@1", "--by", "ann")
    with pytest.raises(ConfigError, match="may be one of 2"):
        whomet("show", "Wang Yi")


def test_fields_of_a_meeting_are_confirmed_struck_and_corrected(
    whomet: Callable[..., str],
) -> None:
    keys = whomet("meetings", "--format", "csv").splitlines()
    meeting = next(line for line in keys if "Kim Song Nam" in line).split(",")[0][:13]
    whomet("judge", "correct", meeting, "city=Tianjin", "--by", "ann")
    assert "Tianjin" in whomet("show", meeting)
    whomet("judge", "right", meeting, "days", "--by", "ann")
    whomet("judge", "wrong", meeting, "city", "--by", "ann")
    assert "Tianjin" not in whomet("show", meeting)
    with pytest.raises(ConfigError, match="no field"):
        whomet("judge", "wrong", meeting, "weather")
    with pytest.raises(ConfigError, match="no field and value"):
        whomet("judge", "correct", meeting, "status=maybe")


def test_review_asks_one_key_a_decision(whomet: Callable[..., str]) -> None:
    told = whomet("judge", "review", "--by", "ann", typed="nq")
    assert "joined by" in told
    assert "1 decided" in told
    assert "reviewed" in whomet("judge", "list", "--format", "csv")


def test_review_asks_again_after_an_unknown_key_and_obeys_what_was_decided_before_ctrl_c(
    whomet: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = iter("xn")

    def next_key() -> str:
        for key in keys:
            return key
        raise KeyboardInterrupt

    monkeypatch.setattr("typer.getchar", next_key)
    first = whomet("judge", "review", "--by", "ann")
    assert "s, n, Enter or q" in first
    assert "decided: not the same" in first
    assert "1 decided" in first
    keys = iter("q")
    asked = first.splitlines()[0].partition(": ")[2]
    assert asked not in whomet("judge", "review", "--by", "ann")


def test_show_tells_why(whomet: Callable[..., str]) -> None:
    assert "certainty" in whomet("show", "--why", "Wang Yi")
    assert "names of two persons" in whomet("show", "--why", "Wang Yi", "Sergei Naryshkin")
    with pytest.raises(ConfigError, match="--why"):
        whomet("show", "Wang Yi", "Kim Song Nam")
