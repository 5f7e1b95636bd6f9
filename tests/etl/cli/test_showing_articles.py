from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from etl.cli.app import app
from etl.database.urls import libpq_url
from etl.seeding.writing import seed
from tests.etl.load.scripted import load_scripted
from tests.factories import make_article

LINE = "talks held 2024-03-05 1 Beijing/CN | Wang Yi/CN | Kim Song Nam/KP"


@pytest.fixture
def show(own_database: Engine, tmp_path: Path) -> Callable[..., str]:
    """Show things of a database with a dispatch, its correction, and a notice of nothing known."""
    seed(own_database)
    titles = {"a": "Wang meets Kim", "b": "CORRECTED-Wang meets Kim", "c": "KILL: Another story"}
    articles = [
        make_article(f"{key}:\n{LINE}\n", external_id=key, title=title)
        for key, title in titles.items()
    ]
    load_scripted(own_database, articles)
    environment = {
        "WHOMET_HOME": str(tmp_path / "home"),
        "DATABASE_URL": libpq_url(own_database.url),
    }

    def run(*words: str) -> str:
        result = CliRunner().invoke(app, ["show", *words], env=environment)
        assert result.exit_code == 0, result.output
        return " ".join(result.output.split())

    return run


def test_the_correction_and_what_it_corrects_tell_of_each_other(show: Callable[..., str]) -> None:
    corrected, correction = show("a"), show("CORRECTED-Wang meets Kim")
    assert "corrected by 2024-03-27, CORRECTED-Wang meets Kim" in corrected
    assert "by its headline" in corrected
    assert "does not count" in corrected
    assert "Tells of" not in corrected
    assert "corrects 2024-03-27, Wang meets Kim" in correction
    assert "Tells of" in correction
    assert "corrects 2024-03-27, Wang meets Kim" in show(correction.split("Tells of ")[1][:13])


def test_a_notice_says_what_it_looked_for(show: Callable[..., str]) -> None:
    assert "not found or in doubt another story" in show("c")


def test_the_headline_of_a_killed_story_is_shown_nowhere(
    show: Callable[..., str], own_database: Engine
) -> None:
    killed = make_article(f"x:\n{LINE}\n", external_id="x", title="Wang hits Kim")
    kill = make_article("No substitute.", external_id="k", title="KILL: Wang hits Kim")
    load_scripted(own_database, [killed, kill])
    for key in "xk":
        told = show(key)
        assert told.startswith("(not to be shown)")
        assert "hit" not in told.casefold()
    assert "corrected by 2024-03-27, k" in show("x")


def test_why_two_articles_are_tied_or_apart_is_told(show: Callable[..., str]) -> None:
    tied = show("a", "b", "--why")
    assert tied.startswith("Tied, for")
    assert "supersedes" in tied
    assert "the correction repeats its headline" in tied
    apart = show("a", "c", "--why")
    assert "runs of three words are the same" in apart


def test_why_an_article_is_superseded_is_told_of_it_alone(show: Callable[..., str]) -> None:
    told = show("a", "--why")
    assert told.startswith("Joined by")
    assert "supersedes" in told
