"""Which persons of different articles are one actor.

Claims that say the same (name, country, posts) are one variant. Full names come first: two
variants fit when their names may be one person's and no country speaks against it; a rule that
trusts the name less asks for the same country or post. Bare surnames come second and never make
an actor of several articles: each joins the one fuller-named actor that fits it best by country,
post and time, or stays alone. `joining.py` tells what happens when several fit.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from uuid import UUID, uuid5

from etl.identity.joining import Edge, Judged, join, rules_of
from etl.identity.person_names import PersonName, abbreviates, compare, parse
from etl.seeding.keys import NAMESPACE

SURE = 90
"""Percent of a name rule that needs neither country nor post to agree."""
YEARS_NEAR = 1
"""A fuller name seen so many years before or after a surname was in the news at that time."""
_SUCCESSORS = {
    "SU": frozenset("RU UA BY KZ UZ TM KG TJ AM AZ GE MD EE LV LT".split()),
    "YU": frozenset("RS HR SI BA MK ME XK CS".split()),
    "CS": frozenset("CZ SK RS ME".split()),
    "DD": frozenset({"DE"}),
}


@dataclass(frozen=True, kw_only=True)
class PersonVariant:
    """All claims that say the same of a person, as far as identity looks at it."""

    name: str
    country: str | None
    posts: frozenset[str] = frozenset()
    """Normalised posts that the articles give the person."""
    month: date | None = None
    """First of the month; told for surnames only, which may mean another person next year."""
    first_on: date | None = None
    last_on: date | None = None
    alone: str = ""
    """Names the claim, when people's judgements set it apart from others that say the same."""

    @cached_property
    def key(self) -> tuple[str, str, tuple[str, ...], str, str]:
        """Return what tells the variant from all others."""
        month = self.month.isoformat() if self.month else ""
        return self.name, self.country or "", tuple(sorted(self.posts)), month, self.alone

    @cached_property
    def id(self) -> UUID:
        """Return the id that the variant has in the database."""
        return uuid5(NAMESPACE, f"person variant {self.key}")

    @cached_property
    def words(self) -> PersonName:
        """Return the name taken apart."""
        return parse(self.name)

    @property
    def is_bare(self) -> bool:
        """True for a surname, which alone names nobody."""
        return not self.words.is_full and not self.alone

    @cached_property
    def blocks(self) -> frozenset[str]:
        """Return the keys under which variants look for each other."""
        kind = "b" if self.is_bare else "s"
        known = {self.country, *(old for old, new in _SUCCESSORS.items() if self.country in new)}
        if not self.is_bare:
            known |= _SUCCESSORS.get(self.country or "", frozenset())
        ties = sorted({country for country in known if country} | self.posts)
        keys = {f"{kind} {surname} {tie}" for surname in self.words.surnames for tie in ties}
        return frozenset(keys | {f"n {block}" for block in self.words.blocks if not self.alone})


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedVariant:
    """A variant in its group, with the rule that joined it and how surely."""

    variant: PersonVariant
    rule: str
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonGroup:
    """The variants of one person."""

    members: tuple[JoinedVariant, ...]
    each_alone: bool = False
    """True for a surname that nothing tells whom it means: each claim is a person of its own."""


Pair = frozenset[PersonVariant]


