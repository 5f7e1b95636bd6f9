"""How sure a meeting is: the model's score turned into the share that turns out right.

The model is sure of nearly all it marks, more than it should be. The line below was fitted on
three quarters of a set of annotated articles and checked on the last (`benchmarks/calibration.py`,
docs/quality.md); fit it again when the model or the rules have changed.
"""

_LEAST = 0.63
"""Share of meetings that are right where the model is as unsure as it can be."""
_GAIN = 0.29
"""What a sure model adds to it."""


def told_right(score: float) -> float:
    """Return the chance that a meeting of this score, 0 to 1, is told; to two decimals."""
    return round(_LEAST + _GAIN * min(1.0, max(0.0, score)), 2)
