"""Which two reports may tell of one meeting, how surely, and which two cannot."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from etl.identity.told import Token, Told

# A call is no visit; a conference holds bilateral talks without being them.
_KINDS_APART = {
    frozenset(pair)
    for pair in [
        ("call", "visit"),
        ("call", "summit"),
        ("call", "conference"),
        ("conference", "talks"),
        ("conference", "summit"),
        ("conference", "visit"),
    ]
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two reports that may tell of one meeting."""

    first: int
    second: int
    """Places in the sequence of reports."""
    rule: str
    percent: int


def shared_parties(one: Told, other: Told) -> int:
    """Count the parties that two reports have in common.

    Whom a party stands for counts where the other report names only that: Ri Chang Dae in one
    and North Korea in the other.
    """
    common = one.tokens & other.tokens
    return len(common) + _stands_in(one, other, common) + _stands_in(other, one, common)


def _stands_in(one: Told, other: Told, common: frozenset[Token]) -> int:
    lacking = one.tokens - common
    offered: set[Token] = set()
    for party in other.parties:
        if party.token not in common:
            offered |= party.stands_for
    return len(lacking & offered)


def days_apart(one: Told, other: Told) -> bool:
    """True when both tell days and no day can be of both."""
    if not (one.starts_on and other.starts_on and one.last_on and other.last_on):
        return False
    return one.last_on < other.starts_on or other.last_on < one.starts_on


def cannot_be_one(one: Told, other: Told) -> bool:
    """True when two reports clearly tell of two meetings."""
    if frozenset({one.kind, other.kind}) in _KINDS_APART or days_apart(one, other):
        return True
    if one.article_id == other.article_id and not _repeats(one, other):
        return True
    if "call" not in (one.kind, other.kind) and _places_apart(one, other):
        return True
    strangers = bool(one.persons and other.persons) and not one.persons & other.persons
    return strangers and shared_parties(one, other) < 2


def _repeats(one: Told, other: Told) -> bool:
    """True when one article tells the same parties and days twice."""
    same_days = (one.starts_on, one.ends_before) == (other.starts_on, other.ends_before)
    return same_days and one.starts_on is not None and one.tokens == other.tokens


def _places_apart(one: Told, other: Told) -> bool:
    here, there = one.place, other.place
    if here.country and there.country and here.country != there.country:
        return True
    return bool(here.place and there.place and here.place != there.place)


def find_candidates(reports: Sequence[Told]) -> list[Candidate]:
    """Return the pairs that may be one meeting, the surest first."""
    found = []
    for first, second in sorted(_pairs(reports)):
        one, other = reports[first], reports[second]
        reprint = one.story == other.story and one.position == other.position
        if reprint and one.article_id != other.article_id:
            found.append(Candidate(first=first, second=second, rule="reprint", percent=100))
            continue
        unknown = one.starts_on is None or other.starts_on is None
        if unknown or cannot_be_one(one, other):
            continue
        count = shared_parties(one, other)
        if count >= 2:
            exact = one.is_exact and other.is_exact
            percent = min(95, 55 + 10 * count + 10 * exact)
            rule = "parties and days" if exact else "parties and month"
            found.append(Candidate(first=first, second=second, rule=rule, percent=percent))
    return sorted(found, key=lambda pair: (-pair.percent, pair.first, pair.second))


def _pairs(reports: Sequence[Told]) -> set[tuple[int, int]]:
    """Return the pairs worth a look: one dispatch, or a party and days in common."""
    by_block: dict[Hashable, list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        for block in _blocks(report):
            by_block[block].append(place)
    pairs: set[tuple[int, int]] = set()
    for block, places in by_block.items():
        for first, second in combinations(places, 2):
            # Exact reports meet each other by day; a month is for those that tell no more.
            by_month = isinstance(block, tuple) and block[0] == "month"
            if not (by_month and reports[first].is_exact and reports[second].is_exact):
                pairs.add((first, second))
    return pairs


def _blocks(report: Told) -> Iterator[Hashable]:
    yield "story", report.story
    for token in report.all_tokens:
        for day in report.days:
            yield "day", token, day
        for month in report.months:
            yield "month", token, month


def any_apart(some: Iterable[Told], others: Sequence[Told]) -> bool:
    """True when any report of one group cannot be of one meeting with any of the other."""
    return any(cannot_be_one(one, other) for one in some for other in others)
