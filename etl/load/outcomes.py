"""The six ways an input record can end, and counts of them that add up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from etl.errors import DatabaseError

Outcome = Literal["inserted", "updated", "unchanged", "duplicate", "skipped", "rejected"]
OUTCOMES: tuple[Outcome, ...] = (
    "inserted",
    "updated",
    "unchanged",
    "duplicate",
    "skipped",
    "rejected",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many records were read, and how each of them ended."""

    read: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicate: int = 0
    skipped: int = 0
    rejected: int = 0

    @classmethod
    def of(cls, read: int, outcomes: Iterable[Outcome]) -> "Counts":
        """Count outcomes; raise DatabaseError unless every record read has exactly one."""
        found = Counter(outcomes)
        counts = cls(read=read, **{outcome: found[outcome] for outcome in OUTCOMES})
        if found.total() != read:
            raise DatabaseError(
                f"{read} records were read but {found.total()} have an outcome ({counts}); "
                "nothing of this batch was written, please report this"
            )
        return counts

    def __add__(self, other: "Counts") -> "Counts":
        """Return the sums."""
        names = ("read", *OUTCOMES)
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in names})
