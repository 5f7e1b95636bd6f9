from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.cli.app import app
from etl.cli.asking_intervals import seconds_of
from etl.errors import ConfigError


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("30s", 30), ("5m", 300), ("1h", 3600), ("1d", 86400), ("90", 90), ("1.5 h", 5400),
     ("2 Minutes", 120)],
)  # fmt: skip
def test_intervals_are_typed_as_people_write_them(words: str, seconds: float) -> None:
    assert seconds_of(words) == seconds


@pytest.mark.parametrize("words", ["", "0s", "5 weeks", "-5m", "m", "0.5s", "9999h"])
def test_what_is_no_interval_is_refused(words: str) -> None:
    with pytest.raises(ConfigError, match="write 30s, 5m, 1h"):
        seconds_of(words)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--watch", "-"], "stdin ends once"),
        (["folder", "--watch", "1h", "--dry-run"], "--dry-run keeps nothing"),
        (["--watch=1h", "--limit", "3", "folder"], "--limit would cut"),
        (["folder", "--watch=soon"], "'soon' is not an interval"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["load", *arguments])
    assert isinstance(done.exception, ConfigError)
    assert message in str(done.exception)
