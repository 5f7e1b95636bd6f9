"""Write the posts that persons are told to hold, and describe each person by the latest."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.affiliations import PostTold, Tie, latest_post, sum_up
from etl.identity.people import Written
from etl.identity.writing import days_range, fill

Driver = psycopg.Connection[Any]

# With an offset the posts of each are looked up: as a join, the planner reads all that are stored.
_TOLD = """
select v.fact_id, o.fact_id, p.country_code, p.post, p.post_code, p.qualifier,
    min(p.first_on), max(p.last_on), sum(p.claim_count)
from variants as v
cross join lateral (select * from variant_posts where variant_id = v.id offset 0) as p
left join variants as o on o.id = p.organisation_variant_id
where v.fact_id = any(%(actors)s) and v.kind = 'person'
group by 1, 2, 3, 4, 5, 6
"""
# For persons of one claim; the rest are summed up already.
_TOLD_ALONE = """
select m.claim_id, o.organisation_id, p.country_code, p.post, p.post_code, p.qualifier,
    p.told_on, p.told_on, 1
from variant_members as m
join variants as v on v.id = m.variant_id and v.family_id is null
join post_claims as p on (p.article_id, p.person_number) = (m.article_id, m.entity_number)
left join organisation_members as o
    on (o.article_id, o.entity_number) = (p.article_id, p.organisation_number)
where m.claim_id = any(%(actors)s) and m.variant_id = any(%(variants)s)
union all
select m.claim_id, o.organisation_id, null, null, null, 'current',
    coalesce(a.dateline_on, a.published_on), coalesce(a.dateline_on, a.published_on), 1
from variant_members as m
join variants as v on v.id = m.variant_id and v.family_id is null
join articles as a on a.id = m.article_id
join report_parties as p on (p.article_id, p.entity_number) = (m.article_id, m.entity_number)
join organisation_members as o
    on (o.article_id, o.entity_number) = (p.article_id, p.represents_number)
where m.claim_id = any(%(actors)s) and m.variant_id = any(%(variants)s)
"""
_CONCERNED = """
select v.fact_id, m.claim_id, v.id
from variants as o
join variant_posts as p on p.organisation_variant_id = o.id
join variants as v on v.id = p.variant_id
left join variant_members as m on m.variant_id = v.id and v.family_id is null
where (o.fact_id = any(%s) or o.id = any(%s)) and o.kind = 'organisation'
"""
_DESCRIBE = """
update actors set description = told.description
from unnest(%s::uuid[], %s::text[]) as told (id, description)
where actors.id = told.id and actors.description is distinct from told.description
"""


def write_ties(
    connection: Driver,
    actors: Collection[UUID],
    bodies: Written,
    alone: Mapping[UUID, UUID],
) -> None:
    """Write the ties of these actors, and of all who have a post in bodies that changed.

    `alone` are those of the actors that are one claim, with its variant.
    """
    concerned, single = set(actors), dict(alone)
    for fact, claim, variant in connection.execute(
        _CONCERNED, [sorted(bodies.changed), sorted(bodies.moved)]
    ):
        concerned |= {fact or claim}
        if not fact and claim:
            single[claim] = variant
    told = _read(connection, sorted(concerned), sorted(set(single.values())))
    ties = {actor: sum_up(told.get(actor, ())) for actor in sorted(concerned)}
    connection.execute("delete from affiliations where actor_id = any(%s)", [sorted(concerned)])
    fill(
        connection,
        "affiliations",
        (
            "actor_id", "position", "organisation_id", "country_code", "post", "post_code",
            "qualifier", "during", "evidence_count",
        ),
        (
            _row(actor, position, tie)
            for actor, found in ties.items()
            for position, tie in enumerate(found)
        ),
    )  # fmt: skip
    _describe(connection, ties)


def _read(
    connection: Driver, actors: list[UUID], variants: list[UUID]
) -> dict[UUID, list[PostTold]]:
    asked = {"actors": actors, "variants": variants}
    told: dict[UUID, list[PostTold]] = defaultdict(list)
    for query in (_TOLD, _TOLD_ALONE):
        for row in connection.execute(query, asked):
            told[row[0]].append(
                PostTold(
                    organisation=row[1],
                    country=row[2],
                    post=row[3],
                    post_code=row[4],
                    qualifier=row[5],
                    first_on=row[6],
                    last_on=row[7],
                    claims=row[8],
                )
            )
    return told


def _describe(connection: Driver, ties: dict[UUID, list[Tie]]) -> None:
    latest = {actor: latest_post(found) for actor, found in ties.items()}
    bodies = sorted({tie.organisation for tie in latest.values() if tie and tie.organisation})
    names = dict(
        connection.execute(
            "select id, name from organisations where id = any(%s)", [bodies]
        ).fetchall()
    )
    described = [_described(tie, names) if tie else None for tie in latest.values()]
    connection.execute(_DESCRIBE, [list(latest), described])


def _row(actor: UUID, position: int, tie: Tie) -> tuple[Any, ...]:
    return (
        actor,
        position,
        tie.organisation,
        tie.country,
        tie.post,
        tie.post_code,
        tie.qualifier,
        days_range(tie.first_on, tie.ends_before),
        tie.evidence_count,
    )


def _described(tie: Tie, organisations: dict[UUID, str]) -> str:
    organisation = organisations.get(tie.organisation) if tie.organisation else None
    prefix = "" if tie.qualifier == "current" else f"{tie.qualifier} "
    return f"{prefix}{tie.post}" + (f", {organisation}" if organisation else "")
