"""Extraction is no worse than it was on dispatches of our own."""

import json

import pytest

from tests.quality.floor import CORPORA, corpus_digest, figures, files, measure, moved


@pytest.mark.parametrize("corpus", CORPORA)
def test_no_figure_falls_below_its_floor(corpus: str) -> None:
    *_, path = files(corpus)
    floor = json.loads(path.read_text(encoding="utf-8"))
    assert floor["corpus"] == corpus_digest(corpus)
    measured = figures(measure(corpus))
    below = {
        name: (round(measured[name], 3), least)
        for name, least in floor["figures"].items()
        if measured[name] < least
    }
    assert not below


def test_a_floor_sinks_only_for_a_reason() -> None:
    old = {"figures": {"dates": 0.9}}
    with pytest.raises(SystemExit):
        moved(old, {"dates": 0.8}, None)
    assert moved(old, {"dates": 0.8}, "other corpus")["lowered"] == ["other corpus"]
    assert moved(old, {"dates": 0.95}, None)["figures"] == {"dates": 0.93}
