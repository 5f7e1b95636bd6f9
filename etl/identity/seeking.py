"""Which of many may be one, by the keys that each is found by and those that it looks for."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol


class Seeker(Protocol):
    """Anything that is found by keys and looks for others of its kind with keys."""

    @property
    def blocks(self) -> frozenset[str]:
        """Return the keys that it is found by."""

    @property
    def sought(self) -> frozenset[str]:
        """Return the keys of those that may be one with it; they look for it in turn."""


def find_pairs(seekers: Sequence[Seeker]) -> list[tuple[int, int]]:
    """Return the places of any two of which one looks for the other, in order."""
    found_by: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(seekers):
        for key in one.blocks:
            found_by[key].append(place)
    return sorted(
        {
            (min(place, other), max(place, other))
            for place, one in enumerate(seekers)
            for key in one.sought
            for other in found_by.get(key, ())
            if other != place
        }
    )
