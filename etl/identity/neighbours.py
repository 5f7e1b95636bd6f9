"""Who is near whom: the reports that were read, and which of them fit.

Reports are numbered as they are met. Numbers hash and compare faster than keys do, and the
neighbourhood of one load is walked through many times.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import psycopg

from etl.identity.candidates import cannot_be_one, fit
from etl.identity.corrections import correct
from etl.identity.grouping import JudgedMeetings, Key
from etl.identity.joining import Pairs
from etl.identity.judged import Correction, JudgedReports
from etl.identity.reading import read_reports
from etl.identity.report_keys import ReportKeys
from etl.identity.told import Told

Driver = psycopg.Connection[Any]
Rule = tuple[str, int]
"""The name of a rule, and how surely it joins, in percent."""

_STORED = """
select article_id, report_position, array_agg(block)
from report_blocks where block = any(%s) group by article_id, report_position
"""


class Neighbours:
    """The reports that one step of grouping looks at."""

    def __init__(self, connection: Driver, judged: JudgedReports) -> None:
        """Begin with nothing read; `judged` is what people decided."""
        self._connection = connection
        self._corrections: dict[Key, list[Correction]] = defaultdict(list)
        for one in judged.corrections:
            self._corrections[one.report].append(one)
        self.decided = JudgedMeetings(same=judged.bound("same"), apart=judged.bound("not_same"))
        self._numbers: dict[Key, int] = {}
        self._keys: list[Key] = []
        self._told: dict[int, Told] = {}
        self._found_by: dict[int, ReportKeys] = {}
        self.near: dict[int, dict[int, Rule | None]] = {}
        """Who fits whom by which rule; None for those whom a judgement names together."""
        self._fitting: dict[int, dict[int, int]] = {}
        """Who fits whom how surely, but none that a judgement holds apart."""
        self._partners: dict[int, set[int]] = defaultdict(set)
        same_numbers, apart_numbers = map(self._judged, (self.decided.same, self.decided.apart))
        self._same = frozenset(same_numbers)
        # Not a method: what was read would hold itself, and wait for the garbage collector.
        told = self._told

        def is_apart(one: int, other: int) -> bool:
            # Whom people hold together with another may be of an article that is put in later.
            both = one in told and other in told
            return not both or cannot_be_one(told[one], told[other])

        self._pairs = Pairs(is_apart, same_numbers, frozenset(apart_numbers))

    def _judged(self, pairs: Iterable[frozenset[Key]]) -> list[tuple[int, int]]:
        """Number the reports of judged pairs, and note who is judged together with whom."""
        found = []
        for one, other in sorted(tuple(sorted(pair)) for pair in pairs):
            first, second = self.number(one), self.number(other)
            self._partners[first].add(second)
            self._partners[second].add(first)
            found.append((min(first, second), max(first, second)))
        return found

    def number(self, key: Key) -> int:
        """Return the number of a report, which need not have been read."""
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self._keys)
            self._keys.append(key)
        return found

    def key(self, number: int) -> Key:
        """Return the key of a report by its number."""
        return self._keys[number]

    def told(self, number: int) -> Told:
        """Return a report that was read."""
        return self._told[number]

    def read(self, numbers: Iterable[int]) -> set[int]:
        """Read these reports where they are not known yet; return those that are there."""
        asked = set(numbers)
        unread = [self._keys[one] for one in asked if one not in self._told]
        for told in read_reports(self._connection, unread) if unread else ():
            number = self._numbers[told.key]
            corrections = self._corrections.get(told.key)
            self._told[number] = correct(told, corrections) if corrections else told
        return {one for one in asked if one in self._told} if unread else asked

    def found_by(self, number: int) -> ReportKeys:
        """Return the keys of a report that was read."""
        if number not in self._found_by:
            self._found_by[number] = ReportKeys(self._told[number])
        return self._found_by[number]

    def look_up(
        self, numbers: Iterable[int], which: Callable[[ReportKeys], Iterable[int]]
    ) -> dict[int, set[int]]:
        """Return for each report those stored under the keys that it looks for others with."""
        by_block: dict[int, list[int]] = defaultdict(list)
        found: dict[int, set[int]] = {}
        for number in numbers:
            found[number] = set()
            for block in which(self.found_by(number)):
                by_block[block].append(number)
        if by_block:
            for article, position, blocks in self._connection.execute(_STORED, [sorted(by_block)]):
                other = self.number((article, position))
                for block in blocks:
                    for number in by_block[block]:
                        found[number].add(other)
        for number, others in found.items():
            others.discard(number)
        return found

    def find(self, numbers: Iterable[int]) -> set[int]:
        """Return the reports that tell alike much and may be of one meeting with one of these."""
        asked = set(numbers) & self._told.keys()
        partners = self.look_up(asked - self.near.keys(), lambda keys: keys.alike)
        judged = [self._partners[one] for one in partners if one in self._partners]
        there = self.read(set().union(*partners.values(), *judged))
        for number, others in partners.items():
            near: dict[int, Rule | None] = dict.fromkeys(self._partners.get(number, set()) & there)
            for other in others & there:
                found = self._fit(number, other)
                if found:
                    near[other] = found
            self.near[number] = near
            self._fitting[number] = {
                other: found[1]
                for other, found in near.items()
                if found and not self._pairs.judged_apart(number, other)
            }
        return set().union(*(self.near[number] for number in asked))

    def _fit(self, one: int, other: int) -> Rule | None:
        back = self.near.get(other)
        return fit(self._told[one], self._told[other]) if back is None else back.get(one)

    def judged_same(self, one: int, other: int) -> bool:
        """True when people hold the two together."""
        return bool(self._same) and ((one, other) if one < other else (other, one)) in self._same

    def holds(self, one: int, other: int) -> bool:
        """True when two fit, and nothing else disputes it; both must have been looked around."""
        return self._pairs.hold(one, other, self._fitting)
