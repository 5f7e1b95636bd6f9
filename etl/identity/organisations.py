"""Which organisations of different articles are one: by seed, else by name and country."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from etl.text import names


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationClaim:
    """One article's organisation, as far as identity looks at it."""

    article_id: UUID
    number: int
    name: str
    country: str | None
    seed: UUID | None = None
    """The seeded organisation that the name stands for."""

    @property
    def key(self) -> tuple[UUID, int]:
        """Return what names the claim: the article and the entity's number."""
        return self.article_id, self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedOrganisation:
    """A claim in its group, with the rule and score that joined it."""

    claim: OrganisationClaim
    rule: str
    score: float


def group_organisations(claims: Iterable[OrganisationClaim]) -> list[list[JoinedOrganisation]]:
    """Return the claims in groups that are one organisation each, whatever their order."""
    seeded: dict[UUID, list[JoinedOrganisation]] = defaultdict(list)
    named: dict[str, list[OrganisationClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.key):
        if claim.seed:
            seeded[claim.seed].append(JoinedOrganisation(claim=claim, rule="seed", score=1.0))
        else:
            named[names.organisation_key(claim.name)].append(claim)
    groups = [seeded[seed] for seed in sorted(seeded)]
    for key in sorted(named):
        groups.extend(_by_country(named[key]))
    return groups


def _by_country(claims: list[OrganisationClaim]) -> list[list[JoinedOrganisation]]:
    """Divide the claims of one name by country; no country joins the only one there is."""
    countries = sorted({claim.country for claim in claims if claim.country})
    groups: dict[str | None, list[JoinedOrganisation]] = defaultdict(list)
    for claim in claims:
        if claim.country:
            joined = JoinedOrganisation(claim=claim, rule="name and country", score=1.0)
            groups[claim.country].append(joined)
        else:
            home = countries[0] if len(countries) == 1 else None
            groups[home].append(JoinedOrganisation(claim=claim, rule="name", score=0.9))
    return [groups[country] for country in [*countries, None] if groups.get(country)]
