from itertools import pairwise, product

import numpy as np
import pytest

from etl.extract.tags import ENTITIES, ROLES, best_tags, bio_tags, layout, log_softmax, spans


def is_valid(tags: tuple[int, ...]) -> bool:
    before = 0
    for tag in tags:
        if tag and tag % 2 == 0 and before not in (tag, tag - 1):
            return False
        before = tag
    return True


@pytest.mark.parametrize("seed", range(20))
def test_best_tags_are_the_likeliest_valid_ones(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
    log_probs = log_softmax(scores)
    valid = [tags for tags in product(range(5), repeat=4) if is_valid(tags)]
    best = max(valid, key=lambda tags: sum(log_probs[n, tag] for n, tag in enumerate(tags)))
    assert tuple(best_tags(log_probs)) == best


def test_spans_end_where_the_next_begins() -> None:
    tags = np.array([1, 2, 1, 0, 3, 4, 4], dtype=np.int64)
    assert spans(tags, ("PER", "POST")) == [(0, 2, "PER"), (2, 3, "PER"), (4, 7, "POST")]


def test_columns_follow_each_other_without_gap() -> None:
    columns = layout()
    slices = [columns.entities, columns.trigger, *columns.roles, columns.kind, columns.status]
    assert slices[0].start == 0
    assert all(a.stop == b.start for a, b in pairwise(slices))
    assert slices[-1].stop == columns.width
    assert columns.entities.stop == len(bio_tags(ENTITIES))
    assert len(columns.roles) == len(ROLES)