def group_persons(
    variants: Iterable[PersonVariant], *, same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[PersonGroup]:
    """Return the variants in groups that are one person each; input order has no effect."""
    ordered = sorted(variants, key=lambda variant: variant.key)
    full = [one for one in ordered if not one.is_bare]
    groups = group_full(full, same=same, apart=apart)
    chosen: dict[int, list[JoinedVariant]] = defaultdict(list)
    alone = []
    fuller = Fuller(groups)
    for one in ordered:
        if not one.is_bare:
            continue
        found = fuller.find(one)
        if found is None:
            joined = JoinedVariant(variant=one, rule="alone", percent=100)
            alone.append(PersonGroup(members=(joined,), each_alone=True))
        else:
            chosen[found[0]].append(found[1])
    return [
        PersonGroup(members=(*group, *chosen.get(number, ())))
        for number, group in enumerate(groups)
    ] + alone


def group_full(
    variants: Sequence[PersonVariant], *, same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[tuple[JoinedVariant, ...]]:
    """Return the variants of full names in groups that are one person each."""
    places = {variant.key: place for place, variant in enumerate(variants)}
    judged = Judged.of(same, apart, places)
    edges = list(find_edges(variants))
    groups = join(
        len(variants),
        edges,
        lambda one, other: clearly_apart(variants[one], variants[other]),
        judged,
    )
    rules = rules_of(len(variants), groups, edges, judged)
    return [
        tuple(
            JoinedVariant(
                variant=variants[place], rule=rules[place].rule, percent=rules[place].percent
            )
            for place in members
        )
        for members in groups
    ]


def find_edges(variants: Sequence[PersonVariant]) -> Iterator[Edge]:
    """Yield the pairs of variants that may be one person."""
    by_block: dict[str, list[int]] = defaultdict(list)
    for place, variant in enumerate(variants):
        if not variant.alone:
            for block in variant.words.blocks:
                by_block[block].append(place)
    for first, second in sorted({p for ps in by_block.values() for p in combinations(ps, 2)}):
        found = fit(variants[first], variants[second])
        if found:
            yield Edge(first=first, second=second, rule=found[0], percent=found[1])


def fit(one: PersonVariant, other: PersonVariant) -> tuple[str, int] | None:
    """Return the rule by which two variants may be one person, and its percent."""
    if not countries_agree(one.country, other.country):
        return None
    both, post = bool(one.country and other.country), bool(one.posts & other.posts)
    found = compare(one.words, other.words, slips=2 if both and post else 1)
    if found is None or (not post and _may_be_father_and_son(one, other)):
        return None
    rule, percent = found
    if percent < SURE and not (both or post):
        return None
    rule += ", country" * both + ", post" * post
    return rule, min(100, percent - 15 * (not both) + 5 * post)


def _may_be_father_and_son(one: PersonVariant, other: PersonVariant) -> bool:
    """True for Paul Martin and Paul Martin Sr. when the posts that both tell are others."""
    told = {one.words.generation, other.words.generation}
    return None in told and len(told) == 2 and bool(one.posts and other.posts)


def clearly_apart(one: PersonVariant, other: PersonVariant) -> bool:
    """True when two variants cannot be one person."""
    if not countries_agree(one.country, other.country):
        return True
    if not (one.words.is_full and other.words.is_full):
        return False
    return compare(one.words, other.words, slips=2) is None


def countries_agree(one: str | None, other: str | None) -> bool:
    """True when a person of the one may be of the other: the same, untold, or its successor."""
    if not one or not other or one == other:
        return True
    return other in _SUCCESSORS.get(one, ()) or one in _SUCCESSORS.get(other, ())


class Fuller:
    """The groups of full names, by the surnames they may be cut to."""

    def __init__(self, groups: Sequence[Sequence[JoinedVariant]]) -> None:
        """Take the groups; they are named by their places."""
        self._by_surname: dict[str, set[int]] = defaultdict(set)
        self._groups = [[joined.variant for joined in group] for group in groups]
        for number, members in enumerate(self._groups):
            for surname in {word for one in members for word in one.words.surnames}:
                self._by_surname[surname].add(number)

    def find(self, bare: PersonVariant) -> tuple[int, JoinedVariant] | None:
        """Return the one group that a bare surname fits best, or None when none does alone."""
        points: dict[int, tuple[int, str]] = {}
        for surname in bare.words.surnames:
            for number in self._by_surname.get(surname, ()):
                fitting = _bare_points(bare, self._groups[number])
                if fitting:
                    points[number] = fitting
        if not points:
            return None
        best = max(count for count, _ in points.values())
        found = [number for number, (count, _) in points.items() if count == best]
        if len(found) > 1:
            return None
        joined = JoinedVariant(
            variant=bare, rule=points[found[0]][1], percent=_surname_percent(best)
        )
        return found[0], joined


def fit_surname(bare: PersonVariant, group: Sequence[PersonVariant]) -> tuple[str, int] | None:
    """Return the rule by which a bare surname may be a person's, and its percent."""
    found = _bare_points(bare, group)
    return (found[1], _surname_percent(found[0])) if found else None


def _surname_percent(points: int) -> int:
    return 60 + 5 * points


def _bare_points(bare: PersonVariant, group: Sequence[PersonVariant]) -> tuple[int, str] | None:
    """Return how well a bare surname fits a person, and the words for it."""
    countries = {one.country for one in group if one.country}
    if bare.country and countries and not any(countries_agree(bare.country, c) for c in countries):
        return None
    posts = {post for one in group for post in one.posts}
    if bare.posts and posts and not bare.posts & posts:
        return None
    # The surname and what ties it must be told together.
    tied = [
        (bool(bare.country and one.country), bool(bare.posts & one.posts))
        for one in group
        if abbreviates(bare.words, one.words) and countries_agree(bare.country, one.country)
    ]
    country = any(by_country for by_country, _ in tied)
    post = any(by_post for _, by_post in tied)
    if not (country or post):
        return None
    in_news = any(_in_news(bare.month, one) for one in group)
    rule = "surname" + ", country" * country + ", post" * post + ", time" * in_news
    return 2 * country + 2 * post + in_news, rule


def _in_news(month: date | None, one: PersonVariant) -> bool:
    if month is None or one.first_on is None or one.last_on is None:
        return False
    return one.first_on.year - YEARS_NEAR <= month.year <= one.last_on.year + YEARS_NEAR
