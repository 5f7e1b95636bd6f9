"""With --log-format json a load tells what it does as one JSON object a line, and nothing else."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from etl.cli.json_log import numbers, progress_events, report_events, write_event
from etl.load.outcomes import Counts
from etl.load.run import LoadSummary
from etl.records import Reject


def events(captured: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    out, err = captured.readouterr()
    assert out == ""
    return [json.loads(line) for line in err.splitlines()]


def test_an_event_bears_its_instant_in_utc(capsys: pytest.CaptureFixture[str]) -> None:
    write_event("round_failed", error="né\nlost", path=Path("a"))
    (event,) = events(capsys)
    assert event.pop("time").endswith("+00:00")
    assert event == {"event": "round_failed", "error": "né\nlost", "path": "a"}


def test_a_load_is_one_event_and_each_refused_record_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    counts = Counts(read=3, inserted=1, skipped=1, rejected=1, skipped_by={"language": 1})
    refused = Reject(
        locator="a.jsonl:2", stage="read", error_class="InputError", message="no text", payload="",
    )  # fmt: skip
    report_events(LoadSummary(load_id=7, counts=counts, rejects=(refused,)))
    rejected, load = events(capsys)
    assert (rejected["event"], rejected["load"], rejected["locator"]) == (
        "rejected",
        7,
        "a.jsonl:2",
    )
    assert (load["event"], load["load"], load["interrupted"]) == ("load", 7, False)
    assert {name: load[name] for name in numbers(counts)} == numbers(counts)


def test_progress_is_told_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.cli.progress.SECONDS_BETWEEN_LINES", 0.02)
    with progress_events() as shown:
        time.sleep(0.05)
        shown.listener.on_load(7)
        shown.listener.on_input("a.jsonl")
        shown(Counts(read=2))
        time.sleep(0.2)
    event, *_ = events(capsys)
    assert (event["event"], event["input"], event["read"]) == ("progress", "a.jsonl", 2)
    assert event["load"] == 7
