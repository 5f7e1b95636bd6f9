"""Keys under which reports that may be one meeting find each other.

A key is a number for two parties and a day or month. The parties are hashed once a pair, and a day
shifts the hash: most of a load's reports name pairs that were named before.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache
from hashlib import blake2b

from etl.identity.candidates import DAYS_LATE, Tie, pair_ties
from etl.identity.told import Told

_HALF = 1 << 63
_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15
"""Odd and far from any simple share of 2^64, so that neighbouring days lie far apart."""
_DAY, _MONTH, _VAGUE, _UNDATED = range(4)
"""What the keys of a report say of its time: a day told, its month, a month told, no day told."""


class ReportKeys:
    """The keys that a report is found by, and those that it looks for others with."""

    def __init__(self, report: Told) -> None:
        """Take the report; its keys are made when they are asked for."""
        self._report = report

    @cached_property
    def stored(self) -> frozenset[int]:
        """Return the keys that the report is found by."""
        report, mine = self._report, [_pair_hash(a, b) for a, b in self._ties]
        if report.is_exact:
            return _at(mine, _DAY, self._days) | _at(mine, _MONTH, self._months) | self._dispatch
        if report.starts_on is None:
            return _at(mine, _UNDATED, _told_window(report)) | self._dispatch
        return _at(mine, _VAGUE, self._months) | self._dispatch

    @cached_property
    def alike(self) -> frozenset[int]:
        """Return the keys of reports that tell as much as this one."""
        if self._report.is_exact:
            return _at(self._theirs, _DAY, self._days) | self._dispatch
        if self._report.starts_on is None:
            return self._dispatch
        return _at(self._theirs, _VAGUE, self._months) | self._dispatch

    @cached_property
    def vaguer(self) -> frozenset[int]:
        """Return the keys of reports that tell less and may be of this meeting."""
        if not self._report.is_exact:
            return frozenset()
        return _at(self._theirs, _VAGUE, self._months) | _at(self._theirs, _UNDATED, self._days)

    @cached_property
    def exact(self) -> frozenset[int]:
        """Return the keys of reports that tell the day and may be what this one is vague about."""
        if self._report.is_exact:
            return frozenset()
        if self._report.starts_on is None:
            return _at(self._theirs, _DAY, _told_window(self._report))
        return _at(self._theirs, _MONTH, self._months)

    @cached_property
    def _ties(self) -> list[tuple[Tie, Tie]]:
        ties = pair_ties(self._report)
        if self._report.precision == "year":
            # A year holds many meetings of two countries, few of two persons.
            return [(a, b) for a, b in ties if a[0][0] == b[0][0] == "actor"]
        return list(ties)

    @cached_property
    def _theirs(self) -> frozenset[int]:
        return frozenset(one for a, b in self._ties for one in _counterparts(a, b))

    @cached_property
    def _days(self) -> list[int]:
        return [day.toordinal() for day in self._report.days]

    @cached_property
    def _months(self) -> list[int]:
        return [year * 12 + month for year, month in self._report.months]

    @cached_property
    def _dispatch(self) -> frozenset[int]:
        return frozenset([_hash(f"s {self._report.story} {self._report.position}") - _HALF])


def _told_window(report: Told) -> list[int]:
    if report.status == "planned" or report.told_on is None:
        return []
    return [day.toordinal() for day in _days_before(report.told_on)]


def _days_before(told_on: date) -> Iterator[date]:
    return (told_on - timedelta(days=late) for late in range(DAYS_LATE + 1))


def _at(pairs: Iterable[int], kind: int, times: Iterable[int]) -> frozenset[int]:
    """Return the keys of these pairs at these times, as signed numbers of 64 bits."""
    steps = [(time << 2 | kind) * _STEP for time in times]
    return frozenset([((pair + step) & _MASK) - _HALF for pair in pairs for step in steps])


@lru_cache(1 << 16)
def _counterparts(a: Tie, b: Tie) -> tuple[int, ...]:
    """Return the pairs that another report may have in common with this one.

    What a party is may be what another is or stands for; two that only stand for the same are
    strangers.
    """
    return tuple(
        _pair_hash((a[0], is_a), (b[0], is_b))
        for is_a in ((True, False) if a[1] else (True,))
        for is_b in ((True, False) if b[1] else (True,))
    )


@lru_cache(1 << 16)
def _pair_hash(a: Tie, b: Tie) -> int:
    return _hash(" ".join(f"{kind} {name} {is_}" for (kind, name), is_ in sorted([a, b])))


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
