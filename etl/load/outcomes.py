"""The six ways an input record can end, and counts of them that add up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    skipped_by: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The skipped ones, by the rule that skipped them."""

    @classmethod
    def of(
        cls, read: int, outcomes: Iterable[Outcome], *, skipped_by: Iterable[str] = ()
    ) -> "Counts":
        """Count outcomes; raise DatabaseError unless every record read has exactly one.

        `skipped_by` names the rule of each skipped record.
        """
        found, rules = Counter(outcomes), Counter(skipped_by)
        numbers = {outcome: found[outcome] for outcome in OUTCOMES}
        counts = cls(read=read, **numbers, skipped_by=dict(rules))
        if found.total() != read or rules.total() != counts.skipped:
            raise DatabaseError(
                f"{read} records were read but {found.total()} have an outcome ({counts}); "
                "nothing of this batch was written, please report this"
            )
        return counts

    def __add__(self, other: "Counts") -> "Counts":
        """Return the sums."""
        names = ("read", *OUTCOMES)
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return Counts(**sums, skipped_by=Counter(self.skipped_by) + Counter(other.skipped_by))
