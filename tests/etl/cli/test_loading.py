"""What `whomet load` passes on to a load."""

from pathlib import Path
from typing import Any

import pytest

from etl.cli import loading
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
