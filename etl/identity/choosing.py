"""Choose one value where reports disagree, by a rule that does not know their order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Generic[Value]):
    """A value that one report tells."""

    value: Value
    source: str
    told_on: date | None
    vagueness: int = 0
    """0 is the most precise."""
    judged: bool = False
    """True when a person said that it is right, or put it in its place."""


def choose(votes: Iterable[Vote[Value]]) -> Value | None:
    """Return the most precise value, then the one of most sources, then the latest told.

    What a person said is right comes before all that nobody judged.

    What is still level is decided by the alphabet, so that no order of loading shows.
    """
    by_value: dict[Value, list[Vote[Value]]] = defaultdict(list)
    for vote in votes:
        if vote.value is not None:
            by_value[vote.value].append(vote)
    ranked = sorted(
        (
            not any(vote.judged for vote in told),
            min(vote.vagueness for vote in told),
            -len({vote.source for vote in told}),
            -max((vote.told_on.toordinal() for vote in told if vote.told_on), default=0),
            str(value),
            number,
        )
        for number, (value, told) in enumerate(by_value.items())
    )
    return list(by_value)[ranked[0][-1]] if ranked else None
