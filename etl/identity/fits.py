"""Who fits whom among the variants of names, looked up where it is asked.

`joining.py` says that two are one unless something else disputes it; so what is undisputed is known
from the neighbours of both, and only that leads further. All that fits, fit after fit, is half of
the world: of 600,000 articles, 300 new names led to 6,000.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from uuid import UUID

from etl.identity import organisations, persons
from etl.identity.joining import Edge, Edges, Pairs
from etl.identity.organisations import OrganisationVariant
from etl.identity.persons import PersonVariant
from etl.identity.variants import Variant

LookUp = Callable[[Collection[UUID]], Mapping[UUID, Collection[UUID]]]


class Fits:
    """The variants that were looked around, and who fits each of them."""

    def __init__(
        self,
        known: Mapping[UUID, Variant],
        look_up: LookUp,
        same: Iterable[frozenset[UUID]],
        apart: Iterable[frozenset[UUID]],
    ) -> None:
        """Take the variants, which `look_up` adds to, and the pairs that people judged."""
        self._known = known
        self._look_up = look_up
        self._near: dict[UUID, dict[UUID, tuple[str, int]]] = {}
        self._fitting: dict[UUID, dict[UUID, int]] = {}
        """Who fits whom how surely, but none that a judgement holds apart."""
        # No method of this: what was looked around would hold itself.
        self._pairs = Pairs(
            lambda one, other: clearly_apart(known[one], known[other]),
            _pairs(same),
            frozenset(_pairs(apart)),
        )

    def find(self, ids: Iterable[UUID]) -> set[UUID]:
        """Look around these variants; return all that fit one of them."""
        asked = set(ids)
        unknown = sorted(asked - self._near.keys())
        for one, others in self._look_up(unknown).items() if unknown else ():
            mine = self._known[one]
            near = {}
            for other in others:
                theirs = self._known.get(other)
                if other != one and theirs is not None and (found := _fit(mine, theirs)):
                    near[other] = found
            self._near[one] = near
            self._fitting[one] = {
                other: found[1]
                for other, found in near.items()
                if not self._pairs.judged_apart(one, other)
            }
        return set().union(*(self._near[one] for one in asked))

    def held_by(self, one: UUID) -> set[UUID]:
        """Return those that fit a variant undisputedly; both must have been looked around."""
        return {other for other in self._near[one] if self._pairs.hold(one, other, self._fitting)}

    def edges(self, ordered: Sequence[UUID]) -> Edges:
        """Return the edges between these, by their places, and those that nothing disputes."""
        places = {one: place for place, one in enumerate(ordered)}
        edges, kept = [], []
        for one, place in places.items():
            for other, (rule, percent) in self._near[one].items():
                there = places.get(other, -1)
                if place < there:
                    edge = Edge(first=place, second=there, rule=rule, percent=percent)
                    edges.append(edge)
                    if self._pairs.hold(one, other, self._fitting):
                        kept.append(edge)
        return edges, kept


def _pairs(judged: Iterable[frozenset[UUID]]) -> list[tuple[UUID, UUID]]:
    return sorted((min(pair), max(pair)) for pair in judged)


def _fit(one: Variant, other: Variant) -> tuple[str, int] | None:
    if isinstance(one, PersonVariant) and isinstance(other, PersonVariant):
        return None if other.is_bare else persons.fit(one, other)
    if isinstance(one, OrganisationVariant) and isinstance(other, OrganisationVariant):
        return organisations.fit(one, other)
    return None


def clearly_apart(one: Variant, other: Variant) -> bool:
    """True when two variants cannot be one."""
    if isinstance(one, PersonVariant) and isinstance(other, PersonVariant):
        return persons.clearly_apart(one, other)
    if isinstance(one, OrganisationVariant) and isinstance(other, OrganisationVariant):
        return organisations.clearly_apart(one, other)
    return True
