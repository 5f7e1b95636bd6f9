"""Confidence rises with the model's score and stays a share."""

import pytest

from etl.extract.confidence import told_right


def test_a_surer_meeting_is_no_less_likely() -> None:
    shares = [told_right(score / 20) for score in range(21)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


@pytest.mark.parametrize("score", [-0.2, 0.0, 0.5, 1.0, 1.3])
def test_confidence_is_a_share(score: float) -> None:
    assert 0.0 <= told_right(score) <= 1.0
