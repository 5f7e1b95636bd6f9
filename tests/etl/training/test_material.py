import random
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch comes with the extra `train`")

from etl.training.batches import Row
from etl.training.material import Material, read_material
from etl.training.sentences import place_marks
from tests.fixtures.training import ROW, row_held_out

HELD_OUT = tuple(row_held_out(True)["text"].split())
OPEN = {"President Reed visited Lima Tuesday", "Reed left Lima today", "Mary Reed was born"}


def read(data: Path, **options: int) -> Material:
    more = [place_marks(ROW), place_marks(row_held_out(True))]
    return read_material(data, more=more, gmb=options.get("gmb", 9), rng=random.Random(1))


def texts(rows: list[Row]) -> set[str]:
    return {" ".join(row.words) for row in rows}


def test_held_out_sentences_are_in_no_epoch_whoever_brings_them(training_data: Path) -> None:
    material = read(training_data)
    assert len(material.ours) == 2
    assert [sentence.words for sentence in material.held_out] == [HELD_OUT]
    rng = random.Random(1)
    for _ in range(20):
        rows = material.stage1(rng) + material.stage2(rng, replay=4)
        assert " ".join(HELD_OUT) not in texts(rows)
    assert texts(material.unseen()) == {" ".join(HELD_OUT)}


def test_names_and_datelines_vary_in_ours_alone(training_data: Path) -> None:
    material = read(training_data)
    rng = random.Random(1)
    epochs = [texts(material.stage1(rng)) for _ in range(100)]
    assert all(epoch >= OPEN for epoch in epochs)
    varied = set().union(*epochs) - OPEN - {"Reed of Peru ."}
    assert len(varied) > 10
    assert any("(" in text for text in varied)
    assert all(" met " in text for text in varied)


def test_a_stage_2_epoch_holds_some_of_the_open_sentences(training_data: Path) -> None:
    material = read(training_data)
    rows = material.stage2(random.Random(1), replay=2)
    assert len([row for row in rows if row.triggers is None and row.flagged is None]) == 2
    assert len([row for row in rows if row.flagged is not None]) == 2


def test_without_open_sets_only_ours_are_learned(training_data: Path) -> None:
    material = read(training_data, gmb=0)
    assert material.open == ()
    assert len(material.stage1(random.Random(1))) == 4


def test_persons_of_the_open_sets_may_stand_in_for_ours(training_data: Path) -> None:
    assert ("Mary", "Reed") in read(training_data).pools.forms["PER"]
