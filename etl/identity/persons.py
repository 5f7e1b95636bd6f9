"""Which persons of different articles are one actor.

Claims that say the same (name, country, posts) are one variant. Full names come first: two
variants fit when their names may be one person's and no country speaks against it; a rule that
trusts the name less asks for the same country or post. Bare surnames come second (`surnames.py`).
`joining.py` tells what happens when several fit.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from uuid import UUID, uuid5

from etl.identity.joining import Edge, Edges, Joined, Judged, join, weighed
from etl.identity.name_keys import name_keys
from etl.identity.person_names import PersonName, compare, parse
from etl.identity.seeking import find_pairs
from etl.seeding.keys import NAMESPACE

SURE = 90
"""Percent of a name rule that needs neither country nor post to agree."""
ONE_HOLDER = frozenset(
    "head_of_state head_of_government monarch crown_prince foreign_minister defence_minister"
    " finance_minister interior_minister central_bank_governor national_security_adviser".split()
)
"""Posts that one person of a country holds at a time."""
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
    def offices(self) -> frozenset[str]:
        """Return what two bare surnames share when one such person can hold the post at a time."""
        if not self.is_bare or not self.country or self.words.has_common_surname:
            return frozenset()
        held = f"{self.words.long[-1]} {self.country}" if self.words.long else ""
        return frozenset(f"h {held} {post}" for post in self.posts & ONE_HOLDER if held)

    @cached_property
    def blocks(self) -> frozenset[str]:
        """Return the keys that the variant is found by."""
        names = () if self.alone else name_keys(self.words).stored
        return self.ties | self.offices | {f"n {key}" for key in names}

    @cached_property
    def sought(self) -> frozenset[str]:
        """Return the keys of those of whom one may have this name too."""
        names = () if self.alone else name_keys(self.words).sought
        return frozenset(f"n {key}" for key in names)

    @cached_property
    def ties(self) -> frozenset[str]:
        """Return keys of the words that may be the surname, with each country and post."""
        kind = "b" if self.is_bare else "s"
        known = {self.country, *(old for old, new in _SUCCESSORS.items() if self.country in new)}
        if not self.is_bare:
            known |= _SUCCESSORS.get(self.country or "", frozenset())
        ties = sorted({country for country in known if country} | self.posts)
        return frozenset(
            f"{kind} {surname} {tie}" for surname in self.words.surnames for tie in ties
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedVariant:
    """A variant in its group, with the rule that joined it and how surely."""

    variant: PersonVariant
    rule: str
    percent: int


Pair = frozenset[PersonVariant]


def group_full(
    variants: Sequence[PersonVariant],
    *,
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    edges: Edges | None = None,
) -> list[tuple[JoinedVariant, ...]]:
    """Return the variants of full names in groups that are one person each.

    `edges` between them need not be found again when known: all, and those that nothing disputes.
    """
    places = {variant.key: place for place, variant in enumerate(variants)}
    judged = Judged.of(same, apart, places)

    def is_apart(one: int, other: int) -> bool:
        return clearly_apart(variants[one], variants[other])

    if edges is None:
        edges = weighed(find_edges(variants), is_apart, judged)
    groups = join(len(variants), edges, is_apart, judged)
    return joined_variants(variants, groups)


def joined_variants(
    variants: Sequence[PersonVariant], groups: Iterable[Iterable[Joined]]
) -> list[tuple[JoinedVariant, ...]]:
    """Return the variants at the places of these groups, with their rules."""
    return [
        tuple(
            JoinedVariant(variant=variants[place], rule=edge.rule, percent=edge.percent)
            for place, edge in members
        )
        for members in groups
    ]


def find_edges(variants: Sequence[PersonVariant]) -> Iterator[Edge]:
    """Yield the pairs of variants that may be one person."""
    for first, second in find_pairs(variants):
        found = fit(variants[first], variants[second])
        if found:
            yield Edge(first=first, second=second, rule=found[0], percent=found[1])


def fit(one: PersonVariant, other: PersonVariant) -> tuple[str, int] | None:
    """Return the rule by which two variants may be one person, and its percent."""
    if not countries_agree(one.country, other.country):
        return ("same name, post, other country", 70) if _one_office(one, other) else None
    both, post = bool(one.country and other.country), bool(one.posts & other.posts)
    found = _compared(one.name, other.name, 2 if both and post else 1)
    if found is None or (not post and _may_be_father_and_son(one, other)):
        return None
    rule, percent = found
    if percent < SURE and not (both or post):
        return None
    rule += ", country" * both + ", post" * post
    return rule, min(100, percent - 15 * (not both) + 5 * post)


@lru_cache(65536)
def _compared(one: str, other: str, slips: int) -> tuple[str, int] | None:
    """Compare two names; many variants bear them, with other posts and in other countries."""
    return compare(parse(one), parse(other), slips=slips)


def _one_office(one: PersonVariant, other: PersonVariant) -> bool:
    """True for one full name in one high post: an article that tells another country is mistaken.

    Two countries with foreign ministers of one name are rarer than articles that are misread.
    """
    if not one.posts & other.posts & ONE_HOLDER or one.words.has_common_surname:
        return False
    both_full = one.words.is_full and other.words.is_full
    return both_full and bool(one.words.spellings & other.words.spellings)


def _may_be_father_and_son(one: PersonVariant, other: PersonVariant) -> bool:
    """True for Paul Martin and Paul Martin Sr. when the posts that both tell are others."""
    told = {one.words.generation, other.words.generation}
    return None in told and len(told) == 2 and bool(one.posts and other.posts)


def clearly_apart(one: PersonVariant, other: PersonVariant) -> bool:
    """True when two variants cannot be one person."""
    if not countries_agree(one.country, other.country):
        return not _one_office(one, other)
    if not (one.words.is_full and other.words.is_full):
        return False
    return _compared(one.name, other.name, 2) is None


def countries_agree(one: str | None, other: str | None) -> bool:
    """True when a person of the one may be of the other: the same, untold, or its successor."""
    if not one or not other or one == other:
        return True
    return other in _SUCCESSORS.get(one, ()) or one in _SUCCESSORS.get(other, ())
