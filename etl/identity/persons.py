"""Which persons of different articles are one actor.

A full name makes one actor for each country that claims give it; who has no country joins the
only one there is, or the only one that shares a post, and else stays apart. A bare surname never
makes an actor of several articles: it joins the single fuller-named actor of its country or post
that carries the surname, or stays alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from etl.text import names


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonClaim:
    """One article's person, as far as identity looks at it."""

    article_id: UUID
    number: int
    name: str
    country: str | None
    posts: frozenset[str] = frozenset()
    """Normalised posts the article gives the person."""

    @property
    def key(self) -> tuple[UUID, int]:
        """Return what names the claim: the article and the entity's number."""
        return self.article_id, self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A claim in its group, with the rule and score that joined it."""

    claim: PersonClaim
    rule: str
    score: float


def group_persons(claims: Iterable[PersonClaim]) -> list[list[Joined]]:
    """Return the claims in groups that are one person each; the order of input has no effect."""
    full: dict[str, list[PersonClaim]] = defaultdict(list)
    short: list[PersonClaim] = []
    for claim in sorted(claims, key=lambda claim: claim.key):
        if names.is_full(claim.name):
            full[names.person_key(claim.name)].append(claim)
        else:
            short.append(claim)
    groups = [group for key in sorted(full) for group in _by_country(full[key])]
    by_surname: dict[str, list[list[Joined]]] = defaultdict(list)
    for group in groups:
        for surname in sorted({s for j in group for s in names.surnames(j.claim.name)}):
            by_surname[surname].append(group)
    # All choices are made before any is carried out, so that one surname that joined does not
    # lend its posts to the next.
    chosen = [(claim, _fuller(claim, by_surname)) for claim in short]
    for claim, target in chosen:
        if target is None:
            groups.append([Joined(claim=claim, rule="alone", score=1.0)])
        else:
            target.append(Joined(claim=claim, rule="surname", score=0.8))
    return groups


def _by_country(claims: Sequence[PersonClaim]) -> list[list[Joined]]:
    """Divide the claims of one full name by country."""
    known: dict[str, list[PersonClaim]] = defaultdict(list)
    unknown: list[PersonClaim] = []
    for claim in claims:
        (known[claim.country] if claim.country else unknown).append(claim)
    if len(known) <= 1:
        rule = "name and country" if known else "name"
        members = [claim for group in known.values() for claim in group]
        joined = [Joined(claim=claim, rule=rule, score=1.0) for claim in members]
        return [joined + [Joined(claim=claim, rule="name", score=0.9) for claim in unknown]]
    groups = {
        country: [Joined(claim=claim, rule="name and country", score=1.0) for claim in members]
        for country, members in sorted(known.items())
    }
    apart = []
    posts = {country: _posts(known[country]) for country in groups}
    for claim in unknown:
        fitting = [country for country in groups if claim.posts & posts[country]]
        if len(fitting) == 1:
            groups[fitting[0]].append(Joined(claim=claim, rule="name and post", score=0.8))
        else:
            apart.append([Joined(claim=claim, rule="alone", score=1.0)])
    return [*groups.values(), *apart]


def _posts(claims: Iterable[PersonClaim]) -> frozenset[str]:
    return frozenset(post for claim in claims for post in claim.posts)


def _fuller(claim: PersonClaim, by_surname: dict[str, list[list[Joined]]]) -> list[Joined] | None:
    """Return the only group of a fuller name that a surname can stand for, if there is one."""
    fitting = []
    for surname in names.surnames(claim.name):
        for group in by_surname.get(surname, []):
            if any(names.abbreviates(claim.name, joined.claim.name) for joined in group):
                fitting.append(group)
    fitting = [group for group in fitting if _agrees(claim, [joined.claim for joined in group])]
    return fitting[0] if len(fitting) == 1 else None


def _agrees(claim: PersonClaim, members: Sequence[PersonClaim]) -> bool:
    countries = {member.country for member in members if member.country}
    if claim.country and countries:
        return claim.country in countries
    return bool(claim.posts & _posts(members))
