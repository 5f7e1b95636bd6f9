from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from etl.training.network import Network, Size, load_network  # noqa: E402


def test_padding_does_not_move_the_scores() -> None:
    torch.manual_seed(1)
    network = Network(Size(width=24, layers=2, heads=2, inner=48, positions=32)).eval()
    pieces = torch.tensor([[101, 7, 8, 102]])
    zeros = torch.zeros_like(pieces)
    padded = torch.nn.functional.pad(pieces, (0, 3))
    mask = torch.nn.functional.pad(torch.ones_like(pieces), (0, 3))
    plain = network(pieces, zeros, zeros, torch.ones_like(pieces))
    other = network(padded, torch.zeros_like(padded), torch.zeros_like(padded), mask)
    assert torch.allclose(plain, other[:, :4], atol=1e-5)


def test_a_checkpoint_is_read_back_with_as_many_layers_as_it_has(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = Network(Size(layers=2)).eval()
    torch.save(network.state_dict(), tmp_path / "two.pt")
    again = load_network(tmp_path / "two.pt").eval()
    assert len(again.blocks) == 2
    pieces = torch.tensor([[101, 7, 8, 102]])
    zeros = torch.zeros_like(pieces)
    assert torch.equal(network(pieces, zeros, zeros), again(pieces, zeros, zeros))
