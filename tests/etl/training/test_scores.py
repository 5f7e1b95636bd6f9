import pytest

from etl.training.scores import Score


def test_answers_are_counted_as_right_wrong_or_missed() -> None:
    score = Score()
    score.add(["a", "b", "c"], ["b", "c", "d", "e"])
    assert (score.right, score.wrong, score.missed) == (2, 1, 2)
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == pytest.approx(1 / 2)
    assert score.f1 == pytest.approx(4 / 7)
    assert score.row("x") == "| x | 66.7 | 50.0 | 57.1 | 4 |"


def test_nothing_found_is_zero_and_no_error() -> None:
    score = Score()
    score.add([], ["a"])
    assert score.f1 == 0
