"""How far a load has come, as a terminal and a log see it."""

import time

import pytest

from etl.cli.progress import Shown, progress_display
from etl.load.outcomes import Counts


def shown_after(
    *, taken: int = 0, passed: int = 0, total: int | None = None, limit: int | None = None
) -> Shown:
    """Return what is known after ten records and so many bytes."""
    shown = Shown(total_bytes=total, limit=limit)
    shown.listener.on_bytes(taken)
    shown.listener.on_passed_over(passed)
    shown(Counts(read=10, inserted=10))
    return shown


@pytest.mark.parametrize(
    ("shown", "left"),
    [
        (shown_after(taken=100, total=400), "about 30 s left"),
        (shown_after(taken=400, total=400), None),
        (shown_after(taken=500, total=400), None),
        (shown_after(total=400), None),
        (shown_after(taken=100), None),
        (shown_after(limit=40), "about 30 s left"),
        (shown_after(taken=100, total=400, limit=20), "about 10 s left"),
        (shown_after(taken=100, passed=600, total=1000), "about 30 s left"),
    ],
)
def test_the_time_left_follows_from_bytes_or_records(shown: Shown, left: str | None) -> None:
    words = shown.in_words(now=shown._began + 10).split(", ")
    assert words[2:] == ([left] if left else [])


def test_the_first_moment_tells_no_pace() -> None:
    shown = shown_after(taken=100, total=400)
    assert shown.in_words(now=shown._began + 0.5) == "10 records inserted"


def test_records_outcomes_rate_time_left_and_file_are_told() -> None:
    shown = Shown(total_bytes=4000)
    shown.listener.on_input("news/" + "x" * 60 + "/2024.jsonl")
    shown.listener.on_bytes(1000)
    shown(Counts(read=50, inserted=48, rejected=2))
    words = shown.in_words(now=shown._began + 100)
    assert words.startswith(
        "50 records = 48 inserted + 2 rejected, 0.5 a second, about 5 min left, in ...xxx"
    )
    assert words.endswith("x/2024.jsonl")


def test_lines_come_now_and_then_also_while_a_batch_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("etl.cli.progress.SECONDS_BETWEEN_LINES", 0.02)
    with progress_display() as shown:
        time.sleep(0.1)
        shown(Counts(read=10, inserted=10))
        time.sleep(0.1)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "loading: starting"
    assert lines[-1] == "loading: 10 records inserted"
