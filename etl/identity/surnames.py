"""Whom a bare surname means: the one person of a fuller name that it fits best, or nobody known.

A surname joins a fuller name by country, post and time. Where no fuller name fits at all, surnames
of one office (a country's prime minister) told within three years of each other are one person;
where several fit equally, nobody can say which, and each claim stays a person of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from etl.identity.joining import Edge, join, weighed
from etl.identity.person_names import abbreviates
from etl.identity.persons import (
    JoinedVariant,
    Pair,
    PersonVariant,
    countries_agree,
    group_full,
    joined_variants,
)

YEARS_NEAR = 1
"""A fuller name seen so many years before or after a surname was in the news at that time."""
YEARS_FAR = 15
"""Years before or after a fuller name was seen at which a surname means somebody else."""
SEVERAL = "several fit"
"""The rule of a surname that fits several persons equally, and so stays apart."""
MONTHS_BETWEEN = 36
"""Most months between two tellings of one office that are taken for one holder's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonGroup:
    """The variants of one person."""

    members: tuple[JoinedVariant, ...]
    each_alone: bool = False
    """True for a surname that nothing tells whom it means: each claim is a person of its own."""


def group_persons(
    variants: Iterable[PersonVariant], *, same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[PersonGroup]:
    """Return the variants in groups that are one person each; input order has no effect."""
    ordered = sorted(variants, key=lambda variant: variant.key)
    groups = group_full([one for one in ordered if not one.is_bare], same=same, apart=apart)
    chosen: dict[int, list[JoinedVariant]] = defaultdict(list)
    fuller = Fuller(groups)
    alone, unknown = [], []
    for one in ordered:
        if one.is_bare:
            found = fuller.find(one)
            if len(found) == 1:
                chosen[found[0][0]].append(found[0][1])
            elif found:
                alone.append(PersonGroup(members=(joined_to_none(found),), each_alone=True))
            else:
                unknown.append(one)
    holders = [
        PersonGroup(members=members, each_alone=members[0].rule == "alone")
        for members in group_holders(unknown)
    ]
    known = [
        PersonGroup(members=(*group, *chosen.get(number, ())))
        for number, group in enumerate(groups)
    ]
    return known + alone + holders


def joined_to_none(found: Sequence[tuple[int, JoinedVariant]]) -> JoinedVariant:
    """Return a surname that fits several persons, with how surely it fits each."""
    fitting = found[0][1]
    return JoinedVariant(variant=fitting.variant, rule=SEVERAL, percent=fitting.percent)


def most_percent(bare: PersonVariant) -> int:
    """Return how surely, in percent, a bare surname can fit anybody, by what it tells."""
    return _percent(2 * bool(bare.country) + 2 * bool(bare.posts) + bool(bare.month))


class Fuller:
    """The groups of full names, by the surnames they may be cut to."""

    def __init__(self, groups: Sequence[Sequence[JoinedVariant]]) -> None:
        """Take the groups; they are named by their places."""
        self._by_surname: dict[str, set[int]] = defaultdict(set)
        self._groups = [[joined.variant for joined in group] for group in groups]
        for number, members in enumerate(self._groups):
            for surname in {word for one in members for word in one.words.surnames}:
                self._by_surname[surname].add(number)

    def find(self, bare: PersonVariant) -> list[tuple[int, JoinedVariant]]:
        """Return the groups that a bare surname fits best: it joins the only one there is."""
        points: dict[int, tuple[int, str]] = {}
        for surname in bare.words.surnames:
            for number in self._by_surname.get(surname, ()):
                fitting = _points(bare, self._groups[number])
                if fitting:
                    points[number] = fitting
        best = max((count for count, _ in points.values()), default=0)
        return [
            (number, JoinedVariant(variant=bare, rule=rule, percent=_percent(count)))
            for number, (count, rule) in sorted(points.items())
            if count == best
        ]


def fit_surname(bare: PersonVariant, group: Sequence[PersonVariant]) -> tuple[str, int] | None:
    """Return the rule by which a bare surname may be a person's, and its percent."""
    found = _points(bare, group)
    return (found[1], _percent(found[0])) if found else None


def _percent(points: int) -> int:
    return 60 + 5 * points


def _points(bare: PersonVariant, group: Sequence[PersonVariant]) -> tuple[int, str] | None:
    """Return how well a bare surname fits a person, and the words for it."""
    countries = {one.country for one in group if one.country}
    if bare.country and countries and not any(countries_agree(bare.country, c) for c in countries):
        return None
    posts = {post for one in group for post in one.posts}
    if bare.posts and posts and not bare.posts & posts:
        return None
    if not any(_within(bare.month, one, YEARS_FAR, untold=True) for one in group):
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
    in_news = any(_within(bare.month, one, YEARS_NEAR, untold=False) for one in group)
    rule = "surname" + ", country" * country + ", post" * post + ", time" * in_news
    return 2 * country + 2 * post + in_news, rule


def _within(month: date | None, one: PersonVariant, years: int, *, untold: bool) -> bool:
    """True when a month is at most so many years from when a name was told; else when untold."""
    if month is None or one.first_on is None or one.last_on is None:
        return untold
    return one.first_on.year - years <= month.year <= one.last_on.year + years


def group_holders(unknown: Sequence[PersonVariant]) -> list[tuple[JoinedVariant, ...]]:
    """Return bare surnames that no fuller name fits, those of one holder of an office together."""
    ordered = sorted(unknown, key=lambda one: one.key)

    def is_apart(one: int, other: int) -> bool:
        return _other_initials(ordered[one], ordered[other])

    groups = join(len(ordered), weighed(_holder_edges(ordered), is_apart), is_apart)
    return joined_variants(ordered, groups)


def fit_holders(one: PersonVariant, other: PersonVariant) -> tuple[str, int] | None:
    """Return the rule by which two bare surnames may be one holder's, and its percent."""
    if not one.offices & other.offices or _other_initials(one, other):
        return None
    if not (one.month and other.month) or _months_between(one.month, other.month) > MONTHS_BETWEEN:
        return None
    return "surname of one holder, country, post", 75


def _holder_edges(ordered: Sequence[PersonVariant]) -> Iterator[Edge]:
    by_office: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for place, one in enumerate(ordered):
        if one.month:
            for office in one.offices:
                by_office[office].append((one.month, place))
    pairs: set[tuple[int, int]] = set()
    for held in by_office.values():
        held.sort()
        for start, (month, first) in enumerate(held):
            for later, second in held[start + 1 :]:
                if _months_between(month, later) > MONTHS_BETWEEN:
                    break
                pairs.add((min(first, second), max(first, second)))
    for first, second in sorted(pairs):
        found = fit_holders(ordered[first], ordered[second])
        if found:
            yield Edge(first=first, second=second, rule=found[0], percent=found[1])


def _months_between(one: date, other: date) -> int:
    return abs((one.year - other.year) * 12 + one.month - other.month)


def _other_initials(one: PersonVariant, other: PersonVariant) -> bool:
    """True for M. Abe and S. Abe."""
    mine, theirs = (
        {letters for part, letters in zip(name.parts, name.letters, strict=True) if len(part) == 1}
        for name in (one.words, other.words)
    )
    return bool(mine and theirs) and not any(a & b for a in mine for b in theirs)
