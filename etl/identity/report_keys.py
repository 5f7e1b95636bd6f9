"""Keys under which reports that may be one meeting find each other.

A key is a number for a day or month and two parties. It begins with the day, so that the keys of a
load lie together in the index: were they anywhere, a load would change as many pages of it as it
has keys. The parties are hashed, once a pair: most of a load's reports name pairs that were named
before. The last bits say what the report tells of the time, and of each party whether it is that
one or stands for it. So the keys of all who look for a report follow from its own, even when the
report itself is gone.
"""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from hashlib import blake2b

from etl.identity.candidates import Tie, pair_ties, told_window
from etl.identity.told import Token, Told

_HALF = 1 << 63
_DAY, _MONTH, _VAGUE, _UNDATED, _DISPATCH = range(5)
"""What the keys of a report say of its time: a day told, its month, a month told, no day told;
or they say which report of which dispatch it is."""
_BOTH = 0b11
"""Each of two parties is the one that is meant, and does not just stand for it."""
_LOW = 5
"""Bits for the time that is told (three) and for the two parties."""
_DAYS = 22
"""Bits for the day, up to the last one of the year 9999; none is told where they are 0."""
_PAIR = 64 - _DAYS - _LOW
"""Bits for the hash of two parties: strangers of one day who share it are compared in vain."""
_ALIKE = ((_DAY, _DAY), (_VAGUE, _VAGUE), (_UNDATED, _UNDATED), (_DISPATCH, _DISPATCH))
_VAGUER = ((_MONTH, _VAGUE), (_DAY, _UNDATED))
_EXACT = ((_VAGUE, _MONTH), (_UNDATED, _DAY))


class ReportKeys:
    """The keys that a report is found by, and those that it looks for others with."""

    def __init__(self, report: Told) -> None:
        """Take the report; its keys are made when they are asked for."""
        self._report = report

    @cached_property
    def stored(self) -> frozenset[int]:
        """Return the keys that the report is found by."""
        report = self._report
        dispatch = _key(0, _hash(f"s {report.story} {report.position}"), _DISPATCH, _BOTH)
        mine = [(_pair_hash(a[0], b[0]), a[1] << 1 | b[1]) for a, b in self._ties]
        if report.is_exact:
            times = [(_DAY, day) for day in report.days]
            times += [(_MONTH, day) for day in report.months]
        elif report.starts_on is None:
            times = [(_UNDATED, day) for day in told_window(report)]
        else:
            times = [(_VAGUE, day) for day in report.months]
        days = [(kind, day.toordinal()) for kind, day in times]
        keys = [_key(day, pair, kind, who) for pair, who in mine for kind, day in days]
        return frozenset([dispatch, *keys])

    @cached_property
    def alike(self) -> frozenset[int]:
        """Return the keys of reports that tell as much as this one."""
        return counterparts(self.stored, _ALIKE)

    @cached_property
    def vaguer(self) -> frozenset[int]:
        """Return the keys of reports that tell less and may be of this meeting."""
        return counterparts(self.stored, _VAGUER)

    @cached_property
    def exact(self) -> frozenset[int]:
        """Return the keys of reports that tell the day and may be what this one is vague about."""
        return counterparts(self.stored, _EXACT)

    @property
    def _ties(self) -> Iterable[tuple[Tie, Tie]]:
        ties = pair_ties(self._report)
        if self._report.precision == "year":
            # A year holds many meetings of two countries, few of two persons.
            return [(a, b) for a, b in ties if a[0][0] == b[0][0] == "actor"]
        return ties


def looking_for(stored: Iterable[int]) -> frozenset[int]:
    """Return the keys of all reports that look for one which these keys are, or were, stored of."""
    return counterparts(stored, (*_ALIKE, *_VAGUER))


def counterparts(keys: Iterable[int], kinds: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the keys of the same parties and times, but of the kinds that these lead to.

    What a party is may be what another is or stands for; two that only stand for the same are
    strangers.
    """
    leads_to = _leads_to(tuple(kinds))
    low = (1 << _LOW) - 1
    return frozenset([key & ~low | other for key in keys for other in leads_to[key & low]])


@lru_cache
def _leads_to(kinds: tuple[tuple[int, int], ...]) -> list[list[int]]:
    """Return for all last bits of a key those of its counterparts."""
    return [
        [
            other << 2 | theirs
            for kind, other in kinds
            for theirs in range(_BOTH + 1)
            if bits >> 2 == kind and (theirs | bits) & _BOTH == _BOTH
        ]
        for bits in range(1 << _LOW)
    ]


def _key(day: int, pair: int, kind: int, who: int) -> int:
    """Return a key as a signed number of 64 bits."""
    return ((day << _PAIR | pair) << _LOW | kind << 2 | who) - _HALF


@lru_cache(1 << 16)
def _pair_hash(a: Token, b: Token) -> int:
    return _hash(f"{a[0]} {a[1]} {b[0]} {b[1]}")


def _hash(words: str) -> int:
    digest = blake2b(words.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - _PAIR)
