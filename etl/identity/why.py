"""Tell by which rule two things were joined, or what keeps them apart."""

from collections.abc import Iterable
from itertools import product
from typing import Any
from uuid import UUID

import psycopg

from etl.identity import organisations, persons
from etl.identity.candidates import cannot_be_one, days_apart, fit, fit_vague, shared_parties
from etl.identity.judged import judged_variants, read_set_apart
from etl.identity.organisations import OrganisationVariant
from etl.identity.persons import PersonVariant
from etl.identity.reading import read_reports
from etl.identity.told import Told
from etl.identity.variants import Variant, read_variants

Driver = psycopg.Connection[Any]

_REPORTS = "select article_id, report_position from meeting_reports where meeting_id = any(%s)"
_JOINED = """
select rule, score, count(*) from {table} where {subject}_id = %s group by rule, score
order by count(*) desc, rule
"""
_TABLES = {
    "actor": "actor_members",
    "organisation": "organisation_members",
    "meeting": "meeting_reports",
}


def why_one(connection: Driver, subject: str, fact: UUID) -> list[str]:
    """Return the rules that joined the claims of one fact, with how many each joined."""
    query = _JOINED.format(table=_TABLES[subject], subject=subject)
    return [
        f"{rule}: {count} {'report' if subject == 'meeting' else 'claim'}{'s' * (count != 1)}, "
        f"certainty {score}"
        for rule, score, count in connection.execute(query.encode(), [fact])
    ]


def why_apart(connection: Driver, subject: str, first: UUID, second: UUID) -> list[str]:
    """Return what keeps two facts apart, the plainest reason first."""
    if subject == "meeting":
        return _meetings_apart(connection, first, second)
    kind = "person" if subject == "actor" else "organisation"
    mine, theirs = (_variants(connection, kind, fact) for fact in (first, second))
    _, pairs = read_set_apart(connection)
    judged = judged_variants(connection, pairs)
    if any(frozenset({a.id, b.id}) in judged.apart for a, b in product(mine, theirs)):
        return ["a judgement says that they are not the same"]
    found = [_variants_apart(a, b) for a, b in product(mine, theirs)]
    clear = [reason for reason, is_clear in found if is_clear]
    return _counted(clear) or _counted(reason for reason, _ in found)


def _variants(connection: Driver, kind: str, fact: UUID) -> list[Variant]:
    rows = connection.execute(
        "select id from variants where fact_id = %(fact)s and kind = %(kind)s union"
        " select m.variant_id from variant_members as m join variants as v on v.id = m.variant_id"
        " where m.claim_id = %(fact)s and v.fact_id is null and v.kind = %(kind)s",
        {"fact": fact, "kind": kind},
    )
    return [one for one, _ in read_variants(connection, kind, [row[0] for row in rows])]


def _variants_apart(one: Variant, other: Variant) -> tuple[str, bool]:
    """Return why two variants are not one, and whether they clearly cannot be."""
    pair = f"{_described(one)} and {_described(other)}"
    if isinstance(one, PersonVariant) and isinstance(other, PersonVariant):
        if not persons.countries_agree(one.country, other.country):
            return f"{pair}: of two countries", True
        if one.is_bare or other.is_bare:
            return f"{pair}: a surname that no one person fits best", False
        if persons.clearly_apart(one, other):
            return f"{pair}: names of two persons", True
        if persons.fit(one, other) is None:
            return f"{pair}: alike names without a common country or post", False
    if isinstance(one, OrganisationVariant) and isinstance(other, OrganisationVariant):
        if organisations.clearly_apart(one, other):
            return f"{pair}: of two names, seeds or countries", True
        if organisations.fit(one, other) is None:
            return f"{pair}: nothing that ties them", False
    return f"{pair}: may be one, but something else fits as well and is clearly another", False


def _described(variant: Variant) -> str:
    told = [variant.country or "no country"]
    if isinstance(variant, PersonVariant):
        told += sorted(variant.posts)
    return f"{variant.name} ({', '.join(told)})"


def _meetings_apart(connection: Driver, first: UUID, second: UUID) -> list[str]:
    mine, theirs = (_reports(connection, meeting) for meeting in (first, second))
    return _counted(_reports_apart(one, other) for one, other in product(mine, theirs))


def _reports(connection: Driver, meeting: UUID) -> list[Told]:
    rows = connection.execute(_REPORTS, [[meeting]]).fetchall()
    return list(read_reports(connection, [(row[0], row[1]) for row in rows]))


def _reports_apart(one: Told, other: Told) -> str:
    if days_apart(one, other):
        return f"different days: {_days(one)} and {_days(other)}"
    if one.article_id == other.article_id:
        return "one article tells them as two"
    if cannot_be_one(one, other):
        if one.kind != other.kind:
            return f"a {one.kind} and a {other.kind}, or places or persons that differ"
        return "places or persons that differ"
    if shared_parties(one, other) < 2:
        return "fewer than two parties in common"
    if fit(one, other) or fit_vague(one, other) or fit_vague(other, one):
        return "may be one, but another meeting fits as well"
    return "no days that both tell"


def _days(told: Told) -> str:
    return " to ".join(sorted({str(told.starts_on), str(told.last_on)}))


def _counted(reasons: Iterable[str]) -> list[str]:
    """Return each reason once, the commonest first."""
    listed = list(reasons)
    return sorted(set(listed), key=lambda reason: (-listed.count(reason), reason))
