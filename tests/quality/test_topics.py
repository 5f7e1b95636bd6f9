"""The main topics of articles are no worse than they were, where the articles are at hand."""

from pathlib import Path

import pytest

from etl.seeding.lookups import Lookups
from tests.quality.topics import measure, read_labels

LOAD = Path(__file__).parents[3] / "shared" / "data" / "load"
FLOOR = {"tuned": (0.79, 0.86), "checked": (0.72, 0.79)}


def test_labels_are_codes_of_the_taxonomy() -> None:
    topics = Lookups.load().topics
    for label in read_labels().values():
        assert label.must
        assert all(topics.name(code) != code for code in label.must | label.may)


@pytest.mark.skipif(not LOAD.exists(), reason="the collections are not part of the repository")
def test_main_topics_do_not_fall_below_their_floor() -> None:
    scores = measure(LOAD)
    for part, (precision, recall) in FLOOR.items():
        assert scores[part].precision >= precision, part
        assert scores[part].recall >= recall, part
