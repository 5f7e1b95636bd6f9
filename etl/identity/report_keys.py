"""Keys under which reports that may be one meeting find each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b

from etl.identity.candidates import DAYS_LATE, Tie, pair_ties
from etl.identity.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKeys:
    """The keys that a report is found by, and those that it looks for others with."""

    stored: frozenset[int]
    alike: frozenset[int]
    """Of reports that tell as much as this one."""
    vaguer: frozenset[int]
    """Of reports that tell less and may be of this meeting."""
    exact: frozenset[int]
    """Of reports that tell the day and may be what this one is vague about."""


def keys_of(report: Told) -> ReportKeys:
    """Return the keys of a report: two of its parties and a day or month, and its dispatch."""
    ties = sorted(pair_ties(report))
    if report.precision == "year":
        # A year holds many meetings of two countries, few of two persons.
        ties = [(a, b) for a, b in ties if a[0][0] == b[0][0] == "actor"]
    mine = [_written(a, b) for a, b in ties]
    theirs = sorted({pair for a, b in ties for pair in _counterparts(a, b)})
    dispatch = _hashed("s", [str(report.story)], [report.position])
    none: frozenset[int] = frozenset()
    if report.is_exact:
        days, months = report.days, report.months
        return ReportKeys(
            stored=_hashed("d", mine, days) | _hashed("m", mine, months) | dispatch,
            alike=_hashed("d", theirs, days) | dispatch,
            vaguer=_hashed("v", theirs, months) | _hashed("u", theirs, days),
            exact=none,
        )
    if report.starts_on is None:
        window = _told_window(report)
        return ReportKeys(
            stored=_hashed("u", mine, window) | dispatch,
            alike=dispatch,
            vaguer=none,
            exact=_hashed("d", theirs, window),
        )
    return ReportKeys(
        stored=_hashed("v", mine, report.months) | dispatch,
        alike=_hashed("v", theirs, report.months) | dispatch,
        vaguer=none,
        exact=_hashed("m", theirs, report.months),
    )


def _counterparts(a: Tie, b: Tie) -> Iterator[str]:
    """Yield the pairs that another report may have in common with this one.

    What a party is may be what another is or stands for; two that only stand for the same are
    strangers.
    """
    for is_a in (True, False) if a[1] else (True,):
        for is_b in (True, False) if b[1] else (True,):
            yield _written((a[0], is_a), (b[0], is_b))


def _written(a: Tie, b: Tie) -> str:
    return " ".join(f"{kind} {name} {is_}" for (kind, name), is_ in sorted([a, b]))


def _told_window(report: Told) -> list[date]:
    if report.status == "planned" or report.told_on is None:
        return []
    return [report.told_on - timedelta(days=late) for late in range(DAYS_LATE + 1)]


def _hashed(kind: str, names: Iterable[str], times: Iterable[object]) -> frozenset[int]:
    told = [str(time) for time in times]
    return frozenset(_hash(f"{kind} {name} {time}") for name in names for time in told)


@lru_cache(1 << 16)
def _hash(key: str) -> int:
    digest = blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
