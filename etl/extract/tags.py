"""The model's tag layers: their labels, their best valid sequences, the spans these mean."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ENTITIES = ("PER", "POST", "ORG", "GPE", "LOC", "NORP", "DATE", "DUR", "EVENT")
ROLES = (("PARTY",), ("HOST", "MED"), ("PLACE", "DATE", "TOPIC"))
"""Three layers, because a visited country is host and place, and a host may be a party."""
TRIGGERS = ("O", "TRIGGER", "ALSO")
KINDS = ("summit", "talks", "visit", "call", "conference", "other")
STATUSES = ("held", "planned", "called_off")

_FORBIDDEN = -1e9


def bio_tags(labels: Sequence[str]) -> tuple[str, ...]:
    """Return O and the B- and I- tag of each label, in the order of the model's columns."""
    return ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BI"))


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns of the model's output belong to which layer."""

    entities: slice
    trigger: slice
    roles: tuple[slice, ...]
    kind: slice
    status: slice
    width: int


def layout() -> Layout:
    """Return the columns: entities, trigger, role layers, kind, status."""
    sizes = [
        len(bio_tags(ENTITIES)),
        len(TRIGGERS),
        *(len(bio_tags(labels)) for labels in ROLES),
        len(KINDS),
        len(STATUSES),
    ]
    ends = np.cumsum(sizes).tolist()
    cuts = [slice(end - size, end) for end, size in zip(ends, sizes, strict=True)]
    return Layout(cuts[0], cuts[1], tuple(cuts[2:-2]), cuts[-2], cuts[-1], ends[-1])


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the logarithms of the probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def best_tags(log_probs: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the likeliest tags of one sequence in which every I- follows its own B- or I-."""
    greedy: NDArray[np.int64] = log_probs.argmax(axis=-1).astype(np.int64)
    before = np.concatenate(([0], greedy[:-1]))
    inside = (greedy > 0) & (greedy % 2 == 0)
    if not (inside & (before != greedy) & (before != greedy - 1)).any():
        return greedy  # the greedy sequence is valid, so no better one exists
    return _viterbi(log_probs)


def _viterbi(log_probs: NDArray[np.float32]) -> NDArray[np.int64]:
    count, tags = log_probs.shape
    step = np.zeros((tags, tags), dtype=np.float32)
    start = np.zeros(tags, dtype=np.float32)
    for inside in range(2, tags, 2):
        start[inside] = _FORBIDDEN
        step[:, inside] = _FORBIDDEN
        step[inside, inside] = step[inside - 1, inside] = 0
    best = start + log_probs[0]
    back = np.zeros((count, tags), dtype=np.int64)
    for row in range(1, count):
        ways = best[:, None] + step
        back[row] = ways.argmax(axis=0)
        best = ways.max(axis=0) + log_probs[row]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = best.argmax()
    for row in range(count - 1, 0, -1):
        path[row - 1] = back[row, path[row]]
    return path


def spans(tags: NDArray[np.int64], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first word, word after the last, label) of every span in a valid tag sequence."""
    found: list[tuple[int, int, str]] = []
    values = tags.tolist()
    for index, tag in enumerate(values):
        if tag == 0 or tag % 2 == 0:
            continue
        end = index + 1
        while end < len(values) and values[end] == tag + 1:
            end += 1
        found.append((index, end, labels[(tag - 1) // 2]))
    return found
