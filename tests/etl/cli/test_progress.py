import pytest

from etl.cli.progress import Shown, progress_display, seconds_left
from etl.load.outcomes import Counts


@pytest.mark.parametrize(
    ("seconds", "taken", "total", "left"),
    [
        (10.0, 100, 400, 30.0),
        (10.0, 400, 400, None),
        (10.0, 500, 400, None),
        (0.5, 100, 400, None),
        (10.0, 0, 400, None),
        (10.0, 100, None, None),
    ],
)
def test_the_time_left_follows_from_the_pace(
    seconds: float, taken: int, total: int | None, left: float | None
) -> None:
    assert seconds_left(seconds, taken, total) == left


def test_records_rate_refusals_time_left_and_file_are_told() -> None:
    shown = Shown(total_bytes=4000, show=lambda shown: None)
    shown.on_input("news/" + "x" * 60 + "/2024.jsonl")
    shown.on_bytes(1000)
    shown(Counts(read=50, inserted=48, rejected=2))
    words = shown.in_words(now=shown._began + 100)
    assert words.startswith("50 records, 0.5 a second, 2 rejected, about 5 min left, in ...xxx")
    assert words.endswith("x/2024.jsonl")


def test_lines_come_only_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr("etl.cli.progress.monotonic", lambda: now[0])
    with progress_display() as shown:
        for second in range(0, 25, 5):
            now[0] = float(second)
            shown(Counts(read=second, inserted=second))
    assert capsys.readouterr().err.splitlines() == [
        "loading: 10 records, 1.0 a second",
        "loading: 20 records, 1.0 a second",
    ]
