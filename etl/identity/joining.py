"""Join what fits: the one rule by which claims become persons, organisations and meetings.

Two that fit are joined unless something else fits one of them at least as well and is clearly
another than the other: then nobody can say which it is, and both stay apart. What is joined
never holds two that are clearly apart. The answer depends on who fits whom, not on any order,
and only on the neighbours, so that a change is settled where it happens.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Generic, Protocol, TypeVar

Apart = Callable[[int, int], bool]
Place = TypeVar("Place", bound=Any)
"""What names one of many: a place in a sequence, or a key; it can be hashed and compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two that fit, by their places in a sequence; the rule, and how surely.

    Two that are clearly apart never fit.
    """

    first: int
    second: int
    rule: str
    percent: int


Edges = tuple[Sequence[Edge], Sequence[Edge]]
"""All edges between some, and those of them that nothing disputes."""
Joined = tuple[int, Edge]
"""A place in its group, and the edge that holds it there most surely."""


class HasKey(Protocol):
    """Anything that a key tells from all others of its kind."""

    @property
    def key(self) -> Any:
        """Return the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What people have decided: pairs that are the same, pairs that are not."""

    same: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(
        cls,
        same: Iterable[Iterable["HasKey"]],
        apart: Iterable[Iterable["HasKey"]],
        places: Mapping[Any, int],
    ) -> "Judged":
        """Turn pairs of things into pairs of their places; what has no place is left out."""
        return cls(same=_places(same, places), apart=_places(apart, places))


def weighed(edges: Iterable[Edge], apart: Apart, judged: Judged | None = None) -> Edges:
    """Return the edges, and those of them that nothing disputes."""
    found = list(edges)
    return found, undisputed(found, apart, judged)


def join(size: int, edges: Edges, apart: Apart, judged: Judged | None = None) -> list[list[Joined]]:
    """Return the places 0 to size - 1 in groups, with their rules; each is in exactly one."""
    groups = unite(size, edges[1], apart, judged)
    rules = rules_of(size, groups, edges[0], judged)
    return [[(place, rules[place]) for place in members] for members in groups]


def undisputed(edges: Iterable[Edge], apart: Apart, judged: Judged | None = None) -> list[Edge]:
    """Return the edges of which neither end has another that fits as well and speaks against."""
    judged = judged or Judged()
    known = Pairs(apart, judged.same, judged.apart)
    fitting = [edge for edge in edges if not known.judged_apart(edge.first, edge.second)]
    near: dict[int, dict[int, int]] = defaultdict(dict)
    for edge in fitting:
        near[edge.first][edge.second] = near[edge.second][edge.first] = edge.percent
    return [edge for edge in fitting if not known.disputed(edge.first, edge.second, near)]


def unite(
    size: int, edges: Sequence[Edge], apart: Apart, judged: Judged | None = None
) -> list[list[int]]:
    """Return the groups that undisputed edges and judgements make."""
    judged = judged or Judged()
    known = Pairs(apart, judged.same, judged.apart)
    linked = {(edge.first, edge.second) for edge in edges}
    groups = _Groups(size)
    for first, second in sorted(judged.same):
        groups.unite(first, second)
    forced = groups.copy()
    for edge in edges:
        groups.unite(edge.first, edge.second)
    result: list[list[int]] = []
    for members in groups.all():
        if any(pair not in linked and known.apart(*pair) for pair in combinations(members, 2)):
            result += _surest_first(members, edges, forced, known)
        else:
            result.append(members)
    return sorted(result)


def rules_of(
    size: int, groups: Sequence[Sequence[int]], edges: Iterable[Edge], judged: Judged | None = None
) -> list[Edge]:
    """Return for each place the surest edge that holds it in its group, its own when alone."""
    home = {place: number for number, members in enumerate(groups) for place in members}
    best: dict[int, Edge] = {}
    for pair in sorted((judged or Judged()).same):
        edge = Edge(first=pair[0], second=pair[1], rule="judged", percent=100)
        best |= dict.fromkeys(pair, edge)
    for edge in sorted(edges, key=lambda edge: (-edge.percent, edge.first, edge.second)):
        if home[edge.first] == home[edge.second]:
            for place in (edge.first, edge.second):
                best.setdefault(place, edge)
    return [
        best.get(place) or Edge(first=place, second=place, rule="alone", percent=100)
        for place in range(size)
    ]


class Pairs(Generic[Place]):
    """Who is apart from whom, asked once a pair.

    What a judgement holds together is apart from something else only when all of it is.
    """

    def __init__(
        self,
        apart: Callable[[Place, Place], bool],
        same: Iterable[tuple[Place, Place]],
        judged_apart: Collection[tuple[Place, Place]],
    ) -> None:
        """Take who is apart by the rule, and the pairs, in order, that people judged."""
        self._apart = apart
        self._judged = judged_apart
        self._answers: dict[tuple[Place, Place], bool] = {}
        self._held: dict[tuple[Place, Place], bool] = {}
        self._together: dict[Place, tuple[Place, ...]] = {}
        for members in chains(same):
            self._together |= dict.fromkeys(members, members)

    def apart(self, first: Place, second: Place) -> bool:
        """True when the two cannot be one."""
        pair = (first, second) if first < second else (second, first)
        if pair not in self._answers:
            self._answers[pair] = self._ask(*pair)
        return self._answers[pair]

    def judged_apart(self, first: Place, second: Place) -> bool:
        """True when people hold two apart, or what they hold together with these."""
        if not self._judged or second in self._with(first):
            return False
        return any(
            ((one, other) if one < other else (other, one)) in self._judged
            for one in self._with(first)
            for other in self._with(second)
        )

    def hold(self, first: Place, second: Place, near: Mapping[Place, Mapping[Place, int]]) -> bool:
        """True when two fit and nothing else disputes it; asked once a pair, for one `near`."""
        pair = (first, second) if first < second else (second, first)
        held = self._held.get(pair)
        if held is None:
            fits = second in near[first]
            held = self._held[pair] = fits and not self.disputed(first, second, near)
        return held

    def disputed(
        self, first: Place, second: Place, near: Mapping[Place, Mapping[Place, int]]
    ) -> bool:
        """True when something else fits one of two as well and is apart from the other.

        `near` tells who fits whom how surely, from both sides, but none that are judged apart.
        """
        percent = near[first][second]
        return self._rivalled(first, second, percent, near) or self._rivalled(
            second, first, percent, near
        )

    def _rivalled(
        self, one: Place, other: Place, percent: int, near: Mapping[Place, Mapping[Place, int]]
    ) -> bool:
        # What fits both is apart from neither.
        rivals = near[one].keys() - near[other].keys()
        return any(
            near[one][rival] >= percent and rival != other and self.apart(rival, other)
            for rival in rivals
        )

    def _ask(self, first: Place, second: Place) -> bool:
        if second in self._with(first):
            return False
        if self.judged_apart(first, second):
            return True
        return all(
            self._apart(one, other) for one in self._with(first) for other in self._with(second)
        )

    def _with(self, place: Place) -> tuple[Place, ...]:
        return self._together.get(place, (place,))


class _Groups:
    """Places on the way to groups (union by the smallest)."""

    def __init__(self, size: int) -> None:
        self._home = list(range(size))

    def copy(self) -> "_Groups":
        copied = _Groups(0)
        copied._home = list(self._home)
        return copied

    def home(self, place: int) -> int:
        while self._home[place] != place:
            self._home[place] = self._home[self._home[place]]
            place = self._home[place]
        return place

    def unite(self, first: int, second: int) -> None:
        one, other = sorted((self.home(first), self.home(second)))
        self._home[other] = one

    def all(self) -> list[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._home)):
            members[self.home(place)].append(place)
        return [members[home] for home in sorted(members)]


def _surest_first(
    members: Sequence[int], edges: Sequence[Edge], forced: _Groups, known: Pairs[int]
) -> list[list[int]]:
    """Join along the surest edges first, as long as no two that are apart come together."""
    groups: dict[int, list[int]] = defaultdict(list)
    for place in members:
        groups[forced.home(place)].append(place)
    home = {place: start for start, places in groups.items() for place in places}
    inside = [edge for edge in edges if edge.first in home and edge.second in home]
    for edge in sorted(inside, key=lambda edge: (-edge.percent, edge.first, edge.second)):
        first, second = sorted((home[edge.first], home[edge.second]))
        if first == second or any(known.apart(a, b) for a in groups[first] for b in groups[second]):
            continue
        for place in groups[second]:
            home[place] = first
        groups[first] += groups.pop(second)
    return [sorted(places) for places in groups.values()]


def chains(pairs: Iterable[tuple[Place, Place]]) -> list[tuple[Place, ...]]:
    """Return the groups that pairs make, one pair leading to the next."""
    groups: list[set[Place]] = []
    for pair in pairs:
        near = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in near]
        groups.append(set(pair).union(*near))
    return [tuple(sorted(group)) for group in groups]


def _places(
    pairs: Iterable[Iterable[HasKey]], places: Mapping[Any, int]
) -> frozenset[tuple[int, int]]:
    found = set()
    for pair in pairs:
        known = sorted(places[one.key] for one in pair if one.key in places)
        if len(known) == 2:
            found.add((known[0], known[1]))
    return frozenset(found)
