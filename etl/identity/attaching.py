"""Let reports that tell no day choose the one meeting they fit, and ask no more than is needed.

A group that chose a meeting until now fits no other that was there; one that fits two is told of
neither. So most choices follow from the meetings that are not what they were, and of all others
no more are looked at than it takes to find two.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from etl.identity.candidates import cannot_be_one
from etl.identity.grouping import JoinedReport, Key, fit_group
from etl.identity.neighbours import Neighbours, Rule
from etl.identity.standings import Standing, Standings
from etl.identity.told import Told

Target = int | Standing
"""A group by its place, or a meeting that stays as it is."""
Choice = tuple[Sequence[JoinedReport], Target | None, Rule]
"""A vaguer group, what it is told of (None for a meeting of its own), and by which rule."""
FIRST_LOOK = 2
"""Meetings that may be what a vaguer group means, that are looked at first."""
_ALONE: Rule = ("alone", 100)


@dataclass(slots=True)
class _Asking:
    """A vaguer group on the way to its choice."""

    group: Sequence[JoinedReport]
    numbers: set[int]
    coming: list[int] = field(default_factory=list)
    """A report that tells the day of each meeting that is still to be looked at."""
    seen: set[object] = field(default_factory=set)
    fitting: list[tuple[Target, Rule]] = field(default_factory=list)


class Attaching:
    """The choices of one step of grouping."""

    def __init__(
        self,
        near: Neighbours,
        standings: Standings,
        changed: Collection[Key],
        exact: Mapping[int, Sequence[JoinedReport]],
    ) -> None:
        """Take the groups that tell days, by their places, and all reports that changed."""
        self._near = near
        self._standings = standings
        self._changed = changed
        self._exact = {place: [one.told for one in group] for place, group in exact.items()}
        self._places = {
            near.number(one.told.key): place
            for place, group in exact.items()
            for one in group
            if one.told.is_exact
        }

    def choose(
        self,
        vaguer: Iterable[Sequence[JoinedReport]],
        stirred: AbstractSet[int],
        swayed: Mapping[int, Collection[int]],
    ) -> list[Choice]:
        """Return what each vaguer group is told of.

        `stirred` are reports of meetings that are not what they were; `swayed` tells for vaguer
        reports which of those they may fit.
        """
        choices: list[Choice] = []
        open_: list[_Asking] = []
        for group in vaguer:
            numbers = {self._near.number(one.told.key) for one in group}
            asking = _Asking(group=group, numbers=numbers)
            home = self._steady(numbers)
            if home and not numbers & swayed.keys():
                choices.append(self._as_before(asking, home))
                continue
            near = sorted({one for number in numbers for one in swayed.get(number, ())})
            self._look(asking, near)
            if home and numbers == home.attached.keys():
                if not stirred & home.alike.keys():
                    asking.fitting.append((self._today(home), home.attached[min(numbers)]))
                choices.append(_decide(asking))
            else:
                open_.append(asking)
        self._ask(open_)
        return choices + [_decide(asking) for asking in open_]

    def _steady(self, numbers: set[int]) -> Standing | None:
        """Return the meeting of a group that is what it was, none of its reports changed."""
        home = self._standings.home(min(numbers))
        if home is None or any(self._near.key(one) in self._changed for one in numbers):
            return None
        return home if numbers in (home.alike.keys(), home.attached.keys()) else None

    def _as_before(self, asking: _Asking, home: Standing) -> Choice:
        if asking.numbers != home.attached.keys():
            return asking.group, None, _ALONE
        return asking.group, self._today(home), home.attached[min(asking.numbers)]

    def _today(self, home: Standing) -> Target:
        """Return the group that a meeting is now, itself when it was not grouped anew."""
        return next((self._places[one] for one in home.alike if one in self._places), home)

    def _ask(self, open_: Iterable[_Asking]) -> None:
        """Look for what these groups fit, until each fits two or has seen all there is."""
        left = [one for one in open_ if len(one.fitting) < 2]
        found = self._near.look_up(
            {number for one in left for number in one.numbers}, lambda keys: keys.exact
        )
        self._standings.read(set[int]().union(*found.values()) - self._places.keys())
        for asking in left:
            numbers = sorted(set[int]().union(*(found[one] for one in asking.numbers)))
            named = {self._target_of(one): one for one in reversed(numbers)}
            asking.coming = sorted(named[one] for one in named if one is not None)
        size = FIRST_LOOK
        while left:
            parts = self._possible(left, size)
            self._read(set[int]().union(*parts))
            for asking, part in zip(left, parts, strict=True):
                del asking.coming[:size]
                self._look(asking, part)
            left = [one for one in left if one.coming and len(one.fitting) < 2]
            size *= 2

    def _target_of(self, number: int) -> object:
        """Return what tells the group or meeting that a report is grouped in from all others."""
        place, home = self._places.get(number), self._standings.home(number)
        if place is not None:
            return place
        return home.id if home and number in home.alike else None

    def _possible(self, left: Sequence[_Asking], size: int) -> list[list[int]]:
        """Return for each so many of the reports to come, but none that clearly is of another."""
        parts = [one.coming[:size] for one in left]
        there = self._near.read(set[int]().union(*parts))
        return [
            [
                number
                for number in part
                if number in there
                and not any(
                    cannot_be_one(one.told, self._near.told(number)) for one in asking.group
                )
            ]
            for asking, part in zip(left, parts, strict=True)
        ]

    def _read(self, numbers: set[int]) -> None:
        """Read the meetings of these reports, where they are not grouped anew."""
        outside = numbers - self._places.keys()
        self._standings.read(outside)
        homes = [home for one in outside if (home := self._standings.home(one))]
        self._near.read(number for home in homes for number in home.alike)

    def _look(self, asking: _Asking, numbers: Iterable[int]) -> None:
        """Note which groups and meetings of these reports the vaguer group fits."""
        told = [one.told for one in asking.group]
        for number in numbers:
            name = self._target_of(number)
            if name is None or name in asking.seen or len(asking.fitting) > 1:
                continue
            asking.seen.add(name)
            place = self._places.get(number)
            target = self._standings.home(number) if place is None else place
            rule = fit_group(told, self._of(target), self._near.decided)
            if rule and target is not None:
                asking.fitting.append((target, rule))

    def _of(self, target: Target | None) -> Sequence[Told]:
        if isinstance(target, Standing):
            return [self._near.told(one) for one in self._near.read(target.alike)]
        return self._exact[target] if target is not None else ()


def _decide(asking: _Asking) -> Choice:
    if len(asking.fitting) == 1:
        return asking.group, *asking.fitting[0]
    return asking.group, None, _ALONE
