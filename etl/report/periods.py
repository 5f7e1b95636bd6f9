"""The months or years that a time axis shows, without gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Periods:
    """Months in a row, or years where months would be too many."""

    labels: tuple[str, ...]

    def of(self, month_on: date) -> str:
        """Return the label of the period that a month lies in."""
        return f"{month_on:%Y-%m}"[: len(self.labels[0])]


def periods_of(months: Iterable[date]) -> Periods:
    """Return the periods from the first to the last of some months; there must be one."""
    known = sorted(months)
    first, last = known[0], known[-1]
    numbers = range(_number(first), _number(last) + 1)
    if len(numbers) <= _MOST_MONTHS:
        return Periods(tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in numbers))
    return Periods(tuple(f"{year:04}" for year in range(first.year, last.year + 1)))


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1
