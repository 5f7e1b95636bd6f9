import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from etl.training.network import (  # noqa: E402
    Network,
    Size,
    distance_classes,
    load_network,
    start_large,
)


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


def test_distances_have_classes_of_their_own_near_by_and_shared_ones_far_off() -> None:
    distances = torch.arange(-300, 301)
    classes = dict(zip(distances.tolist(), distance_classes(distances, 32).tolist(), strict=True))
    near = [classes[n] for n in range(-7, 8)]
    assert len(set(near)) == 15
    assert set(classes.values()) == set(range(32)) - {16}
    for sign in (-1, 1):
        far = [classes[sign * n] for n in range(1, 301)]
        assert far == sorted(far)
        assert classes[sign * 128] == classes[sign * 300]


def test_a_large_network_starts_with_the_pieces_in_the_order_of_the_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from safetensors.torch import save_file

    width, heads, inner = 24, 2, 48
    torch.manual_seed(1)
    layer = "encoder.layer.0"
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings": (7, width),
        "embeddings.position_embeddings": (34, width),
        "encoder.relative_attention_bias": (32, heads),
        f"{layer}.intermediate.dense": (inner, width),
        f"{layer}.output.dense": (width, inner),
        **{f"{layer}.attention.attn.{part}": (width, width) for part in "qkvo"},
    }
    norms = ("embeddings.LayerNorm", f"{layer}.attention.LayerNorm", f"{layer}.output.LayerNorm")
    weights = {f"{name}.weight": torch.randn(shape) for name, shape in shapes.items()}
    weights |= {f"{name}.bias": torch.randn(s[0]) for name, s in shapes.items() if layer in name}
    weights |= {
        f"{name}.{kind}": torch.randn(width) for name in norms for kind in ("weight", "bias")
    }
    save_file(weights, tmp_path / "model.safetensors")
    large = ["<s>", "<pad>", "</s>", "met", "[UNK]", "he", "<mask>"]
    small = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "he", "met"]
    start = tmp_path / "small"
    start.mkdir()
    for folder, pieces in ((tmp_path, large), (start, small)):
        vocabulary = {piece: number for number, piece in enumerate(pieces)}
        text = json.dumps({"model": {"vocab": vocabulary}})
        (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr("etl.training.network.start_folder", lambda: start)

    network = start_large(tmp_path)
    words = weights["embeddings.word_embeddings.weight"]
    assert torch.equal(network.words.weight[small.index("met")], words[large.index("met")])
    assert torch.equal(network.words.weight[small.index("[CLS]")], words[large.index("<s>")])
    assert torch.equal(
        network.positions.weight, weights["embeddings.position_embeddings.weight"][2:]
    )

    torch.save(network.state_dict(), tmp_path / "large.pt")
    again = load_network(tmp_path / "large.pt").eval()
    pieces = torch.tensor([[2, 5, 6, 3]])
    zeros = torch.zeros_like(pieces)
    scores = network.eval()(pieces, zeros, zeros)
    assert torch.equal(scores, again(pieces, zeros, zeros))
    assert network.distances is not None
    network.distances.weight.data[:, 0] += torch.arange(32)
    assert not torch.allclose(scores, network(pieces, zeros, zeros))
