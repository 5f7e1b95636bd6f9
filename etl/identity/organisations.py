"""Which organisations of different articles are one: by seed, name or acronym, and country."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID, uuid5

from etl.identity.joining import Edge, Edges, Judged, join, weighed
from etl.identity.seeking import find_pairs
from etl.seeding.keys import NAMESPACE
from etl.text import names

_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du"})
ACRONYM_LETTERS = 3


@dataclass(frozen=True, kw_only=True)
class OrganisationVariant:
    """All claims that say the same of an organisation, as far as identity looks at it."""

    name: str
    country: str | None
    seed: str | None = None
    """Key of the seeded organisation that the name stands for."""
    alone: str = ""
    """Names the claim, when people's judgements set it apart from others that say the same."""

    @cached_property
    def key(self) -> tuple[str, str, str, str]:
        """Return what tells the variant from all others."""
        return self.name, self.country or "", self.seed or "", self.alone

    @cached_property
    def id(self) -> UUID:
        """Return the id that the variant has in the database."""
        return uuid5(NAMESPACE, f"organisation variant {self.key}")

    @cached_property
    def name_key(self) -> str:
        """Return the comparable name."""
        return names.organisation_key(self.name)

    @cached_property
    def acronym(self) -> str | None:
        """Return the acronym that the name would have: SVR for Sluzhba Vneshney Razvedki."""
        words = [word for word in self.name_key.split() if word not in _SMALL_WORDS]
        letters = "".join(word[0] for word in words)
        return letters if len(letters) >= ACRONYM_LETTERS and len(words) > 1 else None

    @property
    def is_acronym(self) -> bool:
        """True for a name that is written as an acronym."""
        return len(self.name_key.split()) == 1 and self.name.replace(".", "").isupper()

    @cached_property
    def blocks(self) -> frozenset[str]:
        """Return the keys that the variant is found by."""
        keys = {f"o {self.name_key}"}
        if self.is_acronym:
            keys.add(f"a {self.name_key}")
        if self.acronym:
            keys.add(f"o {self.acronym}")
        if self.seed:
            keys.add(f"seed {self.seed}")
        return frozenset(keys)

    @cached_property
    def sought(self) -> frozenset[str]:
        """Return the keys of those that may be one organisation with it.

        Names of the same first letters do not look for each other, but for the acronym.
        """
        keys = {f"o {self.name_key}"}
        if self.acronym:
            keys.add(f"a {self.acronym}")
        if self.seed:
            keys.add(f"seed {self.seed}")
        return frozenset(keys)


Pair = frozenset[OrganisationVariant]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedOrganisation:
    """A variant in its group, with the rule that joined it and how surely."""

    variant: OrganisationVariant
    rule: str
    percent: int


def group_organisations(
    variants: Iterable[OrganisationVariant],
    *,
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    edges: Edges | None = None,
) -> list[tuple[JoinedOrganisation, ...]]:
    """Return the variants in groups that are one organisation each, whatever their order.

    `edges` between them, in the order of their keys, need not be found again when known: all, and
    those that nothing disputes.
    """
    ordered = sorted(variants, key=lambda variant: variant.key)
    places = {variant.key: place for place, variant in enumerate(ordered)}
    judged = Judged.of(same, apart, places)

    def is_apart(one: int, other: int) -> bool:
        return clearly_apart(ordered[one], ordered[other])

    if edges is None:
        edges = weighed(find_edges(ordered), is_apart, judged)
    groups = join(len(ordered), edges, is_apart, judged)
    return [
        tuple(
            JoinedOrganisation(variant=ordered[place], rule=edge.rule, percent=edge.percent)
            for place, edge in members
        )
        for members in groups
    ]


def find_edges(variants: Sequence[OrganisationVariant]) -> Iterator[Edge]:
    """Yield the pairs of variants that may be one organisation."""
    for first, second in find_pairs(variants):
        found = fit(variants[first], variants[second])
        if found:
            yield Edge(first=first, second=second, rule=found[0], percent=found[1])


def fit(one: OrganisationVariant, other: OrganisationVariant) -> tuple[str, int] | None:
    """Return the rule by which two variants may be one organisation, and its percent."""
    if one.alone or other.alone or clearly_apart(one, other):
        return None
    if one.seed and one.seed == other.seed:
        return "seed", 100
    both = bool(one.country and other.country)
    if one.name_key == other.name_key:
        return ("name, country", 100) if both else ("name", 90)
    if _is_acronym_of(one, other) or _is_acronym_of(other, one):
        return ("acronym, country", 85) if both else None
    return None


def clearly_apart(one: OrganisationVariant, other: OrganisationVariant) -> bool:
    """True when two variants cannot be one organisation."""
    if one.seed and other.seed:
        return one.seed != other.seed
    if one.country and other.country and one.country != other.country:
        return True
    if one.name_key == other.name_key:
        return False
    return not (one.is_acronym or other.is_acronym or one.seed or other.seed)


def _is_acronym_of(short: OrganisationVariant, full: OrganisationVariant) -> bool:
    return short.is_acronym and short.name_key == full.acronym
