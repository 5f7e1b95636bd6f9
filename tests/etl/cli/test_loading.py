"""What `whomet load` passes on to a load."""

from pathlib import Path
from typing import Any

import pytest

from etl.cli import loading
from etl.cli.load_summary import report
from etl.load.outcomes import Counts
from etl.load.run import LoadSummary
from etl.readers import Web


@pytest.mark.parametrize("allowed", [True, False])
def test_local_addresses_are_visited_only_when_asked_for(
    allowed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited: list[bool] = []

    def run(*_: object, web: Web, **__: object) -> LoadSummary:
        visited.append(web.allow_local)
        return LoadSummary(load_id=1, counts=Counts())

    monkeypatch.setattr("etl.pipeline.load", run)
    engine: Any = None
    (tmp_path / "a.txt").write_text("They met.")
    loading._run(engine, [str(tmp_path)], as_json=True, limit=None, allow_local=allowed)
    assert visited == [allowed]


@pytest.mark.parametrize(
    ("skipped_by", "told"),
    [
        ({"source": 3}, "--source left out every record. A source is named"),
        ({"since": 2, "until": 1}, "--since and --until left out every record.\n"),
        ({"since": 2}, "Next: whomet meetings"),
        ({"since": 2, "language": 1}, "Next: whomet meetings"),
    ],
)
def test_options_that_left_out_all_there_was_are_named(
    skipped_by: dict[str, int], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    skipped = sum(skipped_by.values())
    counts = Counts(read=3, inserted=3 - skipped, skipped=skipped, skipped_by=skipped_by)
    report(LoadSummary(load_id=1, counts=counts))
    assert told in capsys.readouterr().err
