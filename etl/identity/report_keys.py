"""Keys under which reports that may be one meeting find each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b

from etl.identity.candidates import DAYS_LATE, pair_tokens
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
    pairs = [f"{a} {b}" for a, b in sorted(pair_tokens(report))]
    dispatch = _hashed(["s"], [str(report.story)], [str(report.position)])
    none: frozenset[int] = frozenset()
    if report.is_exact:
        days = _hashed(["d"], pairs, report.days)
        months = _hashed(["m"], pairs, report.months)
        vaguer = _hashed(["v"], pairs, report.months) | _hashed(["u"], pairs, report.days)
        return ReportKeys(
            stored=days | months | dispatch, alike=days | dispatch, vaguer=vaguer, exact=none
        )
    if report.starts_on is None:
        window = _told_window(report)
        return ReportKeys(
            stored=_hashed(["u"], pairs, window) | dispatch,
            alike=dispatch,
            vaguer=none,
            exact=_hashed(["d"], pairs, window),
        )
    if report.precision == "year":
        pairs = [f"{a} {b}" for a, b in sorted(pair_tokens(report)) if a[0] == b[0] == "actor"]
    vague = _hashed(["v"], pairs, report.months)
    exact = _hashed(["m"], pairs, report.months)
    return ReportKeys(stored=vague | dispatch, alike=vague | dispatch, vaguer=none, exact=exact)


def _told_window(report: Told) -> list[date]:
    if report.status == "planned" or report.told_on is None:
        return []
    return [report.told_on - timedelta(days=late) for late in range(DAYS_LATE + 1)]


def _hashed(kinds: Iterable[str], names: Iterable[str], times: Iterable[object]) -> frozenset[int]:
    told = [str(time) for time in times]
    return frozenset(
        _hash(f"{kind} {name} {time}") for kind in kinds for name in names for time in told
    )


@lru_cache(1 << 16)
def _hash(key: str) -> int:
    digest = blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
