from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from etl.training.average import average, main  # noqa: E402


@pytest.fixture
def checkpoints(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "a.pt", tmp_path / "b.pt"]
    torch.save({"head.bias": torch.tensor([1.0, 2.0])}, paths[0])
    torch.save({"head.bias": torch.tensor([3.0, 6.0], dtype=torch.float16)}, paths[1])
    return paths


def test_each_weight_is_the_mean_in_full_precision(checkpoints: list[Path]) -> None:
    mean = average(checkpoints)
    assert mean["head.bias"].tolist() == [2.0, 4.0]
    assert mean["head.bias"].dtype == torch.float32


def test_the_command_writes_a_checkpoint(
    checkpoints: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mean.pt"
    files = [str(path) for path in checkpoints]
    monkeypatch.setattr("sys.argv", ["average", "--checkpoints", *files, "--out", str(out)])
    main()
    assert torch.load(out)["head.bias"].tolist() == [2.0, 4.0]
