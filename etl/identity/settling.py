"""Group changed reports and all that they bear on, and write the meetings that are concerned.

Reports that undisputed edges tie to a changed one are grouped anew, with two rings of neighbours
read around them, for these decide what is undisputed. Reports that tell less choose again where a
meeting that they may be of is not what it was; all others stay where they are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import psycopg

from etl.identity.attaching import Attaching
from etl.identity.candidates import fit_vague
from etl.identity.grouping import JoinedReport, Key, group_alike, tells_days
from etl.identity.joining import Edge
from etl.identity.neighbours import Neighbours
from etl.identity.replacing import Reports, replace_meetings
from etl.identity.standings import Standing, Standings

Driver = psycopg.Connection[Any]


class Settling:
    """One step: changed reports and all that they bear on."""

    def __init__(self, connection: Driver, near: Neighbours, changed: Collection[Key]) -> None:
        """Take what was read, and all reports that are not as they were."""
        self._connection = connection
        self._near = near
        self._changed = changed
        self._standings = Standings(connection, near)

    def settle(self, changed: Iterable[Key]) -> set[Key]:
        """Group the changed reports and all they bear on; return all that were grouped."""
        core = self._grow({self._near.number(key) for key in changed})
        groups = self._groups(core)
        stirred = self._stirred(groups)
        swayed = self._swayed(stirred)
        # Nothing ties these to the core, else they would be in it: their groups are apart.
        more = self._grow({one for one in swayed if one not in core}) - core
        groups += self._groups(more)
        core |= more
        self._write(core, groups, stirred, swayed)
        return {self._near.key(one) for one in core}

    def _grow(self, seeds: set[int]) -> set[int]:
        """Return the seeds with their neighbours, and whatever is undisputedly tied to these."""
        core, near = set[int](), self._near
        frontier = near.read(seeds)
        frontier |= near.find(frontier)
        while frontier:
            core |= frontier
            mates = near.read(self._standings.mates(frontier) - core)
            near.find(near.find(frontier | mates))
            frontier = (mates | self._tied(frontier, core)) - core
        return core

    def _tied(self, frontier: set[int], core: set[int]) -> set[int]:
        """Return the reports that undisputed edges or judgements tie to new ones of the core."""
        near = self._near
        return {
            other
            for one in frontier
            for other, rule in near.near[one].items()
            if other not in core
            and (near.judged_same(one, other) or (rule and near.holds(one, other)))
        }

    def _groups(self, core: set[int]) -> list[list[JoinedReport]]:
        """Group the reports of a core, which is all that undisputed edges lead to."""
        near = self._near
        ordered = sorted(core, key=near.key)
        places = {number: place for place, number in enumerate(ordered)}
        edges, kept = [], []
        for number, place in places.items():
            for other, rule in near.near[number].items():
                there = places.get(other, -1)
                if rule and place < there:
                    edge = Edge(first=place, second=there, rule=rule[0], percent=rule[1])
                    edges.append(edge)
                    if near.holds(number, other):
                        kept.append(edge)
        told = [near.told(number) for number in ordered]
        return group_alike(told, near.decided, (edges, kept))

    def _stirred(self, groups: Iterable[Sequence[JoinedReport]]) -> set[int]:
        """Return the reports that tell days, of groups whose such reports are not as they were."""
        found: set[int] = set()
        for group in groups:
            exact = {self._near.number(one.told.key) for one in group if one.told.is_exact}
            if exact and not self._is_calm(exact):
                found |= exact
        return found

    def _is_calm(self, exact: set[int]) -> bool:
        home = self._standings.home(min(exact))
        if home is None or any(self._near.key(one) in self._changed for one in exact):
            return False
        there = self._near.read(home.alike)
        return exact == {one for one in there if self._near.told(one).is_exact}

    def _swayed(self, stirred: set[int]) -> dict[int, set[int]]:
        """Return the vaguer reports that may choose another meeting, with whom they may fit."""
        swayed: dict[int, set[int]] = defaultdict(set)
        attached = [one for home in self._homes(stirred) for one in home.attached]
        swayed |= {one: set() for one in self._near.read(attached)}
        vaguer = self._near.look_up(stirred, lambda keys: keys.vaguer)
        self._near.read(set[int]().union(*vaguer.values()))
        for exact, found in vaguer.items():
            told = self._near.told(exact)
            for one in self._near.read(found):
                if fit_vague(self._near.told(one), told):
                    swayed[one].add(exact)
        return swayed

    def _write(
        self,
        core: set[int],
        groups: Sequence[list[JoinedReport]],
        stirred: set[int],
        swayed: dict[int, set[int]],
    ) -> None:
        """Let the vaguer groups choose, and write the meetings of the core."""
        exact = {place: group for place, group in enumerate(groups) if tells_days(group)}
        attaching = Attaching(self._near, self._standings, self._changed, exact)
        chosen = attaching.choose(
            [group for group in groups if not tells_days(group)], stirred, swayed
        )
        whole: dict[Any, Reports] = {
            place: self._joined(group) | self._kept(group, core) for place, group in exact.items()
        }
        alone: list[Reports] = []
        old = self._homes(core)
        for home in old:
            if not home.alike.keys() & core:
                whole[home.id] = self._without(home, core)
        for group, target, rule in chosen:
            if target is None:
                alone.append(self._joined(group))
                continue
            if isinstance(target, Standing):
                old.append(target)
                whole.setdefault(target.id, self._without(target, core))
            name = target.id if isinstance(target, Standing) else target
            whole[name] |= dict.fromkeys(self._numbers(group), rule)
        replace_meetings(
            self._connection, self._near, self._standings, old, [*whole.values(), *alone],
            self._changed,
        )  # fmt: skip

    def _homes(self, numbers: Iterable[int]) -> list[Standing]:
        """Return the meetings that these reports were in, each once."""
        homes = [home for one in numbers if (home := self._standings.home(one))]
        return list({home.id: home for home in homes}.values())

    def _kept(self, group: Sequence[JoinedReport], core: set[int]) -> Reports:
        """Return the vaguer reports that chose this group and were not asked again."""
        first = min(self._near.number(one.told.key) for one in group if one.told.is_exact)
        home = self._standings.home(first)
        chosen = home.attached if home else {}
        return {one: rule for one, rule in chosen.items() if one not in core}

    def _without(self, home: Standing, core: set[int]) -> Reports:
        """Return the reports of a meeting but those of the core."""
        return {one: rule for one, rule in home.reports.items() if one not in core}

    def _joined(self, group: Iterable[JoinedReport]) -> Reports:
        return {self._near.number(one.told.key): (one.rule, one.percent) for one in group}

    def _numbers(self, group: Iterable[JoinedReport]) -> list[int]:
        return [self._near.number(joined.told.key) for joined in group]
