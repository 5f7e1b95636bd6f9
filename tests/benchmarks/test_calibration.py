"""The calibration error is the gap between what is claimed and what is right."""

import pytest

from benchmarks.calibration import best_line, calibration_error, reliability


def test_confidence_that_is_as_often_right_has_no_error() -> None:
    answers = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    assert calibration_error(answers) == pytest.approx(0.0)


def test_too_much_confidence_is_an_error_of_its_size() -> None:
    answers = [(0.95, True), (0.95, False), (0.5, True), (0.5, False)]
    assert calibration_error(answers) == pytest.approx(0.225)


def test_the_curve_names_only_parts_that_hold_answers() -> None:
    assert [part for part, *_ in reliability([(1.0, True), (0.31, False)])] == [
        "0.3 to 0.4",
        "0.9 to 1.0",
    ]


def test_the_best_line_of_honest_confidence_changes_nothing() -> None:
    answers = [(0.5, True), (0.5, False), (1.0, True), (1.0, True), (0.0, False)]
    constant, slope = best_line(answers)
    assert constant == pytest.approx(0.0, abs=1e-9)
    assert slope == pytest.approx(1.0)
