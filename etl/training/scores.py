"""Count right, wrong and missed answers, and print them as a table."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass


@dataclass(slots=True)
class Score:
    """Counts of one question; grows while sentences are compared."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: Collection[Hashable], gold: Collection[Hashable]) -> None:
        """Compare what was found with what should be found, once each."""
        both = len(set(found) & set(gold))
        self.right += both
        self.wrong += len(set(found)) - both
        self.missed += len(set(gold)) - both

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 when nothing is found."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found; 0 when nothing is right."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def row(self, name: str) -> str:
        """Return the score as a row of a Markdown table."""
        parts = (self.precision, self.recall, self.f1)
        cells = " | ".join(f"{100 * part:.1f}" for part in parts)
        return f"| {name} | {cells} | {self.right + self.missed} |"
